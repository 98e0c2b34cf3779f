package io.minewatch.protocol.tls;

import io.minewatch.bytes.Wire;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * The handshake bytes at the start of what one side sent: where they stand if one record has them
 * all, and else copied together without the heads of the records (RFC 8446, 5.1).
 */
final class Handshake {

    /**
     * Most bytes that are put together. A hello with a post-quantum key has 1.7 kB, with a ticket
     * and an encrypted hello beside it less than 4; a server's own certificate ends before that.
     */
    static final int MOST = 4096;

    static final int RECORD_HEAD = 5;
    static final int MESSAGE_HEAD = 4;

    /** RFC 5246, 6.2.3: with the room that encryption may need. */
    private static final int LONGEST_RECORD = (1 << 14) + 2048;

    private static final int HANDSHAKE = 22;
    private static final int MAJOR = 3;
    private static final int LAST_MINOR = 4;
    private static final int LENGTH = 3;

    private final MemorySegment joined = Arena.ofAuto().allocate(MOST);
    private MemorySegment memory = MemorySegment.NULL;
    private long start;
    private int size;

    /**
     * Points this at the handshake bytes, at most so many as wanted. False if no handshake record
     * begins here, or so little of it is there that it cannot be told.
     */
    boolean read(MemorySegment from, long offset, int length, int wanted) {
        if (!begins(from, offset, length) || length <= RECORD_HEAD) {
            return false;
        }
        int first = Wire.u16(from, offset + LENGTH);
        if (first >= wanted || length <= RECORD_HEAD + first) {
            memory = from;
            start = offset + RECORD_HEAD;
            size = Math.min(Math.min(first, wanted), length - RECORD_HEAD);
            return true;
        }
        join(from, offset, length, wanted);
        return true;
    }

    private void join(MemorySegment from, long offset, int length, int wanted) {
        memory = joined;
        start = 0;
        size = 0;
        int most = Math.min(wanted, MOST);
        int at = 0;
        while (size < most && length - at > RECORD_HEAD && begins(from, offset + at, length - at)) {
            int record = Wire.u16(from, offset + at + LENGTH);
            at += RECORD_HEAD;
            int taken = Math.min(Math.min(record, length - at), most - size);
            MemorySegment.copy(from, offset + at, joined, size, taken);
            size += taken;
            at += record;
        }
    }

    /**
     * How many bytes there must be from the first record on, for so many handshake bytes: not more
     * than there are if they are here. 0 if there never will be so many. Takes for granted that
     * what is missing comes in one record, so ask again when it came.
     */
    static int needed(MemorySegment from, long offset, int length, int wanted) {
        int at = 0;
        int left = wanted;
        while (length > at) {
            if (!begins(from, offset + at, length - at)) {
                return 0;
            }
            if (length - at < RECORD_HEAD) {
                break;
            }
            int record = Wire.u16(from, offset + at + LENGTH);
            at += RECORD_HEAD;
            if (record >= left) {
                return at + left;
            }
            at += record;
            left -= record;
        }
        return at + RECORD_HEAD + left;
    }

    /** The handshake byte of a number, from 0 on; or -1 if it is not here. */
    static int byteAt(MemorySegment from, long offset, int length, int number) {
        int at = 0;
        int left = number;
        while (length - at > RECORD_HEAD && begins(from, offset + at, length - at)) {
            int record = Wire.u16(from, offset + at + LENGTH);
            at += RECORD_HEAD;
            if (left < record) {
                return left < length - at ? Wire.u8(from, offset + at + left) : -1;
            }
            left -= record;
            at += record;
        }
        return -1;
    }

    /** True if the bytes that are there are the head of a handshake record, or its beginning. */
    static boolean begins(MemorySegment memory, long offset, int length) {
        if (length <= 0
                || Wire.u8(memory, offset) != HANDSHAKE
                || length > 1 && Wire.u8(memory, offset + 1) != MAJOR
                || length > 2 && Wire.u8(memory, offset + 2) > LAST_MINOR) {
            return false;
        }
        if (length < RECORD_HEAD) {
            return true;
        }
        int record = Wire.u16(memory, offset + LENGTH);
        return record > 0 && record <= LONGEST_RECORD;
    }

    /** Three bytes. */
    static int u24(MemorySegment memory, long offset) {
        return Wire.u8(memory, offset) << 16 | Wire.u16(memory, offset + 1);
    }

    static boolean isGrease(int value) {
        return (value & 0x0f0f) == 0x0a0a && value >>> 8 == (value & 0xff);
    }

    MemorySegment memory() {
        return memory;
    }

    long start() {
        return start;
    }

    int size() {
        return size;
    }
}
