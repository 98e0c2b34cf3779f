package io.minewatch.simulate.net;

/**
 * One end of a flow.
 *
 * @param ttl hop limit of its packets where they are captured
 */
public record Endpoint(Address address, int port, int ttl) {}
