package io.minewatch.locate;

/** A value that is not what its column holds. Caught where the row is known. */
final class BadValue extends Exception {

    private static final long serialVersionUID = 1;

    private final String expected;

    /** Takes what was expected; there is no stack trace, a table may have millions of these. */
    BadValue(String expected) {
        super(expected, null, false, false);
        this.expected = expected;
    }

    /** What should stand there. */
    String expected() {
        return expected;
    }
}
