package io.minewatch.cadence;

import java.lang.foreign.MemorySegment;

/**
 * Makes bursts of segments, and tells answers from what comes unasked.
 *
 * <p>Segments of one side that follow each other closely are one burst; one of the client's is over
 * as soon as it is answered, for else two shares to a pool nearby would be one. For each burst of
 * the client the next thing that the server says, if it comes soon, is the answer; all else that it
 * says is a push.
 */
final class Bursts {

    /** A message in several segments, or two that were written together. */
    static final int BURST_MILLIS = 50;

    /** Pools answer a share within that. */
    static final int ANSWER_MILLIS = 2000;

    /** What a client says so soon after a push may have been caused by it. */
    static final int CAUSED_SECONDS = 3;

    /**
     * A datagram of that length, right after one of the other side, is how a tunnel carries the
     * acknowledgement of what is in it.
     */
    static final int LONGEST_ECHO = 112;

    /**
     * An answer as long as what it answers, but for so many bytes, is the echo of a ping: 73 and 71
     * in the dialect of Monero.
     */
    static final int PING_TOLERANCE = 4;

    /** Lengths of shares that near to each other are one. */
    private static final int USUAL_TOLERANCE = 8;

    private static final int MOST = 0xffff;
    private static final float MILLIS = 1000;

    private Bursts() {}

    /**
     * One segment.
     *
     * @return true if the server began to say something
     */
    static boolean said(
            MemorySegment memory, long entry, int millis, int second, int length, boolean isUp) {
        int units = (length + Entry.EPOCH_UNIT - 1) / Entry.EPOCH_UNIT;
        Entry.add(memory, entry + Entry.EPOCH_SEGMENTS, 1);
        Entry.add(memory, entry + Entry.EPOCH_BYTES, units);
        if (isUp) {
            Entry.add(memory, entry + Entry.UP_SEGMENTS, 1);
            Entry.addBytes(memory, entry + Entry.UP_BYTES, length);
            up(memory, entry, millis, second, length);
            return false;
        }
        Entry.add(memory, entry + Entry.DOWN_SEGMENTS, 1);
        Entry.addBytes(memory, entry + Entry.DOWN_BYTES, length);
        return down(memory, entry, millis, second, length);
    }

    /**
     * The client said something.
     *
     * @param millis in the flow, not before what came last
     * @param second of the epoch
     */
    static void up(MemorySegment memory, long entry, int millis, int second, int length) {
        int before = Entry.get(memory, entry + Entry.UP_AT);
        int said = Entry.get(memory, entry + Entry.SAID_AT);
        if (isEcho(memory, entry, millis, length)) {
            return;
        }
        if (Entry.has(memory, entry, Entry.UP_OPEN)) {
            Entry.add(memory, entry + Entry.UP_BURST, length);
        } else {
            noteUp(memory, entry);
            boolean counts = !Entry.takeHandshake(memory, entry);
            Entry.flag(memory, entry, Entry.UNNOTED, counts);
            Entry.flag(memory, entry, Entry.COUNTS, counts);
            Entry.flag(memory, entry, Entry.UP_OPEN, true);
            Entry.set(memory, entry + Entry.SAID_BEFORE, said);
            Entry.set(memory, entry + Entry.SAID_AT, millis);
            boolean isLate = before == Entry.NEVER || millis - before > ANSWER_MILLIS;
            Entry.owed(memory, entry, isLate ? 1 : Entry.owed(memory, entry) + 1);
            Entry.count(memory, entry + Entry.UP_BURST, length);
            if (counts) {
                upstream(memory, entry, second);
            }
        }
        Entry.set(memory, entry + Entry.UP_AT, millis);
    }

    private static boolean isEcho(MemorySegment memory, long entry, int millis, int length) {
        int heard = Entry.get(memory, entry + Entry.DOWN_AT);
        return length <= LONGEST_ECHO
                && Entry.has(memory, entry, Entry.IS_UDP)
                && heard != Entry.NEVER
                && millis - heard <= BURST_MILLIS;
    }

    private static void upstream(MemorySegment memory, long entry, int second) {
        int count = Entry.count(memory, entry + Entry.UPSTREAM);
        if (count == MOST) {
            halve(memory, entry);
        }
        gap(memory, entry, 1);
        Entry.add(memory, entry + Entry.UPSTREAM, 1);
        boolean isPrompted = isAfterPush(memory, entry, second);
        Entry.flag(memory, entry, Entry.PROMPTED, isPrompted);
        Entry.add(memory, entry + Entry.AFTER_PUSH, isPrompted ? 1 : 0);
    }

    /** Adds the time since the client said something before, or takes it away again. */
    private static void gap(MemorySegment memory, long entry, int sign) {
        int count = Entry.count(memory, entry + Entry.UPSTREAM);
        int before = Entry.get(memory, entry + Entry.SAID_BEFORE);
        if (before != Entry.NEVER && (count > 0 || Entry.has(memory, entry, Entry.STARTED))) {
            float gap = (Entry.get(memory, entry + Entry.SAID_AT) - before) / MILLIS;
            long sum = entry + Entry.GAP_SUM;
            long squares = entry + Entry.GAP_SQUARES;
            Entry.real(memory, sum, Entry.real(memory, sum) + sign * gap);
            Entry.real(memory, squares, Entry.real(memory, squares) + sign * gap * gap);
        }
    }

    private static boolean isAfterPush(MemorySegment memory, long entry, int second) {
        for (int at = Math.max(0, second - CAUSED_SECONDS); at <= second; at++) {
            if (Entry.isPushed(memory, entry, at)) {
                return true;
            }
        }
        return false;
    }

