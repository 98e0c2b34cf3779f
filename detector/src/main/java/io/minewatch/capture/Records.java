package io.minewatch.capture;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * Walks over the frames of one input, in the order in which they stand there.
 *
 * <p>The fields describe the frame at hand. They are valid after {@link #next} has returned true,
 * and until it is called again.
 */
abstract sealed class Records implements AutoCloseable permits PcapRecords, PcapngRecords {

    /**
     * Longest frame that is believed. No network has longer ones, and libpcap has the same bound:
     * MAXIMUM_SNAPLEN.
     */
    static final int MAX_CAPTURED = 256 * 1024;

    final Window window;
    private final String name;
    private final ProblemListener problems;
    final ReadAhead ahead;

    /** Place of the frame in the memory of {@link #window}. */
    long offset;

    int captured;
    int onWire;
    long timestampNanos;
    int linkType;

    Records(String name, Window window, ProblemListener problems) {
        this.name = name;
        this.window = window;
        this.problems = problems;
        ahead = new ReadAhead(this);
    }

    /** Moves to the next frame. False if there is none; the reason was told to the listener. */
    abstract boolean next();

    /**
     * Where the first record at or behind a place of a file seems to begin. The limit if none seems
     * to before it.
     */
    abstract long likelyFrom(long place, long limit);

    /** How long records are from here on. */
    abstract RecordShape shape();

    /** A record begins at the position: brings what comes. */
    final void ahead() {
        if (window.isMapped() && window.position() >= ahead.walked()) {
            ahead.from(window.position());
        }
    }

    /** Reads the format off the first bytes. Empty if it is none; the listener was told. */
    static Optional<Records> of(String name, Window window, ProblemListener problems) {
        if (!window.has(4)) {
            problems.problem(Problem.of(name, tooShort(window)));
            return Optional.empty();
        }
        int magic = window.i32(window.position(), true);
        if (magic == PcapngRecords.SECTION) {
            return Optional.of(new PcapngRecords(name, window, problems));
        }
        if (PcapRecords.isMagic(magic)) {
            return PcapRecords.of(name, window, problems);
        }
        String what =
                "neither pcap nor pcapng, nor packed with gzip or zstd: it begins with 0x%08x"
                        .formatted(magic);
        problems.problem(Problem.of(name, what));
        return Optional.empty();
    }

    private static String tooShort(Window window) {
        return window.failure()
                .map(Problem::explain)
                .orElse(window.remaining() == 0 ? "is empty" : "is too short for a capture file");
    }

    /** Takes the lengths of a frame; frames shorter on the wire than captured are none. */
    final void lengths(int captured, long onWire) {
        this.captured = captured;
        this.onWire = Math.clamp(onWire, captured, Integer.MAX_VALUE);
    }

    /** Name of the input. */
    final String name() {
        return name;
    }

    /** Tells of an error at a place in the memory of the window. Always false. */
    final boolean error(long place, String what) {
        tell(Problem.Severity.ERROR, window.offsetOf(place), what);
        return false;
    }

    /**
     * The input has no whole record at the position. Tells why, if it should have. Always false.
     */
    final boolean ended() {
        long place = window.position();
        if (window.failure().isPresent()) {
            return error(place, Problem.explain(window.failure().get()));
        }
        if (window.remaining() > 0) {
            String what = "the last packet is cut off; %d bytes of it are there";
            return error(place, what.formatted(window.remaining()));
        }
        return false;
    }

    /** Tells that frames of a link layer are of no use to anybody here. */
    final void unreadLinkType(long place, int linkType) {
        error(place, "link type %d is not read: its packets are dropped".formatted(linkType));
    }

    /** Tells of something at a place that does no harm. */
    final void note(long place, String what) {
        tell(Problem.Severity.NOTE, window.offsetOf(place), what);
    }

    private void tell(Problem.Severity severity, long at, String what) {
        problems.problem(new Problem(name, OptionalLong.of(at), severity, what));
    }

    @Override
    public void close() {
        window.close();
    }
}
