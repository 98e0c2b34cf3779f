package io.minewatch.locate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.Random;

class TextPoolTest {

    @Test
    void givesBackWhatItTookAndKeepsEqualTextsOnce() throws BadValue {
        var pool = new TextPool();
        var random = new Random(11);
        var numbers = new HashMap<String, Integer>();
        for (int i = 0; i < 200_000; i++) {
            String text = "重庆市 " + random.nextInt(60_000) + "号".repeat(random.nextInt(20));
            int number = pool.put(text);
            assertEquals(numbers.computeIfAbsent(text, t -> number), number);
        }
        pool.seal();
        numbers.forEach((text, number) -> assertEquals(text, pool.get(number)));
    }

    @Test
    void theEmptyTextIsZero() throws BadValue {
        var pool = new TextPool();
        assertEquals(TextPool.EMPTY, pool.put(""));
        assertEquals("", pool.get(TextPool.EMPTY));
    }

    @Test
    void keepsTheLongestTextOfATable() throws BadValue {
        var pool = new TextPool();
        String longest = "\u7845".repeat(CsvRows.MAX_TEXT);
        for (int i = 0; i < 1_000; i++) {
            int number = pool.put(i + longest);
            assertEquals(i + longest, pool.get(number));
        }
    }
}
