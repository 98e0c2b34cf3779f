package io.minewatch.emit;

/**
 * Text measured in columns of a terminal: Chinese, Japanese and Korean characters and emoji take
 * two, combining marks none (Unicode Standard Annex 11, W and F; the ambiguous ones count as one).
 */
final class TerminalText {

    private static final String CUT = "…";

    /** First and last code point of each block of wide characters, ascending. */
    private static final int[][] WIDE = {
        {0x1100, 0x115F}, // Hangul Jamo, initial consonants
        {0x2E80, 0x303E}, // radicals, CJK punctuation
        {0x3041, 0x33FF}, // kana, enclosed and compatibility signs
        {0x3400, 0x4DBF}, // ideographs, extension A
        {0x4E00, 0xA4CF}, // ideographs, Yi
        {0xA960, 0xA97F}, // Hangul Jamo, extended A
        {0xAC00, 0xD7A3}, // Hangul syllables
        {0xF900, 0xFAFF}, // compatibility ideographs
        {0xFE10, 0xFE19}, // vertical forms
        {0xFE30, 0xFE6F}, // compatibility and small forms
        {0xFF01, 0xFF60}, // full-width forms
        {0xFFE0, 0xFFE6}, // full-width signs
        {0x16FE0, 0x18DFF}, // Tangut, Khitan
        {0x1AFF0, 0x1B2FF}, // kana supplements, Nushu
        {0x20000, 0x3FFFD}, // ideographs, extensions B and on
    };

    private TerminalText() {}

    /** Columns that the text takes. */
    static int width(String text) {
        return text.codePoints().map(TerminalText::width).sum();
    }

    /** The text if it fits, else its beginning and "…", in so many columns at most. */
    static String cut(String text, int columns) {
        if (width(text) <= columns) {
            return text;
        }
        int left = columns - width(CUT);
        int end = 0;
        while (end < text.length()) {
            int character = text.codePointAt(end);
            left -= width(character);
            if (left < 0) {
                break;
            }
            end += Character.charCount(character);
        }
        return text.substring(0, end) + CUT;
    }

    /** Blanks that fill up to so many columns. */
    static String padding(String text, int columns) {
        return " ".repeat(Math.max(0, columns - width(text)));
    }

    private static int width(int character) {
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> 0;
            default -> isWide(character) ? 2 : 1;
        };
    }

    private static boolean isWide(int character) {
        for (int[] block : WIDE) {
            if (character >= block[0] && character <= block[1]) {
                return true;
            }
        }
        return Character.isEmojiPresentation(character);
    }
}
