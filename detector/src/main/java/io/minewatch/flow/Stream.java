package io.minewatch.flow;

import io.minewatch.metrics.Counter;
import io.minewatch.metrics.Counters;
import io.minewatch.metrics.Drop;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Comparator;

/**
 * One side of a followed TCP flow: passes its data on in order.
 *
 * <p>What comes early is held until the hole before it is filled. A hole is given up, with a gap
 * mark, when the other side acknowledges data beyond it (then only the capture missed it), when it
 * has waited for long, or when too much is held. Where copies of a byte differ, the first one
 * counts.
 */
final class Stream {

    /** As much as DESIGN grants; a mining side sends that much in an hour. */
    static final int MAX_HELD_BYTES = 64 * 1024;

    /** A message that comes byte by byte; then the bookkeeping is as large as the data may be. */
    static final int MAX_HELD_SEGMENTS = 1024;

    /** No window is larger (RFC 7323); a number farther away belongs to another connection. */
    private static final int MAX_WINDOW = 1 << 30;

    /** Bytes that who mines may have on the way, with much to spare. */
    private static final int MAX_BURST = 1 << 20;

    /** In place of a byte. */
    private static final int NOTHING = -1;

    private record Held(int sequence, byte[] bytes, int onWire, long timestampNanos) {}

    private final int side;
    private final Flow flow;
    private final Follower follower;
    private final Counters counters;
    private final long holeNanos;
    private final HeldRoom room;
    private final ArrayList<Held> held = new ArrayList<>(0);
    private int heldBytes;
    private boolean started;
    private long startNanos;
    private int first;
    private int next;

    /** The byte passed on last, 0 to 255, or {@link #NOTHING}. */
    private int last = NOTHING;

    Stream(
            int side,
            Flow flow,
            Follower follower,
            Counters counters,
            long holeNanos,
            HeldRoom room) {
        this.room = room;
        this.side = side;
        this.flow = flow;
        this.follower = follower;
        this.counters = counters;
        this.holeNanos = holeNanos;
    }

    /** A segment with payload, of which {@code length} of {@code onWire} bytes were captured. */
    void segment(
            int sequence,
            MemorySegment memory,
            long offset,
            int length,
            int onWire,
            long timestampNanos) {
        if (!started || isBeforeAnythingHeard(sequence, onWire, timestampNanos)) {
            start(sequence, timestampNanos);
        }
        giveUpOldHole(timestampNanos);
        int ahead = sequence - next;
        if (ahead > MAX_WINDOW || ahead < -MAX_WINDOW) {
            restart(sequence, timestampNanos);
            ahead = 0;
        }
        if (length == onWire
                && isBeforeFirst(sequence, onWire, timestampNanos)
                && endsMessage(memory.get(ValueLayout.JAVA_BYTE, offset + length - 1))) {
            first = sequence;
            follower.data(side, memory, offset, length, timestampNanos);
        } else if (ahead > 0) {
            hold(sequence, memory, offset, length, onWire, timestampNanos);
        } else if (onWire + ahead > 0) {
            deliver(memory, offset, length, onWire, -ahead, timestampNanos);
            drain();
        }
    }

    /**
     * Where the two directions are captured apart, an acknowledgement may overtake its data. One
     * byte that was acknowledged is a keep-alive's, and no data (RFC 9293, 3.8.4).
     */
    private boolean isBeforeAnythingHeard(int sequence, int onWire, long timestampNanos) {
        int before = first - sequence;
        return last == NOTHING
                && held.isEmpty()
                && before > 0
                && before + onWire > 2
                && before <= MAX_BURST
                && timestampNanos - startNanos <= holeNanos;
    }

    private void start(int sequence, long timestampNanos) {
        started = true;
        startNanos = timestampNanos;
        first = sequence;
        next = sequence;
    }

    /**
     * True for the segment right before the first one, where a later one overtook it at the very
     * beginning. It comes too late for its place, so it must hold whole messages and come between
     * others.
     */
    private boolean isBeforeFirst(int sequence, int onWire, long timestampNanos) {
        return sequence + onWire == first
                && timestampNanos - startNanos <= holeNanos
                && endsMessage(last);
    }

