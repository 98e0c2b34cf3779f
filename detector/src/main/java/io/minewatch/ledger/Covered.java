package io.minewatch.ledger;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Time in which at least one of several went on. */
final class Covered {

    private record Span(long from, long to) {}

    private final List<Span> spans = new ArrayList<>();

    /** One more; microseconds, the end is not in it. */
    void add(long from, long to) {
        spans.add(new Span(from, to));
    }

    /** Microseconds in which there was any. */
    long micros() {
        spans.sort(Comparator.comparingLong(Span::from));
        long covered = 0;
        long reached = Long.MIN_VALUE;
        for (Span span : spans) {
            covered += Math.max(0, span.to - Math.max(span.from, reached));
            reached = Math.max(reached, span.to);
        }
        return covered;
    }
}
