package io.minewatch.protocol;

/** How much each side of a conversation said, and in what time. */
final class Balance {

    /** A first line may be a banner, or what a balancer writes before a connection's data. */
    static final int MAX_FOREIGN_LEAD = 1;

    /** With more than a line of text to so many messages it is a text with messages in it. */
    static final int MESSAGES_PER_FOREIGN = 4;

    /** A pool's welcome has five messages, and a client's three. */
    static final int MAX_AT_ONCE = 8;

    static final long AT_ONCE_NANOS = 1_000_000_000;

    private final int[] messages = new int[2];
    private final int[] foreign = new int[2];
    private long firstNanos;
    private long lastNanos;
    private long thenNanos;
    private long passedNanos;

    /** A message of one side. */
    void message(int side, long timeNanos) {
        boolean isFirst = messages[0] + messages[1] == 0;
        firstNanos = isFirst ? timeNanos : firstNanos;
        lastNanos = Math.max(lastNanos, timeNanos);
        passedNanos += isFirst ? 0 : Math.abs(timeNanos - thenNanos);
        thenNanos = timeNanos;
        messages[side]++;
    }

    /** A line of one side that is no message. True if there are too many for a conversation. */
    boolean foreign(int side) {
        foreign[side]++;
        return foreign[side] > MAX_FOREIGN_LEAD + messages[side] / MESSAGES_PER_FOREIGN;
    }

    /** True if one side, or none, has said all that was heard. */
    boolean isOneSided() {
        return messages[0] == 0 || messages[1] == 0;
    }

    /** So much in so short a time, and not a word before and after, is a piece of a file. */
    boolean isAtOnce() {
        return isOneSided()
                && messages[0] + messages[1] > MAX_AT_ONCE
                && lastNanos - firstNanos < AT_ONCE_NANOS;
    }

    /** From message to message, all together: a clock that was set back makes it no shorter. */
    long passedNanos() {
        return passedNanos;
    }
}
