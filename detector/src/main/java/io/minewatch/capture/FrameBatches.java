package io.minewatch.capture;

import java.util.ArrayList;
import java.util.List;

/**
 * A mapped file, batch by batch, so that several threads can look at its frames. {@link #read} finds
 * the next frames and is cheap; what it found may be looked at by any thread at any time; in the end
 * {@link #done} must be told of all batches in their order.
 */
public final class FrameBatches implements AutoCloseable {

    private final CaptureSource source;
    private final ProblemListener problems;
    private final Progress progress;
    private final List<Problem> found = new ArrayList<>();
    private boolean over;
    private long done;

    FrameBatches(CaptureSource source, ProblemListener problems, Progress progress) {
        this.source = source;
        this.problems = problems;
        this.progress = progress;
        over = !source.open(found::add);
        found.forEach(problems::problem);
        found.clear();
    }

    /** Name of the file, as it was given. */
    public String name() {
        return source.name();
    }

    /**
     * Finds the next frames. One thread at a time.
     *
     * @return false if there are none any more: the file is at its end, cannot be read any further,
     *     or the capture was closed
     */
    public boolean read(FrameBatch batch) {
        if (over || progress.stopped()) {
            return false;
        }
        Records records = source.records();
        batch.clear(records.window.memory());
        long until = records.offset + FrameBatch.MAX_BYTES;
        do {
            batch.add(records);
            over = !records.next();
        } while (!over && found.isEmpty() && records.offset < until && !batch.isFull());
        batch.end(found, records.window.consumed());
        found.clear();
        return true;
    }

    /** All of the batch was made use of, and of those before it: tells what was wrong behind it. */
    public void done(FrameBatch batch) {
        progress.add(batch.consumed() - done);
        done = batch.consumed();
        batch.problems().forEach(problems::problem);
    }

    /**
     * Whether the file became shorter, so that the system could not give what was in it. Told if so.
     */
    public boolean isLost() {
        if (!source.shrank()) {
            return false;
        }
        problems.problem(Merge.shorter(source));
        return true;
    }

    /** No frame may be looked at any more. */
    @Override
    public void close() {
        source.finish(progress);
    }
}