    /**
     * What the client said last was a ping: it is as if it had not been said. Miners ping pools
     * when they have found nothing for a minute.
     */
    private static void takeBack(MemorySegment memory, long entry) {
        Entry.flag(memory, entry, Entry.COUNTS, false);
        Entry.flag(memory, entry, Entry.UNNOTED, false);
        int count = Entry.count(memory, entry + Entry.UPSTREAM);
        Entry.count(memory, entry + Entry.UPSTREAM, Math.max(0, count - 1));
        if (Entry.has(memory, entry, Entry.PROMPTED)) {
            int after = Entry.count(memory, entry + Entry.AFTER_PUSH);
            Entry.count(memory, entry + Entry.AFTER_PUSH, Math.max(0, after - 1));
        }
        gap(memory, entry, -1);
        int before = Entry.get(memory, entry + Entry.SAID_BEFORE);
        Entry.set(memory, entry + Entry.SAID_AT, before);
    }

    private static boolean isPing(MemorySegment memory, long entry, int answer) {
        boolean isNoise = Math.abs(answer - Rhythm.NOISE_ANSWER) <= Rhythm.ANSWER_TOLERANCE;
        int usual = Entry.UP.dominant(memory, entry);
        int said = Entry.count(memory, entry + Entry.UP_BURST);
        // A timer whose answers vary would lose some of its beats, and look like chance.
        boolean isUsual = Math.abs(usual - said) <= USUAL_TOLERANCE;
        return Entry.has(memory, entry, Entry.UNNOTED)
                && !isNoise
                && !isUsual
                && Entry.count(memory, entry + Entry.UP_BURST) >= Rhythm.SHORTEST_SHARE
                && answer + PING_TOLERANCE >= Entry.count(memory, entry + Entry.UP_BURST);
    }

    /** So that the shares of all stay what they are. */
    private static void halve(MemorySegment memory, long entry) {
        for (int at : new int[] {Entry.UPSTREAM, Entry.ANSWERED, Entry.AFTER_PUSH}) {
            Entry.count(memory, entry + at, Entry.count(memory, entry + at) / 2);
        }
        for (int at : new int[] {Entry.GAP_SUM, Entry.GAP_SQUARES}) {
            Entry.real(memory, entry + at, Entry.real(memory, entry + at) / 2);
        }
    }

    /**
     * The server said something.
     *
     * @param millis in the flow, not before what came last
     * @param second of the epoch
     * @return true if it begins something
     */
    static boolean down(MemorySegment memory, long entry, int millis, int second, int length) {
        int owed = Entry.owed(memory, entry);
        boolean goesOn = Entry.has(memory, entry, Entry.DOWN_OPEN) && owed == 0;
        if (goesOn) {
            Entry.add(memory, entry + Entry.DOWN_BURST, length);
        } else {
            boolean isAnswer =
                    owed > 0 && millis - Entry.get(memory, entry + Entry.UP_AT) <= ANSWER_MILLIS;
            if (isAnswer && isPing(memory, entry, length)) {
                takeBack(memory, entry);
            }
            Entry.flag(memory, entry, Entry.UP_OPEN, false);
            if (isAnswer) {
                noteUp(memory, entry);
            }
            finishDown(memory, entry);
            Entry.owed(memory, entry, isAnswer ? owed - 1 : 0);
            begin(memory, entry, isAnswer, second);
            Entry.count(memory, entry + Entry.DOWN_BURST, length);
        }
        Entry.set(memory, entry + Entry.DOWN_AT, millis);
        return !goesOn;
    }

    private static void begin(MemorySegment memory, long entry, boolean isAnswer, int second) {
        boolean counted = Entry.has(memory, entry, Entry.COUNTS);
        Entry.flag(memory, entry, Entry.IS_ANSWER, isAnswer);
        Entry.flag(memory, entry, Entry.ANSWER_COUNTED, counted);
        Entry.flag(memory, entry, Entry.DOWN_OPEN, true);
        if (!isAnswer) {
            Entry.add(memory, entry + Entry.PUSH_COUNT, 1);
            Entry.push(memory, entry, second);
        } else if (counted) {
            Entry.add(memory, entry + Entry.ANSWERED, 1);
        }
    }

    /** It is so late: what nobody adds to is whole. */
    static void settle(MemorySegment memory, long entry, int millis) {
        if (millis - Entry.get(memory, entry + Entry.UP_AT) > BURST_MILLIS) {
            Entry.flag(memory, entry, Entry.UP_OPEN, false);
        }
        if (millis - Entry.get(memory, entry + Entry.UP_AT) > ANSWER_MILLIS) {
            noteUp(memory, entry);
        }
        if (millis - Entry.get(memory, entry + Entry.DOWN_AT) > BURST_MILLIS) {
            finishDown(memory, entry);
        }
    }

    /** What the client said last was no ping. */
    private static void noteUp(MemorySegment memory, long entry) {
        if (Entry.has(memory, entry, Entry.UNNOTED)) {
            Entry.flag(memory, entry, Entry.UNNOTED, false);
            Entry.UP.note(memory, entry, Entry.count(memory, entry + Entry.UP_BURST));
        }
    }

    private static void finishDown(MemorySegment memory, long entry) {
        if (!Entry.has(memory, entry, Entry.DOWN_OPEN)) {
            return;
        }
        Entry.flag(memory, entry, Entry.DOWN_OPEN, false);
        int length = Entry.count(memory, entry + Entry.DOWN_BURST);
        if (!Entry.has(memory, entry, Entry.IS_ANSWER)) {
            Entry.PUSHED.note(memory, entry, length);
        } else if (Entry.has(memory, entry, Entry.ANSWER_COUNTED)) {
            Entry.ANSWERS.note(memory, entry, length);
        }
    }
}
