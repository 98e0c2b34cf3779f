package io.minewatch.emit;

import io.minewatch.locate.LocatedDetection;
import io.minewatch.verdict.Detection;
import io.minewatch.verdict.Grade;

import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Nodes of chains below the table of miners: never in it, and never in the place of a miner. One
 * row for two ends, in the order of the addresses as text.
 */
final class NodeRows {

    /** Whoever wants more of them wants a file. */
    static final int MAX_ROWS = 1000;

    private final SortedSet<String> rows = new TreeSet<>();
    private long leftOut;

    /** True if the record is of a node. */
    static boolean isNode(LocatedDetection located) {
        return located.detection().mining().grade() == Grade.NOT_MINING;
    }

    void add(LocatedDetection located) {
        Detection detection = located.detection();
        String row = row(detection);
        if (rows.size() < MAX_ROWS || rows.contains(row)) {
            rows.add(row);
        } else {
            leftOut++;
        }
    }

    private static String row(Detection detection) {
        return AddressText.of(detection.client().address())
                + " with "
                + AddressText.of(detection.server())
                + ", "
                + detection.mining().protocol()
                + " "
                + detection.mining().variant();
    }

    /** A head, the rows, and how many conversations had no room; nothing without nodes. */
    Stream<String> lines() {
        if (rows.isEmpty()) {
            return Stream.empty();
        }
        Stream<String> rest =
                leftOut > 0 ? Stream.of("conversations left out: " + leftOut) : Stream.empty();
        return Stream.concat(
                Stream.of("", "Not mining: nodes of chains: " + rows.size()),
                Stream.concat(rows.stream(), rest));
    }
}
