package io.minewatch.cadence;

import io.minewatch.cadence.clock.Synchrony;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * What is kept of a flow that cannot be read: {@value #BYTES} bytes, four cache lines. Names where
 * everything is, aligned, and reads and writes it. All sums stay at their highest value.
 *
 * <p>Times are milliseconds since the whole second in which the flow was heard first, so a flow is
 * watched for 24 days at most, and then anew.
 */
final class Entry {

    static final int BYTES = 256;

    /** Seconds of the running epoch in which something came unasked. */
    static final int PUSHES = 0;

    static final int SYNCHRONY = PUSHES + Synchrony.WORDS * Long.BYTES;

    /**
     * Upper half of the flow's key; the lower one has told the set. From here on is what each
     * segment needs: two cache lines, which processors load together.
     */
    static final int KEY = SYNCHRONY + Synchrony.BYTES;

    /** When the client began what it said last, pings apart; and what it said before that. */
    static final int SAID_AT = KEY + Long.BYTES;

    static final int SAID_BEFORE = SAID_AT + 4;

    /** Seconds since 1970. */
    static final int FIRST = SAID_AT + 8;

    /** Time of the last segment from the client, {@link #NEVER} if there was none. */
    static final int UP_AT = FIRST + 4;

    static final int DOWN_AT = FIRST + 8;
    static final int UP_BYTES = FIRST + 12;
    static final int DOWN_BYTES = FIRST + 16;

    /** Seconds between the beginnings of what the client said. */
    static final int GAP_SUM = FIRST + 20;

    static final int GAP_SQUARES = FIRST + 24;

    /** What the client said, bursts. */
    static final int UPSTREAM = FIRST + 28;

    static final int ANSWERED = FIRST + 30;

    /** Of those, how many soon after a push. */
    static final int AFTER_PUSH = FIRST + 32;

    static final int PUSH_COUNT = FIRST + 34;
    static final int UP_SEGMENTS = FIRST + 36;
    static final int DOWN_SEGMENTS = FIRST + 38;
    static final int EPOCH_SEGMENTS = FIRST + 40;

    /** In units of {@link #EPOCH_UNIT}. */
    static final int EPOCH_BYTES = FIRST + 42;

    /** Length of the burst that is under way. */
    static final int UP_BURST = FIRST + 44;

    static final int DOWN_BURST = FIRST + 46;
    static final int FLAGS = FIRST + 48;

    /** From here on are the lengths of what was said. */
    static final int LENGTHS = FIRST + 50;

    private static final int UP_LENGTHS = LENGTHS;
    private static final int ANSWER_LENGTHS = UP_LENGTHS + 4 * Short.BYTES;
    private static final int PUSH_LENGTHS = ANSWER_LENGTHS + 2 * Short.BYTES;
    private static final int UP_COUNTS = PUSH_LENGTHS + 3 * Short.BYTES;
    private static final int ANSWER_COUNTS = UP_COUNTS + 5;
    private static final int PUSH_COUNTS = ANSWER_COUNTS + 3;
    static final int END = PUSH_COUNTS + 4;

    /** Numbers in a share have more digits or fewer. */
    static final Lengths UP = new Lengths(UP_LENGTHS, UP_COUNTS, 4, 8, 2);

    static final Lengths ANSWERS = new Lengths(ANSWER_LENGTHS, ANSWER_COUNTS, 2, 10, 1);

    /** Numbers in a job too, and there are more of them. */
    static final Lengths PUSHED = new Lengths(PUSH_LENGTHS, PUSH_COUNTS, 3, 16, 1);

    static final int NEVER = -1;
    static final int EPOCH_UNIT = 64;

    /** Set if side 1 is the client. */
    static final int CLIENT_1 = 1;

    /** Its beginning was heard. */
    static final int STARTED = 1 << 1;

    /** What the client said last came soon after a push. */
    static final int PROMPTED = 1 << 2;

    static final int UP_OPEN = 1 << 3;
    static final int DOWN_OPEN = 1 << 4;

    /** What the server says now is an answer. */
    static final int IS_ANSWER = 1 << 5;

    /** What the client said last is no part of the handshake. */
    static final int COUNTS = 1 << 6;

    /** So is what is answered now. */
    static final int ANSWER_COUNTED = 1 << 7;

    static final int TLS = 1 << 8;
    static final int TOLD = 1 << 9;
    static final int IS_UDP = 1 << 10;

    /** What the client said last is not among its lengths yet: it may turn out to be a ping. */
    static final int UNNOTED = 1 << 11;

    /** How much of a handshake may still come, two bits. */
    static final int HANDSHAKE_SHIFT = 12;

    private static final int HANDSHAKE = 3 << HANDSHAKE_SHIFT;

    /** How many answers the server owes, two bits. */
    private static final int OWED_SHIFT = 14;

    private static final int MOST_OWED = 3;

    private static final int MOST = 0xffff;

    private Entry() {}

    /** Sets so many words to zero; a slice of the memory would be an object. */
    static void clear(MemorySegment memory, long from, int words) {
        for (int i = 0; i < words; i++) {
            memory.set(ValueLayout.JAVA_LONG_UNALIGNED, from + (long) i * Long.BYTES, 0);
        }
    }

    /** Makes it one of a flow that is heard now for the first time. */
    static void begin(MemorySegment memory, long entry, long key, long seconds, int flags) {
        clear(memory, entry, BYTES / Long.BYTES);
        memory.set(ValueLayout.JAVA_LONG_UNALIGNED, entry + KEY, key);
        set(memory, entry + FIRST, (int) seconds);
        set(memory, entry + UP_AT, NEVER);
        set(memory, entry + DOWN_AT, NEVER);
        set(memory, entry + SAID_AT, NEVER);
        set(memory, entry + SAID_BEFORE, NEVER);
        count(memory, entry + FLAGS, flags);
    }

    static long key(MemorySegment memory, long entry) {
        return memory.get(ValueLayout.JAVA_LONG_UNALIGNED, entry + KEY);
    }

    static int get(MemorySegment memory, long at) {
        return memory.get(ValueLayout.JAVA_INT_UNALIGNED, at);
    }

    static void set(MemorySegment memory, long at, int value) {
        memory.set(ValueLayout.JAVA_INT_UNALIGNED, at, value);
    }

    static float real(MemorySegment memory, long at) {
        return memory.get(ValueLayout.JAVA_FLOAT_UNALIGNED, at);
    }

    static void real(MemorySegment memory, long at, float value) {
        memory.set(ValueLayout.JAVA_FLOAT_UNALIGNED, at, value);
    }

    static int count(MemorySegment memory, long at) {
        return memory.get(ValueLayout.JAVA_SHORT_UNALIGNED, at) & MOST;
    }

    static void count(MemorySegment memory, long at, int value) {
        memory.set(ValueLayout.JAVA_SHORT_UNALIGNED, at, (short) Math.min(value, MOST));
    }

    static void add(MemorySegment memory, long at, int more) {
        count(memory, at, count(memory, at) + more);
    }

    static void addBytes(MemorySegment memory, long at, int more) {
        set(memory, at, (int) Math.min((long) get(memory, at) + more, Integer.MAX_VALUE));
    }

    static boolean has(MemorySegment memory, long entry, int flag) {
        return (memory.get(ValueLayout.JAVA_SHORT_UNALIGNED, entry + FLAGS) & flag) != 0;
    }

    static void flag(MemorySegment memory, long entry, int flag, boolean value) {
        int flags = memory.get(ValueLayout.JAVA_SHORT_UNALIGNED, entry + FLAGS);
        flags = value ? flags | flag : flags & ~flag;
        memory.set(ValueLayout.JAVA_SHORT_UNALIGNED, entry + FLAGS, (short) flags);
    }

    /** True if what the client says now may belong to the handshake; there is less left then. */
    static boolean takeHandshake(MemorySegment memory, long entry) {
        int flags = memory.get(ValueLayout.JAVA_SHORT_UNALIGNED, entry + FLAGS);
        if ((flags & HANDSHAKE) == 0) {
            return false;
        }
        memory.set(
                ValueLayout.JAVA_SHORT_UNALIGNED,
                entry + FLAGS,
                (short) (flags - (1 << HANDSHAKE_SHIFT)));
        return true;
    }

    /** How many answers the server owes: 0 to 3, and those beyond are forgotten. */
    static int owed(MemorySegment memory, long entry) {
        return count(memory, entry + FLAGS) >>> OWED_SHIFT;
    }

    static void owed(MemorySegment memory, long entry, int answers) {
        int others = count(memory, entry + FLAGS) & (1 << OWED_SHIFT) - 1;
        count(memory, entry + FLAGS, others | Math.min(answers, MOST_OWED) << OWED_SHIFT);
    }

    /** Seconds since 1970, 0 to 2^32 - 1. */
    static long firstSeconds(MemorySegment memory, long entry) {
        return Integer.toUnsignedLong(get(memory, entry + FIRST));
    }

    /** Time of the last segment of either side. */
    static int lastMillis(MemorySegment memory, long entry) {
        return Math.max(get(memory, entry + UP_AT), get(memory, entry + DOWN_AT));
    }

    /** True if something came unasked in that second of the running epoch. */
    static boolean isPushed(MemorySegment memory, long entry, int second) {
        long word = memory.get(ValueLayout.JAVA_LONG_UNALIGNED, entry + PUSHES + word(second));
        return (word >>> second % Long.SIZE & 1) != 0;
    }

    static void push(MemorySegment memory, long entry, int second) {
        long at = entry + PUSHES + word(second);
        long word = memory.get(ValueLayout.JAVA_LONG_UNALIGNED, at);
        memory.set(ValueLayout.JAVA_LONG_UNALIGNED, at, word | 1L << second % Long.SIZE);
    }

    private static long word(int second) {
        return (long) (second / Long.SIZE) * Long.BYTES;
    }
}
