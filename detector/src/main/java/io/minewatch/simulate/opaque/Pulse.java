package io.minewatch.simulate.opaque;

/**
 * One thing a flow does again and again.
 *
 * @param from seconds between, at least; each flow draws its own mean
 * @param to seconds between, at most
 * @param jitter of a periodic one: the most it is early or late, as part of the mean
 * @param up the client begins
 * @param low shortest message, bytes
 * @param high longest message, bytes
 * @param fixed each flow has one length instead of any
 * @param reply what the other side says to it
 * @param diurnal follows the day of its users
 */
record Pulse(
        Rhythm rhythm,
        double from,
        double to,
        double jitter,
        boolean up,
        int low,
        int high,
        boolean fixed,
        Reply reply,
        boolean diurnal) {

    /** When it comes again. */
    enum Rhythm {
        /** A timer, with jitter. */
        PERIODIC,
        /** A timer that goes by the wall clock: on the full minute, on the full second. */
        ALIGNED,
        /** At random. */
        MEMORYLESS,
        /** Some at once, at random. */
        BURSTY
    }

    /**
     * A reply.
     *
     * @param chance that there is one, 0 to 1
     * @param low shortest, bytes; 0 for as long as what it replies to
     * @param thinkingMillis mean time until it is made
     */
    record Reply(double chance, int low, int high, boolean fixed, double thinkingMillis) {

        static final Reply NONE = new Reply(0, 1, 1, true, 0);
        static final Reply ECHO = new Reply(1, 0, 0, true, 3);

        static Reply of(int low, int high) {
            return new Reply(1, low, high, low == high, 15);
        }

        static Reply now(int length) {
            return new Reply(1, length, length, true, 3);
        }

        Reply sometimes(double share) {
            return new Reply(share, low, high, fixed, thinkingMillis);
        }
    }

    /** The client says something of one length. */
    static Pulse client(Rhythm rhythm, double from, double to, int low, int high) {
        return new Pulse(rhythm, from, to, 0.02, true, low, high, true, Reply.NONE, false);
    }

    /** The server says something of any length. */
    static Pulse server(Rhythm rhythm, double from, double to, int low, int high) {
        boolean fixed = low == high;
        return new Pulse(rhythm, from, to, 0.02, false, low, high, fixed, Reply.NONE, false);
    }

    /** The client says by a timer that it is still there, and the server that it has heard so. */
    static Pulse ping(double from, double to, int length, int reply) {
        return client(Rhythm.PERIODIC, from, to, length, length).answered(Reply.now(reply));
    }

    Pulse answered(Reply with) {
        return new Pulse(rhythm, from, to, jitter, up, low, high, fixed, with, diurnal);
    }

    Pulse jittered(double share) {
        return new Pulse(rhythm, from, to, share, up, low, high, fixed, reply, diurnal);
    }

    Pulse varied() {
        return new Pulse(rhythm, from, to, jitter, up, low, high, false, reply, diurnal);
    }

    Pulse constant() {
        return new Pulse(rhythm, from, to, jitter, up, low, high, true, reply, diurnal);
    }

    Pulse byDay() {
        return new Pulse(rhythm, from, to, jitter, up, low, high, fixed, reply, true);
    }
}
