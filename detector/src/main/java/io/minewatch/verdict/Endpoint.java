package io.minewatch.verdict;

import java.net.InetAddress;

/** One end of a conversation. */
public record Endpoint(InetAddress address, int port) {}
