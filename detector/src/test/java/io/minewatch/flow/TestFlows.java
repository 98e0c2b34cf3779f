package io.minewatch.flow;

import io.minewatch.decode.TestPackets;

/** Makes flows as the table would. */
public final class TestFlows {

    private TestFlows() {}

    /** A flow between 10.0.0.1:1000, side 0, and 10.0.0.2:2000, that began at time 0. */
    public static Flow flow() {
        return flow(0);
    }

    /** The same, begun at another time. */
    public static Flow flow(long timestampNanos) {
        return new Flow(TestPackets.tcp(false, 1, new byte[] {'{'}, timestampNanos));
    }

    /** A side has said all before a number, as the table hears of packets. */
    public static void said(Flow flow, int side, int number) {
        flow.saidUpTo(side, number);
    }

    /** Counts data of a side, as the table does. */
    public static void seen(Flow flow, int side, int bytes, long timestampNanos) {
        flow.seen(side, bytes, timestampNanos);
    }
}
