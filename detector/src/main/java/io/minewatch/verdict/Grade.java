package io.minewatch.verdict;

/** How sure a detection is, weakest first. */
public enum Grade {
    /** One indicator only. */
    SUSPECTED("suspected"),
    /** A mining conversation, no accepted work in it yet. */
    PROBABLE("probable"),
    /** The pool accepted work, or what equals that where one side is seen. */
    CONFIRMED("confirmed");

    public final String label;

    Grade(String label) {
        this.label = label;
    }
}
