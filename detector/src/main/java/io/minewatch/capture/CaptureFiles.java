package io.minewatch.capture;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Capture files, read as one continuous capture: pcap and pcapng, plain or packed with gzip or
 * Zstandard, from files, pipes or standard input.
 *
 * <p>What cannot be read is told to a listener, one problem at a time, and the rest is read. Only
 * one thread may call {@link #run}; all other methods may be called by any.
 */
public final class CaptureFiles implements AutoCloseable {

    /** Name of standard input. */
    public static final String STANDARD_INPUT = "-";

    private final List<CaptureSource> sources = new ArrayList<>();
    private final ProblemListener problems;
    private final Progress progress = new Progress();
    private OptionalLong bytesTotal = OptionalLong.of(0);

    private CaptureFiles(ProblemListener problems) {
        this.problems = problems;
    }

    /**
     * Looks for the inputs, but reads none of them yet.
     *
     * @param names files; "-" is standard input; "@FILE" is all files in the list FILE, which has
     *     one name a line, empty lines and lines that begin with # left out
     * @param problems is told of everything that cannot be used, now and during {@link #run}
     */
    public static CaptureFiles open(List<String> names, ProblemListener problems) {
        return open(names, problems, System.in);
    }

    /** The same inputs, but each as a capture of its own. */
    public static List<CaptureFiles> openEach(List<String> names, ProblemListener problems) {
        return CaptureNames.of(names, problems).stream()
                .map(name -> open(List.of(name), problems))
                .toList();
    }

    static CaptureFiles open(
            List<String> names, ProblemListener problems, InputStream standardInput) {
        var capture = new CaptureFiles(problems);
        boolean taken = false;
        for (String name : CaptureNames.of(names, problems)) {
            if (!name.equals(STANDARD_INPUT)) {
                capture.addFile(name);
            } else if (taken) {
                problems.problem(Problem.of(name, "standard input can be read only once"));
            } else {
                capture.add(CaptureSource.stream(name, capture.sources.size(), standardInput));
                taken = true;
            }
        }
        return capture;
    }

    private void addFile(String name) {
        try {
            Path path = Path.of(name);
            Optional<String> useless = useless(path);
            if (useless.isPresent()) {
                problems.problem(Problem.of(name, useless.get()));
            } else {
                add(CaptureSource.file(name, sources.size(), path));
            }
        } catch (IOException e) {
            problems.problem(Problem.of(name, e));
        } catch (InvalidPathException e) {
            problems.problem(Problem.of(name, "is no name of a file: " + e.getReason()));
        }
    }

    private static Optional<String> useless(Path path) throws IOException {
        if (!Files.exists(path)) {
            return Optional.of("no such file");
        }
        if (Files.isDirectory(path)) {
            return Optional.of("is a directory");
        }
        boolean empty = Files.isRegularFile(path) && Files.size(path) == 0;
        return empty ? Optional.of("is empty") : Optional.empty();
    }

    private void add(CaptureSource source) {
        sources.add(source);
        bytesTotal =
                bytesTotal.isPresent() && source.size().isPresent()
                        ? OptionalLong.of(bytesTotal.getAsLong() + source.size().getAsLong())
                        : OptionalLong.empty();
    }

    /**
     * Reads everything and returns. Frames come in the order of their times across the inputs, and
     * in the order in which they stand within each; of equal times, those of the input named first
     * come first. {@link FrameListener#source} is called with the name as given.
     *
     * <p>To be called once. What the listener throws is passed on, and the inputs are closed.
     */
    public void run(FrameListener listener) {
        new Merge(problems, progress, listener).run(sources);
    }

    /**
     * Whether {@link #shared} can be used: the capture is one pcap file that is not packed. All
     * else has to be read from its start to its end, or to be merged by time.
     */
    public boolean isPlainPcap() {
        return sources.size() == 1 && sources.getFirst().isPlainPcap();
    }

    /**
     * The same frames for several threads at once, in place of {@link #run}; to be called once.
     *
     * @param pieceLength bytes that a thread reads at a time, 16 or more
     */
    public SharedCapture shared(int pieceLength) {
        return new SharedCapture(sources.getFirst(), pieceLength, problems, progress);
    }

    /** Bytes of the inputs that are done, as they are stored. Costs nothing to ask for. */
    public long bytesRead() {
        return progress.bytes();
    }

    /** Bytes of all inputs, as they are stored. Empty if a pipe is among them. */
    public OptionalLong bytesTotal() {
        return bytesTotal;
    }

    /** Makes a {@link #run} that is under way in another thread return after a few more frames. */
    @Override
    public void close() {
        progress.stop();
    }
}
