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
 * @param sinkLagSeconds age of the oldest record that no sink has taken, 0 if there is none
 * @param sinkQueued records that wait in memory for their sink
 * @param spool records that wait on disk for their sink, and went that way
 * @param startedSeconds when the program was started, seconds since the epoch
 * @param buildVersion version of the program
 */
public record ApplianceStatus(
        List<String> notReady,
        String signatureVersion,
        long signaturesLoadedSeconds,
        long faultyReloads,
        long subscriberRows,
        double sinkLagSeconds,
        long sinkQueued,
        SpoolStatus spool,
        long startedSeconds,
        String buildVersion) {

    public ApplianceStatus {
        notReady = List.copyOf(notReady);
    }

    /** True if nothing stands against it. */
    public boolean ready() {
        return notReady.isEmpty();
    }
}
