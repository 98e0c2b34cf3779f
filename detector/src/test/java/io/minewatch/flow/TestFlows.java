package io.minewatch.flow;

import io.minewatch.decode.TestPackets;

/** Makes flows as the table would. */
public final class TestFlows {

    private TestFlows() {}

    /** A flow between 10.0.0.1:1000, side 0, and 10.0.0.2:2000. */
    public static Flow flow() {
        return new Flow(TestPackets.tcp(false, 1, new byte[] {'{'}, 0));
    }
}
