package io.minewatch.capture;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalLong;

/** One input of a capture: where it comes from, and, while it is open, the frame that is next. */
final class CaptureSource {

    /** By the time of the next frame; of equal times, the source that was named first. */
    static final Comparator<CaptureSource> BY_TIME =
            Comparator.comparingLong(CaptureSource::nextNanos)
                    .thenComparingInt(CaptureSource::order);

    private final String name;
    private final int order;
    private final Origin origin;
    private final OptionalLong size;
    private Optional<Records> records = Optional.empty();
    private long firstNanos;
    private long counted;

    /** Gives the bytes of an input. */
    interface Origin {
        Window open() throws IOException;
    }

    CaptureSource(String name, int order, Origin origin, OptionalLong size) {
        this.name = name;
        this.order = order;
        this.origin = origin;
        this.size = size;
    }

    /** What can be read only once, from start to end. */
    static CaptureSource stream(String name, int order, InputStream in) {
        return new CaptureSource(name, order, () -> Window.of(in), OptionalLong.empty());
    }

    /** A file, or a pipe with a name. Fails if it is there but can never be read. */
    static CaptureSource file(String name, int order, Path path) throws IOException {
        boolean regular = Files.isRegularFile(path);
        var size = regular ? OptionalLong.of(Files.size(path)) : OptionalLong.empty();
        return new CaptureSource(name, order, () -> Window.of(path), size);
    }

    /** As it was given. */
    String name() {
        return name;
    }

    /** Place among the inputs. */
    int order() {
        return order;
    }

    /** Bytes that it has; empty if only reading it tells. */
    OptionalLong size() {
        return size;
    }

    /** Whether it is a pcap file that is not packed. */
    boolean isPlainPcap() {
        if (size.isEmpty()) {
            return false;
        }
        try (var channel = FileChannel.open(Path.of(name))) {
            return PcapRecords.isMagic(Window.firstOf(channel));
        } catch (IOException _) {
            return false;
        }
    }

    /** Time of the next frame. While closed, that of the first one, if {@link #peek} was true. */
    long nextNanos() {
        return records.isPresent() ? records.get().timestampNanos : firstNanos;
    }

    /** Its frames. Only while open. */
    Records records() {
        return records.orElseThrow();
    }

    /**
     * Finds the time of the first frame. False if there is no frame; the listener was told why, if
     * that is a fault. What can be opened again is closed again: others may have to come first.
     */
    boolean peek(ProblemListener problems) {
        if (size.isEmpty()) {
            return open(problems);
        }
        var heard = new ArrayList<Problem>();
        if (!open(heard::add)) {
            heard.forEach(problems::problem);
            return false;
        }
        firstNanos = records().timestampNanos;
        close();
        return true;
    }

    /**
     * Opens it, unless it is open, and moves to its first frame. False and closed if it has none.
     */
    boolean open(ProblemListener problems) {
        if (records.isPresent()) {
            return true;
        }
        try {
            Window window = origin.open();
            records = Records.of(name, window, problems);
            if (records.isEmpty()) {
                window.close();
            }
        } catch (IOException e) {
            problems.problem(Problem.of(name, e));
        }
        if (records.isPresent() && !records().next()) {
            close();
        }
        return records.isPresent();
    }

    /** Publishes how much of it was read since the last time. */
    void publish(Progress progress) {
        publish(progress, records().window.consumed());
    }

    /** Publishes that so many bytes of it were read. */
    void publish(Progress progress, long consumed) {
        progress.add(consumed - counted);
        counted = consumed;
    }

    /** Counts all of it as done, however much of it was of use. */
    void finish(Progress progress) {
        progress.add(size.orElse(counted) - counted);
        close();
    }

    /**
     * Whether the file became shorter while it was mapped: touching what is gone is then an error
     * of the machine.
     */
    boolean shrank() {
        try {
            return size.isPresent() && records().window.shorterThan(Files.size(Path.of(name)));
        } catch (IOException _) {
            return false;
        }
    }

    void close() {
        records.ifPresent(Records::close);
        records = Optional.empty();
    }
}
