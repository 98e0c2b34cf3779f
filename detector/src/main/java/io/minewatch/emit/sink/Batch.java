package io.minewatch.emit.sink;

/**
 * How much is taken at once. A batch ends with the record that reaches one of the bounds, so that
 * one record of any length is a batch.
 *
 * @param records at most, from 1
 * @param bytes after which no further record is added
 */
public record Batch(int records, long bytes) {

    /** One at a time. */
    public static final Batch SINGLE = new Batch(1, 1);

    /** A write of usual size, and what a disk that is nearly full still has room for. */
    public static final Batch WRITE = new Batch(64, 64 << 10);

    /** Whether one more may be added to so much. */
    public boolean hasRoom(int number, long size) {
        return number < records && size < bytes;
    }
}
