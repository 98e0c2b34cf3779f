package io.minewatch.query.api.access;

/** What somebody may do beyond looking. */
public enum Right {
    /** Confirm, dismiss, comment. */
    ANNOTATE,
    /** Take a list away as a file. */
    EXPORT,
    /** Read who asked for what. */
    AUDIT
}
