package io.minewatch.protocol;

/** How well a message fits a dialect, worst first. */
public enum Fit {
    /**
     * An answer that the dialect does not give: what was asked again and again, was something else.
     */
    AGAINST,
    /** The dialect does not say such things. */
    NONE,
    /**
     * The dialect says such things, and so does half the world ({@code login}): no evidence unless
     * another message gives some.
     */
    HINT,
    /**
     * The dialect says such things again and again, and others now and then: no evidence unless it
     * is said often.
     */
    REPEATED,
    /** The dialect says such things, and so do other mining dialects. */
    SHARED,
    /** Only this dialect says such things. */
    OWN
}
