package io.minewatch.protocol;

/** How well a message fits a dialect. */
public enum Fit {
    /** The dialect does not say such things. */
    NONE,
    /** The dialect says such things, and so do others. */
    SHARED,
    /** Only this dialect says such things. */
    OWN
}
