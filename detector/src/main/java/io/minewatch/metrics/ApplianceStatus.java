package io.minewatch.metrics;

import java.util.List;

/**
 * The whole program as seen from outside, at one moment: what no single worker knows.
 *
 * @param notReady why it does not do its work yet or any more, one reason each; empty when ready
 * @param signatureVersion version of the signatures in force
 * @param signaturesLoadedSeconds when they were loaded, seconds since the epoch
 * @param faultyReloads reloads, of signatures or subscribers, that were refused since the start
 * @param subscriberRows assignments of lines to subscribers in force
 * @param sinks ways of records out of the program, each with a name of its own
 * @param startedSeconds when the program was started, seconds since the epoch
 * @param buildVersion version of the program
 */
public record ApplianceStatus(
        List<String> notReady,
        String signatureVersion,
        long signaturesLoadedSeconds,
        long faultyReloads,
        long subscriberRows,
        List<SinkStatus> sinks,
        long startedSeconds,
        String buildVersion) {

    public ApplianceStatus {
        notReady = List.copyOf(notReady);
        sinks = List.copyOf(sinks);
    }

    /** True if nothing stands against it. */
    public boolean ready() {
        return notReady.isEmpty();
    }
}
