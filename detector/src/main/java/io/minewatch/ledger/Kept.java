package io.minewatch.ledger;

/**
 * A detection as it is kept: all conversations of one id at one site.
 *
 * @param number tells it from all others of this ledger
 * @param site who is where; an id may be of several, as an address may change hands within a day
 * @param json the record, with the sums of its conversations
 * @param version counts what people said of it; 0 if nobody did
 * @param change of the ledger that wrote it last, for entity tags and for those who follow changes
 */
public record Kept(
        long number, String id, String site, String json, State state, long version, long change) {

    /** Names it, and none other of its id. */
    public String name() {
        return name(id, site);
    }

    /** The name of the detection of an id at a site. */
    public static String name(String id, String site) {
        return id + ' ' + site;
    }
}