    private static boolean endsMessage(int c) {
        return c == '}' || c == '\n';
    }

    /** True if the first byte heard lies at this number or up to so many behind. */
    boolean beganAfter(int sequence, int most) {
        int distance = first - sequence;
        return started && distance >= 0 && distance <= most;
    }

    /** True if the number is farther from what is due than a peer sends at once. */
    boolean isFarFrom(int sequence) {
        return started && Math.abs((long) (sequence - next)) > MAX_BURST;
    }

    /**
     * The other side has acknowledged everything before this number. If nothing was heard yet, that
     * is where to begin.
     */
    void acknowledged(int number, long timestampNanos) {
        if (!started) {
            start(number, timestampNanos);
        }
        while (!held.isEmpty() && number - held.getFirst().sequence >= 0) {
            jump(timestampNanos);
        }
    }

    private void restart(int sequence, long timestampNanos) {
        flush(timestampNanos);
        first = sequence;
        next = sequence;
        gap(0, timestampNanos);
    }

    /** Gives up what is held. */
    void forget() {
        held.clear();
        room.give(heldBytes);
        heldBytes = 0;
    }

    /** Passes on what is held, with gap marks for what never came. */
    void flush(long timestampNanos) {
        while (!held.isEmpty()) {
            jump(timestampNanos);
        }
    }

    private void giveUpOldHole(long now) {
        while (!held.isEmpty() && now - held.getFirst().timestampNanos > holeNanos) {
            jump(now);
        }
    }

    private void hold(
            int sequence,
            MemorySegment memory,
            long offset,
            int length,
            int onWire,
            long timestampNanos) {
        if (length > MAX_HELD_BYTES || !room.isFor(length)) {
            counters.count(Drop.STREAM_HELD_TOO_MUCH);
            return;
        }
        while (held.size() == MAX_HELD_SEGMENTS || heldBytes + length > MAX_HELD_BYTES) {
            counters.count(Drop.STREAM_HELD_TOO_MUCH);
            jump(timestampNanos);
        }
        if (sequence - next <= 0) {
            segment(sequence, memory, offset, length, onWire, timestampNanos);
            return;
        }
        byte[] copy = memory.asSlice(offset, length).toArray(ValueLayout.JAVA_BYTE);
        held.add(new Held(sequence, copy, onWire, timestampNanos));
        held.sort(Comparator.comparingInt(segment -> segment.sequence - next));
        heldBytes += length;
        room.take(length);
    }

    /** Marks the hole before the first held segment as a gap and goes on behind it. */
    private void jump(long timestampNanos) {
        gap(held.getFirst().sequence - next, timestampNanos);
        drain();
    }

    private void drain() {
        while (!held.isEmpty() && held.getFirst().sequence - next <= 0) {
            Held first = held.removeFirst();
            heldBytes -= first.bytes.length;
            room.give(first.bytes.length);
            int known = next - first.sequence;
            if (known < first.onWire) {
                // The bytes go through native memory, as all others do: see capture.FrameListener.
                try (var arena = Arena.ofConfined()) {
                    var memory = arena.allocate(Math.max(1, first.bytes.length));
                    MemorySegment.copy(
                            first.bytes, 0, memory, ValueLayout.JAVA_BYTE, 0, first.bytes.length);
                    deliver(
                            memory,
                            0,
                            first.bytes.length,
                            first.onWire,
                            known,
                            first.timestampNanos);
                }
            }
        }
    }

    /** Passes on a segment of which the first {@code known} bytes were passed on before. */
    private void deliver(
            MemorySegment memory,
            long offset,
            int length,
            int onWire,
            int known,
            long timestampNanos) {
        int fresh = length - known;
        if (fresh > 0) {
            next += fresh;
            last = memory.get(ValueLayout.JAVA_BYTE, offset + length - 1) & 0xff;
            follower.data(side, memory, offset + known, fresh, timestampNanos);
        }
        int cut = onWire - Math.max(length, known);
        if (cut > 0) {
            gap(cut, timestampNanos);
        }
    }

    private void gap(int missing, long timestampNanos) {
        next += missing;
        counters.count(Counter.STREAM_GAPS);
        flow.missed(side, missing);
        follower.gap(side, missing, timestampNanos);
    }
}
