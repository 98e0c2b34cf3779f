package io.minewatch.verdict;

/** How sure a detection is, weakest first. */
public enum Grade {
    /**
     * Somebody's node of a chain, reported because that was asked for. Nobody mines here: what
     * counts miners passes over this grade.
     */
    NOT_MINING("not_mining"),
    /** One indicator only; or somebody asked to mine and was turned away, or only looked. */
    SUSPECTED("suspected"),
    /** A mining conversation, no accepted work in it yet. */
    PROBABLE("probable"),
    /**
     * The pool accepted work, or what equals that: three shares and more where only one side can be
     * seen, or where both sides agreed that shares are not answered and the pool goes on to give
     * work. That is more than a client alone shows, so it counts no less. A pool that could answer
     * and does not has accepted nothing.
     */
    CONFIRMED("confirmed");

    public final String label;

    Grade(String label) {
        this.label = label;
    }
}
