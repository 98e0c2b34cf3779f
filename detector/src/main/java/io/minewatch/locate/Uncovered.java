package io.minewatch.locate;

import java.util.ArrayList;
import java.util.List;

/** Those parts of an interval of time for which nobody has been found yet. */
final class Uncovered {

    private List<Validity> parts = new ArrayList<>();

    Uncovered(Validity interval) {
        parts.add(interval);
    }

    boolean isEmpty() {
        return parts.isEmpty();
    }

    /** True if some part lies in this time. */
    boolean meets(long from, long to) {
        for (Validity part : parts) {
            if (from < part.to() && part.from() < to) {
                return true;
            }
        }
        return false;
    }

    /** Takes this time away. */
    void cover(long from, long to) {
        var left = new ArrayList<Validity>();
        for (Validity part : parts) {
            keep(left, part.from(), Math.min(part.to(), from));
            keep(left, Math.max(part.from(), to), part.to());
        }
        parts = left;
    }

    private static void keep(List<Validity> parts, long from, long to) {
        if (from < to) {
            parts.add(new Validity(from, to));
        }
    }
}
