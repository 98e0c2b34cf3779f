package io.minewatch.ledger;

/**
 * A detection as it is kept: all conversations of one id.
 *
 * @param json the record, with the sums of its conversations
 * @param version counts what people said of it; 0 if nobody did
 * @param change of the ledger that wrote it last, for entity tags and for those who follow changes
 */
public record Kept(String id, String json, State state, long version, long change) {}
