package io.minewatch.simulate.opaque;

import java.util.List;

/**
 * What flows of one kind do.
 *
 * @param name lower case and dashes
 * @param hello name in the ClientHello, of TLS only
 * @param onBlock what they do at a new block; {@link OnBlock#NOTHING} if they follow no chain
 * @param meanHours until they connect anew; 0 if they never do
 */
record Habit(
        String name,
        Carrier carrier,
        String hello,
        List<Pulse> pulses,
        OnBlock onBlock,
        double meanHours) {

    /**
     * What a follower does at a new block.
     *
     * @param chance that it hears of it at all, 0 to 1
     * @param lateMillis mean time after a pool has heard of it
     * @param low shortest push, bytes
     * @param high longest push, bytes
     * @param requests the most requests that the client makes then
     */
    record OnBlock(double chance, double lateMillis, int low, int high, int requests) {

        static final OnBlock NOTHING = new OnBlock(0, 0, 0, 0, 0);
    }

    /** In a carrier, with these pulses. */
    static Habit of(String name, Carrier carrier, String hello, Pulse... pulses) {
        return new Habit(name, carrier, hello, List.of(pulses), OnBlock.NOTHING, 0);
    }

    Habit following(OnBlock what) {
        return new Habit(name, carrier, hello, pulses, what, meanHours);
    }

    Habit reconnecting(double hours) {
        return new Habit(name, carrier, hello, pulses, onBlock, hours);
    }
}
