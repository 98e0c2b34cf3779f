package io.minewatch.emit;

import io.minewatch.locate.LocatedListener;

/**
 * Writes detections in one format. Not for several threads.
 *
 * <p>Every method throws {@link OutputFailed} if the output takes no more.
 */
public interface DetectionWriter extends LocatedListener, AutoCloseable {

    /** Writes what is still held back. The stream stays open: it is its opener's to close. */
    @Override
    void close();
}
