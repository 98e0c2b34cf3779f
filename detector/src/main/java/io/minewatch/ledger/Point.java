package io.minewatch.ledger;

import java.time.Instant;
import java.util.List;

/**
 * What went on in one step of time.
 *
 * @param start of the step
 * @param detections that went on in it
 * @param rates one for each algorithm
 * @param power of all
 */
public record Point(Instant start, long detections, List<Rate> rates, Watts power) {

    /** Copies the list. */
    public Point {
        rates = List.copyOf(rates);
    }
}
