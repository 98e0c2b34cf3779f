package io.minewatch.cadence;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * The lengths of what the server of a flow said unasked, without what only seems so: where packets
 * are lost, an answer to a share that was lost passes for a push, and is as long as an answer.
 */
final class Unasked {

    /**
     * So many for each answer, at most: no capture that is worth having loses more. A server that
     * says more in the length of its answers does so of its own accord.
     */
    static final double MOST_LOST = 0.25;

    /**
     * More of all than that cannot be left out: what remained would be chance, as where an answer
     * and a push come together.
     */
    static final double MOST_LEFT_OUT = 7 / 8.0;

    private final MemorySegment copy = Arena.ofAuto().allocate(Entry.BYTES, Long.BYTES);
    private int pushes;

    /** Those of this flow, until this is asked of another. */
    Unasked of(MemorySegment memory, long entry) {
        MemorySegment.copy(
                memory,
                entry + Entry.LENGTHS,
                copy,
                Entry.LENGTHS,
                Entry.BYTES - (long) Entry.LENGTHS);
        int all = Entry.count(memory, entry + Entry.PUSH_COUNT);
        int answered = Entry.count(memory, entry + Entry.ANSWERED);
        int answer = Entry.ANSWERS.dominant(memory, entry);
        double most = all == 0 ? 0 : MOST_LOST * answered / all;
        double left = Entry.PUSHED.leaveOut(copy, 0, answer, most);
        pushes = left > MOST_LEFT_OUT ? 0 : (int) Math.round(all * (1 - left));
        return this;
    }

    /** How often it said something; 65,535 at most, 0 if hardly ever. */
    int pushes() {
        return pushes;
    }

    /** The length that came most often; 0 if there is none. */
    int length() {
        return Entry.PUSHED.dominant(copy, 0);
    }

    /** Share of it among all, 0 to 1. */
    double dominance() {
        return Entry.PUSHED.dominance(copy, 0);
    }

    /** Share of the three commonest lengths among all, 0 to 1. */
    double told() {
        return Entry.PUSHED.told(copy, 0);
    }

    /** See {@link Lengths#repeated}. */
    int repeated() {
        return Entry.PUSHED.repeated(copy, 0);
    }

    /** How often the commonest length came again, less how often any other did. */
    int alike() {
        return Entry.PUSHED.alike(copy, 0) - 1 - Entry.PUSHED.other(copy, 0);
    }
}
