package io.minewatch.metrics;

/**
 * One worker as seen from outside, at one moment.
 *
 * @param name of the worker, "ens2f1-0"
 * @param source interface or socket that it reads
 * @param counters what it counted; goes on changing
 * @param capture what its capture got and lost
 * @param flowsFollowed flows in its table
 * @param shedding step of load shedding that is in force, 0 for none
 * @param fullest largest share of its ring that waited at once lately, 0 to 1
 * @param beatMillis time of day at which it last said that it lives, milliseconds since the epoch
 * @param attached false while its interface is gone
 */
public record WorkerStatus(
        String name,
        String source,
        Counters counters,
        CaptureStatistics capture,
        long flowsFollowed,
        int shedding,
        double fullest,
        long beatMillis,
        boolean attached) {}
