package io.minewatch.capture;

import java.util.Optional;

/**
 * The classic format, draft-ietf-opsawg-pcap: a file header, then records of a header and a frame.
 *
 * <p>The snapshot length in the file header is not believed: many recorders write nonsense there.
 */
final class PcapRecords extends Records {

    private static final int MICROS = 0xa1b2c3d4;
    private static final int NANOS = 0xa1b23c4d;

    /**
     * Records of the Linux kernel patch of Alexey Kuznetzov have eight more bytes in their header.
     */
    private static final int MODIFIED = 0xa1b2cd34;

    private static final int FILE_HEADER = 24;
    private static final int MAJOR = 4;
    private static final int MINOR = 6;
    private static final int SNAP_LENGTH = 16;
    private static final int LINK_TYPE = 20;

    /** Above it are flags about the frame check sequence. */
    private static final int LINK_TYPE_MASK = 0x03ff_ffff;

    static final int RECORD_HEADER = 16;
    private static final int MODIFIED_RECORD_HEADER = 24;
    private static final int FRACTION = 4;
    private static final int CAPTURED = 8;
    private static final int ON_WIRE = 12;

    private static final long NANOS_PER_SECOND = 1_000_000_000;

    /** Headers in a row that look right where one is looked for: chance does not give so many. */
    private static final int LIKELY_ROW = 4;

    /** Seconds that a header may be off the last frame while it still looks right: a month. */
    private static final long LIKELY_SECONDS = 31L * 24 * 3600;

    private final boolean bigEndian;
    private final int headerLength;
    private final int nanosPerFraction;
    private final int capturedAt;
    private final int onWireAt;

    /** Place of the record at hand in the memory of the window. */
    long record;

    private PcapRecords(String name, Window window, ProblemListener problems) {
        super(name, window, problems);
        long header = window.position();
        bigEndian = isKnown(window.i32(header, true));
        int magic = window.i32(header, bigEndian);
        headerLength = magic == MODIFIED ? MODIFIED_RECORD_HEADER : RECORD_HEADER;
        nanosPerFraction = magic == NANOS ? 1 : 1000;
        linkType = window.i32(header + LINK_TYPE, bigEndian) & LINK_TYPE_MASK;

        // Before version 2.3 the two lengths stood the other way round.
        boolean old = window.u16(header + MINOR, bigEndian) < 3;
        capturedAt = old ? ON_WIRE : CAPTURED;
        onWireAt = old ? CAPTURED : ON_WIRE;
        window.skip(FILE_HEADER);
        remark(header);
    }

    private PcapRecords(PcapRecords other, Window window, ProblemListener problems) {
        super(other.name(), window, problems);
        bigEndian = other.bigEndian;
        headerLength = other.headerLength;
        nanosPerFraction = other.nanosPerFraction;
        linkType = other.linkType;
        capturedAt = other.capturedAt;
        onWireAt = other.onWireAt;
        timestampNanos = other.timestampNanos;
    }

    /** Walks over the frames of the same file in another window. Never to be closed. */
    PcapRecords in(Window other, ProblemListener listener) {
        return new PcapRecords(this, other, listener);
    }

    @Override
    long likelyFrom(long place, long limit) {
        long seconds = timestampNanos / NANOS_PER_SECOND;
        long end = Math.min(limit, window.end() - Integer.BYTES);
        for (long at = place; at < end; at++) {
            if (isNear(at, seconds) && isLikely(at)) {
                return at;
            }
        }
        return limit;
    }

    @Override
    RecordShape shape() {
        return new RecordShape(bigEndian, capturedAt, 0, headerLength);
    }

    private boolean isLikely(long place) {
        long end = window.end();
        long at = place;
        for (int i = 0; i < LIKELY_ROW && at < end; i++) {
            if (at + headerLength > end) {
                return i > 0;
            }
            if (!isLikelyHeader(at)) {
                return false;
            }
            at += headerLength + window.i32(at + capturedAt, bigEndian);
        }
        return true;
    }

    private boolean isLikelyHeader(long at) {
        if (!isNear(at, timestampNanos / NANOS_PER_SECOND)) {
            return false;
        }
        int captured = window.i32(at + capturedAt, bigEndian);
        long fractions = NANOS_PER_SECOND / nanosPerFraction;
        return captured > 0
                && captured <= MAX_CAPTURED
                && u32(at + onWireAt) >= captured
                && u32(at + FRACTION) < fractions;
    }

    private boolean isNear(long at, long seconds) {
        return Math.abs(u32(at) - seconds) <= LIKELY_SECONDS;
    }

    private void remark(long header) {
        long snapLength = u32(header + SNAP_LENGTH);
        if (snapLength > MAX_CAPTURED) {
            String what = "announces packets of %d bytes; none longer than %d is believed";
            note(header + SNAP_LENGTH, what.formatted(snapLength, MAX_CAPTURED));
        }
        if (!LinkType.isRead(linkType)) {
            unreadLinkType(header + LINK_TYPE, linkType);
        }
    }

    /** Whether a file of this format can begin so, first byte highest. */
    static boolean isMagic(int first) {
        return isKnown(first) || isKnown(Integer.reverseBytes(first));
    }

    private static boolean isKnown(int magic) {
        return magic == MICROS || magic == NANOS || magic == MODIFIED;
    }

    /** Reads the file header. Empty if it cannot be used; the listener was told. */
    static Optional<Records> of(String name, Window window, ProblemListener problems) {
        if (!window.has(FILE_HEADER)) {
            String what = "is cut off in its header; %d of %d bytes are there";
            String told = what.formatted(window.remaining(), FILE_HEADER);
            problems.problem(Problem.of(name, told));
            return Optional.empty();
        }
        boolean bigEndian = isKnown(window.i32(window.position(), true));
        int major = window.u16(window.position() + MAJOR, bigEndian);
        if (major != 2) {
            String what = "is pcap of version %d; only version 2 is read";
            problems.problem(Problem.of(name, what.formatted(major)));
            return Optional.empty();
        }
        return Optional.of(new PcapRecords(name, window, problems));
    }

    @Override
    boolean next() {
        ahead();
        if (!window.has(headerLength)) {
            return ended();
        }
        record = window.position();
        int length = window.i32(record + capturedAt, bigEndian);
        if (length < 0 || length > MAX_CAPTURED) {
            return absurd(record, length);
        }
        if (!window.has(headerLength + length)) {
            return ended();
        }
        record = window.position();
        timestampNanos = u32(record) * NANOS_PER_SECOND + u32(record + FRACTION) * nanosPerFraction;
        lengths(length, u32(record + onWireAt));
        offset = record + headerLength;
        window.skip(headerLength + length);
        return true;
    }

    private long u32(long place) {
        return window.u32(place, bigEndian);
    }

    private boolean absurd(long record, int length) {
        String what =
                "a packet of %d bytes is longer than the longest one that is believed, %d bytes;"
                        + " nothing after it was read";
        return error(record, what.formatted(length & 0xffff_ffffL, MAX_CAPTURED));
    }
}
