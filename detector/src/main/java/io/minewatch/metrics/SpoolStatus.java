package io.minewatch.metrics;

/**
 * Records that went to the disk because their file took none, since the start.
 *
 * @param waiting on the disk now, also from before the start
 * @param bytes that they take
 * @param spooled written to the disk
 * @param replayed taken by the file later
 * @param damaged found incomplete or changed, and left out
 */
public record SpoolStatus(long waiting, long bytes, long spooled, long replayed, long damaged) {

    /** There is no spool. */
    public static final SpoolStatus NONE = new SpoolStatus(0, 0, 0, 0, 0);
}
