package io.minewatch.query.api.access;

/** How much of a field somebody sees. */
public enum Sight {
    /** That there is such a field, and nothing of its value. */
    NONE,
    /** Enough to tell two values apart for a while, too little to find whom they belong to. */
    MASKED,
    /** All of it. */
    FULL;

    /** Whether this is as much as the other, or more. */
    public boolean covers(Sight other) {
        return compareTo(other) >= 0;
    }
}
