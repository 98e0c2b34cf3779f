package io.minewatch.metrics;

/**
 * What one spool holds.
 *
 * @param waiting records in it now, also from before the start
 * @param bytes that they take on disk, with what is done and not given back yet
 * @param damaged records that were found incomplete or changed at the start, and were left out
 */
public record SpoolStatus(long waiting, long bytes, long damaged) {

    /** There is no spool. */
    public static final SpoolStatus NONE = new SpoolStatus(0, 0, 0);
}
