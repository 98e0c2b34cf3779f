package io.minewatch.emit.sink;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Records that wait for their sink, the oldest first. */
public interface Backlog {

    /**
     * The oldest records; the same ones until they are done.
     *
     * @param wait at most, until there is one
     * @return none if none came
     * @throws IOException if those that wait cannot be read any more
     */
    List<byte[]> next(Batch limit, Duration wait) throws IOException, InterruptedException;

    /** What {@link #next} gave has been taken. */
    void done();

    /** Records that wait. Any thread may ask. */
    long waiting();

    /** Age of the oldest that waits, in seconds; 0 if none does. Any thread may ask. */
    double lagSeconds();

    /** True if what waits also waits for the next start. */
    boolean isLasting();
}
