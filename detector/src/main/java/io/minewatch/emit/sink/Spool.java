package io.minewatch.emit.sink;

import io.minewatch.metrics.SpoolStatus;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.stream.Stream;

/**
 * A queue of records on disk, first in, first out, that outlives the process. It never holds more
 * than it may, and what cannot be read any more is skipped and counted. Every record of its sink
 * goes through it, so that one that it took is safe whatever becomes of the far end and of us.
 *
 * <p>Records are forced to the disk as the settings say. That a record is done is not forced, and
 * goes unsaid where the disk takes no writes: after a loss of power, or the next start, some may
 * come twice. They carry the same id and revision. One thread puts in and another one takes out.
 */
public final class Spool implements Backlog, Sink {

    /** How finely room is given back: a segment goes when all in it is done. */
    static final int SEGMENTS = 16;

    private static final String SUFFIX = ".spool";

    private final SpoolSettings settings;
    private final Clock clock;
    private final SyncTimer sync;
    private final FileChannel lockFile;
    private final ArrayDeque<SpoolSegment> segments = new ArrayDeque<>();
    private List<byte[]> batch = List.of();
    private long next;
    private boolean unsynced;
    private boolean broken;
    private long waiting;
    private long bytes;
    private long damaged;

    /**
     * Opens a spool with all that waits in it.
     *
     * @throws IOException if the directory cannot be read and written, or somebody else uses it
     */
    public Spool(SpoolSettings settings, Clock clock) throws IOException {
        this.settings = settings;
        this.clock = clock;
        this.sync = new SyncTimer(settings.sync(), clock);
        Files.createDirectories(settings.directory());
        lockFile = lock(settings.directory().resolve("lock"));
        for (Path file : files()) {
            var segment = new SpoolSegment(file);
            segments.add(segment);
            next = numberOf(file) + 1;
            waiting += segment.waiting();
            bytes += segment.bytes();
            damaged += segment.damaged();
        }
        if (segments.isEmpty()) {
            // Says now, not when it is needed, that nothing can be written there.
            segments.add(newSegment());
        }
        dropFinished();
    }

    /** Two programs that replay the same records would tear each other's. */
    private static FileChannel lock(Path file) throws IOException {
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            SoleUse.lock(channel, file);
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(settings.directory())) {
            return all.filter(it -> it.getFileName().toString().matches("\\d{12}\\" + SUFFIX))
                    .sorted()
                    .toList();
        }
    }

    private static long numberOf(Path file) {
        String name = file.getFileName().toString();
        return Long.parseLong(name.substring(0, name.length() - SUFFIX.length()));
    }

    private SpoolSegment newSegment() throws IOException {
        String name = "%012d".formatted(next) + SUFFIX;
        var segment = new SpoolSegment(settings.directory().resolve(name));
        next++;
        return segment;
    }

    /** Adds records at the end, all or none. */
    @Override
    public synchronized void take(List<byte[]> records) throws IOException {
        long more = SpoolSegment.bytesOf(records);
        if (broken) {
            throw unreadable();
        }
        if (bytes + more > settings.maxBytes()) {
            throw new IOException(
                    "the spool %s has its %d MB full"
                            .formatted(settings.directory(), settings.maxBytes() >> 20));
        }
        if (segments.getLast().bytes() >= settings.maxBytes() / SEGMENTS) {
            forceLast();
            segments.add(newSegment());
        }
        segments.getLast().append(records, clock.millis());
        bytes += more;
        waiting += records.size();
        unsynced = true;
        idle();
        notifyAll();
    }

    private IOException unreadable() {
        return new IOException("the spool " + settings.directory() + " cannot be read any more");
    }

    /** Forces what was added to the disk, when it is time to. */
    @Override
    public synchronized void idle() throws IOException {
        if (unsynced && sync.isDue()) {
            forceLast();
            sync.done();
        }
    }

    private void forceLast() throws IOException {
        if (unsynced && waiting > 0) {
            segments.getLast().force();
        }
        unsynced = false;
    }

    @Override
    public synchronized List<byte[]> next(Batch limit, Duration wait)
            throws IOException, InterruptedException {
        if ((waiting == 0 || broken) && !wait.isZero()) {
            // Whoever calls comes again, so that waking up for nothing does no harm.
            wait(wait.toMillis());
        }
        if (broken && waiting > 0) {
            // Whoever waits for it must hear of it each time, not only when it broke.
            throw unreadable();
        }
        if (batch.isEmpty() && waiting > 0) {
            try {
                batch = segments.getFirst().first(limit);
            } catch (IOException e) {
                // Those that come need not wait for it; what is in it waits for somebody to look.
                broken = true;
                throw e;
            }
        }
        return batch;
    }

    @Override
    public synchronized void done() {
        waiting -= batch.size();
        try {
            segments.getFirst().removeFirst(batch.size());
        } catch (IOException _) {
            // Going on would give the same records again and again.
            broken = true;
        }
        batch = List.of();
        dropFinished();
    }

    private void dropFinished() {
        while (segments.size() > 1 && segments.getFirst().waiting() == 0) {
            bytes -= segments.getFirst().bytes();
            delete(segments.removeFirst());
        }
        if (segments.getFirst().waiting() == 0) {
            empty(segments.getFirst());
        }
    }

    private static void delete(SpoolSegment segment) {
        try {
            segment.delete();
        } catch (IOException _) {
            // Goes after the next start; what waits behind it must not wait until then.
        }
    }

    /** The last one, to be filled again. */
    private void empty(SpoolSegment segment) {
        long before = segment.bytes();
        try {
            segment.clear();
            bytes -= before;
        } catch (IOException _) {
            // It is filled where it ends.
        }
    }

    @Override
    public synchronized long waiting() {
        return waiting;
    }

    /** True if nothing waits that what comes would have to stand behind. */
    public synchronized boolean isPassable() {
        return waiting == 0 || broken;
    }

    @Override
    public synchronized double lagSeconds() {
        if (waiting == 0) {
            return 0;
        }
        try {
            return Math.max(0, clock.millis() - segments.getFirst().firstMillis()) / 1e3;
        } catch (IOException _) {
            return 0;
        }
    }

    /** What waits stays. */
    @Override
    public boolean isLasting() {
        return true;
    }

    /** What is in it. Any thread may ask. */
    public synchronized SpoolStatus status() {
        return new SpoolStatus(waiting, bytes, damaged);
    }

    /** What waits stays. */
    @Override
    public synchronized void close() throws IOException {
        try (lockFile) {
            forceLast();
            for (SpoolSegment segment : segments) {
                if (segment.waiting() == 0) {
                    segment.delete();
                } else {
                    segment.close();
                }
            }
        }
    }
}
