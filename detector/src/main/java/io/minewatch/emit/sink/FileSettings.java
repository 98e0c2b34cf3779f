package io.minewatch.emit.sink;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How a file of detections is kept.
 *
 * @param file that is written to
 * @param maxBytes after which a new one is begun
 * @param maxAge after which a new one is begun
 * @param keep files that are kept besides the one that is written to; older ones are deleted
 */
public record FileSettings(Path file, long maxBytes, Duration maxAge, int keep, Sync sync) {

    /** When what was written is forced to the disk. */
    public enum Sync {
        /** After each record. */
        ALWAYS,
        /** At most a second after it was written. */
        SECOND,
        /** When the operating system likes. */
        NEVER
    }
}
