package io.minewatch.verdict;

import io.minewatch.flow.Flow;

import java.net.InetAddress;

/** One end of a conversation. */
public record Endpoint(InetAddress address, int port) {

    /** That of a flow at one side. */
    static Endpoint of(Flow flow, int side) {
        return new Endpoint(flow.endpoints().address(side), flow.endpoints().port(side));
    }
}
