package io.minewatch.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTextTest {

    @ParameterizedTest
    @CsvSource({"'', 0", "abc, 3", "矿工, 4", "ｶ, 1", "Ａ, 2", "한국, 4", "é, 1", "…, 1", "𠀀, 2"})
    void countsColumns(String text, int columns) {
        assertEquals(columns, TerminalText.width(text));
    }

    @Test
    void countsMarksAndEmoji() {
        assertEquals(1, TerminalText.width("e\u0301\u0302"));
        assertEquals(2, TerminalText.width("\uD83D\uDE00"));
    }

    @ParameterizedTest
    @CsvSource({"abcd, 4, abcd", "abcde, 4, abc…", "矿工甲, 6, 矿工甲", "矿工甲乙, 6, 矿工…", "矿工, 1, …"})
    void cutsAtWholeCharacters(String text, int columns, String expected) {
        String cut = TerminalText.cut(text, columns);
        assertEquals(expected, cut);
        assertEquals(columns, TerminalText.width(cut + TerminalText.padding(cut, columns)));
    }
}
