package io.minewatch.metrics;

/**
 * One way of records out of the program, at one moment.
 *
 * @param name from the configuration, so that there are few
 * @param away true if its far end refuses now
 * @param lagSeconds age of the oldest record that it has not taken, 0 if there is none
 * @param queued records that wait for it in memory
 * @param spool records that wait for it on disk
 * @param taken records that it took since the start
 * @param refusals how often it was tried in vain
 * @param lost records that found no room to wait in, and that it never gets
 * @param dead records that its far end refused for good, and that were put aside
 */
public record SinkStatus(
        String name,
        boolean away,
        double lagSeconds,
        long queued,
        SpoolStatus spool,
        long taken,
        long refusals,
        long lost,
        long dead) {}
