package io.minewatch.ledger;

import java.util.List;
import java.util.Optional;

/**
 * A record that came in: one conversation as a sensor reports it.
 *
 * @param id of the detection
 * @param flow tells the conversations of one detection apart
 * @param revision counts the reports of one conversation
 * @param print of the text: decides between different reports of the same revision
 * @param firstUs microseconds since 1970
 * @param lastUs microseconds since 1970
 * @param places the regions that it is in, from the top down
 * @param json the text, packed
 * @param former where it was said to be, if a later import says otherwise
 */
record Report(
        String id,
        String flow,
        long revision,
        long print,
        long firstUs,
        long lastUs,
        Facts facts,
        List<RegionPlace> places,
        byte[] json,
        Optional<Former> former) {

    /**
     * A place that was replaced.
     *
     * @param importId of what replaced it
     * @param regions codes from the top down, joined by blanks
     * @param place part of the record
     */
    record Former(long importId, String regions, String place) {}

    /** A region and what is above it; an empty parent is the top. */
    record RegionPlace(String code, String parent, String name) {}

    /** Without the way to it. */
    Conversation conversation() {
        return new Conversation(flow, revision, print, firstUs, lastUs, facts);
    }
}
