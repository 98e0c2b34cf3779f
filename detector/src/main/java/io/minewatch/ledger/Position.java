package io.minewatch.ledger;

/**
 * Where a page ended, for the next to begin behind it.
 *
 * @param order by which rows are sorted, falling
 * @param id by which rows of the same order are
 */
public record Position(long order, String id) {}
