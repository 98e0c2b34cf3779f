package io.minewatch.locate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

class CsvLineTest {

    @Test
    void splitsAtCommasAndTakesQuotesOff() {
        assertFields("", "");
        assertFields("a", "a");
        assertFields(",", "", "");
        assertFields("a,,b ", "a", "", "b ");
        assertFields("\"a,b\",c", "a,b", "c");
        assertFields("\"\",\"\"\"\",\"a\"\"b\"", "", "\"", "a\"b");
    }

    @Test
    void takesWhatSloppyProgramsWrite() {
        assertFields("5\" pipe,b", "5\" pipe", "b");
        assertFields("\"a\" b,c", "a b", "c");
        assertFields(" \"a,b\"", " \"a", "b\"");
    }

    @Test
    void aQuoteLeftOpenMakesItNoRow() {
        for (String line : List.of("\"", "a,\"b", "\"a\"\"", "\"a\",\"", "\"a,b,c")) {
            assertEquals(Optional.empty(), CsvLine.split(line), line);
        }
    }

    private static void assertFields(String line, String... fields) {
        assertEquals(Optional.of(List.of(fields)), CsvLine.split(line));
    }
}
