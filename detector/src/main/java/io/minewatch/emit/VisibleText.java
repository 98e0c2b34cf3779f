package io.minewatch.emit;

/**
 * Makes text from outside safe to show. Characters that act instead of being seen (controls, line
 * ends, overrides of the writing direction, joiners, halves of surrogate pairs, code points that
 * are no characters) are written as {@code <U+202E>}. Not as an escape of some language: whoever
 * decodes once too often would bring them back to life.
 */
public final class VisibleText {

    private VisibleText() {}

    /** The same text if nothing in it acts. */
    public static String of(String text) {
        if (text.codePoints().allMatch(VisibleText::isSeen)) {
            return text;
        }
        var visible = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(character -> append(visible, character));
        return visible.toString();
    }

    private static void append(StringBuilder visible, int character) {
        if (isSeen(character)) {
            visible.appendCodePoint(character);
        } else {
            visible.append("<U+%04X>".formatted(character));
        }
    }

    private static boolean isSeen(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED ->
                    false;
            default -> !isBlankLetter(character);
        };
    }

    /** Hangul fillers and the empty Braille pattern: letters by category, blank on every screen. */
    private static boolean isBlankLetter(int character) {
        return switch (character) {
            case 0x115F, 0x1160, 0x2800, 0x3164, 0xFFA0 -> true;
            default -> false;
        };
    }
}
