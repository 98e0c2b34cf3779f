package io.minewatch.protocol;

/**
 * Memory that conversations of which nothing is clear yet may take together: without it a flood of
 * half messages would fill the heap, each within its own bounds.
 */
final class Allowance {

    /** Enough for some thousand undecided conversations; there are seldom more than a few. */
    static final long BYTES = 64L << 20;

    /** A message as a tree takes so many times the memory of its text. */
    static final int TREE = 8;

    private long used;

    /** Takes so many bytes, or none if there are not so many left. */
    boolean take(int bytes) {
        if (used + bytes > BYTES) {
            return false;
        }
        used += bytes;
        return true;
    }

    void give(int bytes) {
        used -= bytes;
    }
}
