package io.minewatch.query.api.export;

/** Text that a spreadsheet would take for a formula, made harmless; CWE-1236, OWASP ASVS 1.2.10. */
final class InertText {

    /** With these a formula begins, as typed and as full-width characters. */
    private static final String BEGINNINGS = "=+-@\uFF1D\uFF0B\uFF0D\uFF20";

    private InertText() {}

    /** Whether a spreadsheet may act on it; there are no control characters in it. */
    static boolean acts(String text) {
        String seen = text.strip();
        return !seen.isEmpty() && BEGINNINGS.indexOf(seen.charAt(0)) >= 0;
    }

    /** The text, with an apostrophe before it if it would act. */
    static String of(String text) {
        return acts(text) ? "'" + text : text;
    }
}
