package io.minewatch.flow;

/**
 * How much a followed flow is worth keeping, least first: where there is no room, the first leave.
 */
public enum Interest {
    /** Known to be something else; kept only so that it is not looked at again. */
    NONE,
    /** Nothing is clear yet. */
    SUSPECT,
    /** A mining conversation. */
    PROMISING,
    /** Work was done in it. */
    MINING
}
