package io.minewatch.capture;

import java.lang.foreign.ValueLayout;

/**
 * An interface that packets of a pcapng section came from.
 *
 * @param linkType a LINKTYPE_ value
 * @param isRead whether anything reads such frames
 * @param snapLength most bytes of a packet that were kept, 0 if all, unsigned 32 bits
 * @param clock turns the timestamps of its packets into nanoseconds
 */
record InterfaceBlock(int linkType, boolean isRead, long snapLength, TickClock clock) {

    /** Link type, two reserved bytes, snapshot length. */
    static final int MIN_BODY = 8;

    private static final int SNAP_LENGTH = 4;

    private static final int END_OF_OPTIONS = 0;
    private static final int RESOLUTION = 9;
    private static final int OFFSET = 14;
    private static final int OPTION_HEADER = 4;

    private static final int MICROS = 6;

    /** Reads the body of the block at a place in the memory of a window. */
    static InterfaceBlock read(Window window, boolean bigEndian, long body, long length) {
        int resolution = MICROS;
        long seconds = 0;
        long option = body + MIN_BODY;
        long end = body + length;
        while (option + OPTION_HEADER <= end) {
            int code = window.u16(option, bigEndian);
            int size = window.u16(option + 2, bigEndian);
            long value = option + OPTION_HEADER;
            if (code == END_OF_OPTIONS || value + size > end) {
                break;
            }
            if (code == RESOLUTION && size >= 1) {
                resolution = window.memory().get(ValueLayout.JAVA_BYTE, value) & 0xff;
            } else if (code == OFFSET && size >= 8) {
                seconds = i64(window, value, bigEndian);
            }
            option = value + (size + 3 & ~3);
        }
        int linkType = window.u16(body, bigEndian);
        return new InterfaceBlock(
                linkType,
                LinkType.isRead(linkType),
                window.u32(body + SNAP_LENGTH, bigEndian),
                TickClock.of(resolution, seconds));
    }

    /** A length, as far as the snapshot length let it. */
    long bounded(long length) {
        return snapLength == 0 ? length : Math.min(length, snapLength);
    }

    private static long i64(Window window, long place, boolean bigEndian) {
        long first = window.u32(place, bigEndian);
        long second = window.u32(place + 4, bigEndian);
        return bigEndian ? first << 32 | second : second << 32 | first;
    }
}
