package io.minewatch.query.api.export;

/** Text that a spreadsheet would take for a formula, made harmless; CWE-1236, OWASP ASVS 1.2.10. */
final class InertText {

    /** With these a formula begins, as typed and as full-width characters. */
    private static final String BEGINNINGS = "=+-@\uFF1D\uFF0B\uFF0D\uFF20";

    private InertText() {}

    /** Whether a spreadsheet may act on it; there are no control characters in it. */
    static boolean acts(String text) {
        int first = text.codePoints().filter(sign -> !isBlank(sign)).findFirst().orElse(' ');
        return BEGINNINGS.indexOf(first) >= 0;
    }

    /** What does not break a line is no white space to Java, and is to a spreadsheet. */
    private static boolean isBlank(int sign) {
        return Character.isWhitespace(sign) || Character.isSpaceChar(sign);
    }

    /** The text, with an apostrophe before it if it would act. */
    static String of(String text) {
        return acts(text) ? "'" + text : text;
    }
}
