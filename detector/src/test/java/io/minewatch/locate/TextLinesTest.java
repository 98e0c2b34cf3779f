package io.minewatch.locate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

class TextLinesTest {

    @Test
    void endsLinesAsOthersDo() throws IOException {
        var random = new Random(11);
        for (int i = 0; i < 2000; i++) {
            var text = new StringBuilder();
            for (int n = random.nextInt(12); n > 0; n--) {
                text.append("\r\na".charAt(random.nextInt(3)));
            }
            var expected = new BufferedReader(new StringReader(text.toString())).lines().toList();
            assertEquals(expected, read(text.toString()), text::toString);
        }
    }

    @Test
    void readsAcrossItsBuffer() throws IOException {
        var lines = new ArrayList<String>();
        for (int i = 0; i < 3000; i++) {
            lines.add("x".repeat(i % 97));
        }
        assertEquals(lines, read(String.join("\r\n", lines) + "\r\n"));
    }

    @Test
    void keepsNoMoreThanTheBound() throws IOException {
        String longest = "x".repeat(TextLines.MAX_LINE);
        var lines = new TextLines(new StringReader(longest + "\n" + longest + "yz\nb"));
        assertTrue(lines.next());
        assertFalse(lines.isTooLong());
        assertTrue(lines.next());
        assertTrue(lines.isTooLong());
        assertEquals(longest, lines.text());
        assertTrue(lines.next());
        assertFalse(lines.isTooLong());
        assertEquals("b", lines.text());
        assertEquals(3, lines.number());
        assertFalse(lines.next());
        assertEquals(3, lines.number());
    }

    private static List<String> read(String text) throws IOException {
        var all = new ArrayList<String>();
        var lines = new TextLines(new StringReader(text));
        while (lines.next()) {
            all.add(lines.text());
        }
        assertEquals(all.size(), lines.number());
        return all;
    }
}
