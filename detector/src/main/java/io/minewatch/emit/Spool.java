package io.minewatch.emit;

import io.minewatch.metrics.SpoolStatus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.List;
import java.util.stream.Stream;

/**
 * A queue of records on disk, first in, first out, that outlives the process. It never holds more
 * than it may, and what cannot be read any more is skipped and counted.
 *
 * <p>Records are forced to the disk when those of the file are ({@link FileSettings.Sync}). That a
 * record is done is not forced: after a loss of power some of one segment may be replayed twice.
 * They carry the same id and revision. One thread uses it; {@link #status} is for any.
 */
final class Spool {

    /** How finely room is given back: a segment goes when all in it is done. */
    static final int SEGMENTS = 16;

    private static final String SUFFIX = ".spool";

    private final SpoolSettings settings;
    private final SyncTimer sync;
    private final ArrayDeque<SpoolSegment> segments = new ArrayDeque<>();
    private long next;
    private boolean unsynced;
    private long waiting;
    private long bytes;
    private long spooled;
    private long replayed;
    private long damaged;
    private volatile SpoolStatus status = SpoolStatus.NONE;

    /**
     * Opens a spool with all that waits in it.
     *
     * @throws IOException if the directory cannot be read and written
     */
    Spool(SpoolSettings settings, FileSettings.Sync sync, Clock clock) throws IOException {
        this.settings = settings;
        this.sync = new SyncTimer(sync, clock);
        Files.createDirectories(settings.directory());
        for (Path file : files()) {
            var segment = new SpoolSegment(file);
            segments.add(segment);
            next = numberOf(file) + 1;
            waiting += segment.waiting();
            bytes += segment.bytes();
            damaged += segment.damaged();
        }
        dropFinished();
        if (segments.isEmpty()) {
            // Says now, not when it is needed, that nothing can be written there.
            newSegment().delete();
        }
        publish();
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

    /** Adds a record at the end, in whole or not at all. */
    void append(byte[] record) throws IOException {
        if (bytes + SpoolSegment.HEADER_BYTES + record.length > settings.maxBytes()) {
            throw new IOException(
                    "the spool %s has its %d MB full"
                            .formatted(settings.directory(), settings.maxBytes() >> 20));
        }
        if (segments.isEmpty() || segments.getLast().bytes() >= settings.maxBytes() / SEGMENTS) {
            forceLast();
            segments.add(newSegment());
        }
        segments.getLast().append(record);
        bytes += SpoolSegment.HEADER_BYTES + record.length;
        waiting++;
        spooled++;
        unsynced = true;
        publish();
    }

    boolean isEmpty() {
        return waiting == 0;
    }

    /** The oldest record; there must be one. */
    byte[] first() throws IOException {
        dropFinished();
        return segments.getFirst().first();
    }

    /** What {@link #first} gave has been taken by the file. */
    void removeFirst() throws IOException {
        segments.getFirst().removeFirst();
        waiting--;
        replayed++;
        dropFinished();
        publish();
    }

    private void dropFinished() throws IOException {
        while (!segments.isEmpty() && segments.getFirst().waiting() == 0) {
            bytes -= segments.getFirst().bytes();
            segments.removeFirst().delete();
        }
    }

    /** Forces what was added to the disk, when it is time to. */
    void flush() throws IOException {
        if (unsynced && sync.isDue()) {
            forceLast();
            sync.done();
        }
    }

    private void forceLast() throws IOException {
        if (unsynced && !segments.isEmpty()) {
            segments.getLast().force();
        }
        unsynced = false;
    }

    private void publish() {
        status = new SpoolStatus(waiting, bytes, spooled, replayed, damaged);
    }

    /** What is in it and went through it. Any thread may ask. */
    SpoolStatus status() {
        return status;
    }

    /** What waits stays. */
    void close() throws IOException {
        forceLast();
        for (SpoolSegment segment : segments) {
            segment.close();
        }
    }
}
