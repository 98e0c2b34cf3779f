package io.minewatch.cadence;

import io.minewatch.flow.Endings;

import java.time.Duration;
import java.util.function.IntConsumer;

/**
 * Goes round the table, a little with every tenth of a second, and lets go what is silent. Knows
 * how late it is, by the clock of the packets.
 */
final class ThinSweep {

    private static final long INTERVAL_NANOS = 100_000_000;

    /** In so many goes, a minute, each place is looked at once. */
    private static final int ROUND = 600;

    /** Packets are never so much out of order. */
    private static final long CLOCK_STEP_NANOS = 3_600_000_000_000L;

    /** The unit in which places know when they were heard: one byte is four and a half hours. */
    private static final long UNIT_NANOS = 64_000_000_000L;

    /**
     * The unit in which places know since when their entry is in use: 12 bits are nine hours, and
     * {@link ThinFlows#STAY} of it 64 to 72 s.
     */
    private static final long USE_NANOS = 8_000_000_000L;

    /** For flows without an entry: a minute or two of silence. */
    private static final int SHORT_UNITS = 1;

    /** For flows that did not live for a minute: five minutes of silence. */
    private static final int YOUNG_UNITS = 5;

    private static final int YOUNG_MILLIS = 60_000;

    private final ThinFlows flows;
    private final int idleUnits;
    private final IntConsumer end;
    private final int stride;
    private long now = Long.MIN_VALUE;
    private long next = Long.MIN_VALUE;
    private int units;
    private int hand;

    /**
     * @param end ends a flow that has an entry
     */
    ThinSweep(ThinFlows flows, Duration idleTimeout, IntConsumer end) {
        this.flows = flows;
        this.end = end;
        idleUnits = (int) (idleTimeout.toNanos() / UNIT_NANOS) + 1;
        stride = (flows.sets() + ROUND - 1) / ROUND;
    }

    /** How late it is, in units that places keep. */
    int now() {
        return units;
    }

    /** It is so late. */
    void time(long nanos) {
        if (nanos >= next || now - nanos > CLOCK_STEP_NANOS) {
            turn(nanos);
        }
    }

    private void turn(long nanos) {
        boolean isStep = now >= 0 && Math.abs(nanos - now) > CLOCK_STEP_NANOS;
        now = nanos;
        next = nanos + INTERVAL_NANOS;
        units = (int) (nanos / UNIT_NANOS) & 0xff;
        flows.time((int) (nanos / USE_NANOS));
        go(isStep ? flows.sets() : stride);
    }

    private void go(int sets) {
        for (int i = 0; i < sets; i++) {
            hand = (hand + 1) % flows.sets();
            if (!flows.isEmpty(hand)) {
                goOver(hand);
            }
        }
    }

    private void goOver(int set) {
        for (int place = set * ThinFlows.WAYS; place < (set + 1) * ThinFlows.WAYS; place++) {
            if (flows.state(place) != ThinFlows.FREE && !frees(place) && flows.hasEntry(place)) {
                flows.ages(place);
            }
        }
    }

    /**
     * Frees the place of a flow that is over. Asked when a packet of it comes, too, so that it does
     * not matter whether the sweep was there before.
     */
    boolean frees(int place) {
        if (!isOver(place, flows.age(place, units))) {
            return false;
        }
        if (flows.hasEntry(place)) {
            end.accept(place);
        }
        flows.free(place);
        return true;
    }

    /** Ends all flows. */
    void endAll() {
        var endings = new Endings();
        for (int place = 0; place < flows.places(); place++) {
            if (flows.hasEntry(place)) {
                int due = place;
                endings.end(() -> end.accept(due));
                flows.free(place);
            }
        }
        endings.done();
    }

    private boolean isOver(int place, int age) {
        if (!flows.hasEntry(place)) {
            return age > SHORT_UNITS;
        }
        return age > idleUnits
                || age > YOUNG_UNITS
                        && flows.state(place) == ThinFlows.THIN
                        && Entry.lastMillis(flows.memory(place), flows.entry(place)) < YOUNG_MILLIS;
    }
}
