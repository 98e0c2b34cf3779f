package io.minewatch.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.minewatch.estimate.Hashrate;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

class FlowWorkTest {

    @Test
    void oneKeepsItsInterval() {
        assertEquals(Optional.of(rate(4, 5, 6)), together(flow(0, 100, rate(4, 5, 6))));
    }

    @Test
    void parallelOnesAddUp() {
        assertEquals(
                Optional.of(rate(6, 8, 10)),
                together(flow(0, 100, rate(4, 5, 6)), flow(0, 100, rate(2, 3, 4))));
    }

    @Test
    void onesAfterAnotherAverageOut() {
        assertEquals(
                Optional.of(rate(3, 4, 5)),
                together(flow(500, 600, rate(2, 3, 4)), flow(0, 100, rate(4, 5, 6))));
    }

    @Test
    void overlapCountsOnce() {
        assertEquals(
                Optional.of(rate(2, 4, 6)),
                together(
                        flow(0, 100, rate(1, 2, 3)),
                        flow(0, 50, rate(1, 2, 3)),
                        flow(50, 100, rate(1, 2, 3))));
    }

    @Test
    void unknownOnesAreLeftOut() {
        assertEquals(
                Optional.of(rate(4, 5, 6)),
                together(flow(0, 100, rate(4, 5, 6)), flow(0, 900, Optional.empty())));
        assertEquals(Optional.empty(), together(flow(0, 900, Optional.empty())));
        assertEquals(Optional.empty(), together());
    }

    @Test
    void differentAlgorithmsAreNeverAdded() {
        var other = new FlowWork(time(0), time(9), 1, "scrypt", Optional.of(rate(1, 1, 1)));
        assertEquals(Optional.empty(), together(flow(0, 100, rate(4, 5, 6)), other));
    }

    @Test
    void noTimeAtAllDoesNotDivideByZero() {
        assertEquals(
                Optional.of(rate(2, 4, 6)),
                together(flow(5, 5, rate(1, 2, 3)), flow(5, 5, rate(1, 2, 3))));
    }

    @Test
    void theFullerOfTwoReportsStands() {
        var early = new FlowWork(time(0), time(9), 3, "", Optional.empty());
        var late = new FlowWork(time(0), time(99), 30, "", Optional.empty());
        assertEquals(late, early.orFuller(late));
        assertEquals(late, late.orFuller(early));
    }

    private static Optional<Hashrate> together(FlowWork... flows) {
        return FlowWork.together(List.of(flows));
    }

    private static FlowWork flow(int from, int to, Hashrate rate) {
        return flow(from, to, Optional.of(rate));
    }

    private static FlowWork flow(int from, int to, Optional<Hashrate> rate) {
        return new FlowWork(time(from), time(to), 1, "sha256d", rate);
    }

    private static Instant time(int second) {
        return Instant.ofEpochSecond(second);
    }

    private static Hashrate rate(double lo, double mid, double hi) {
        return new Hashrate(lo, mid, hi, "H/s", 0.95, "accepted_shares");
    }
}
