package io.minewatch.locate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

class SubscriberProblemsTest {

    private static final String HEADER =
            "prefix,line,credit_code,region_code,valid_from,valid_to,address_domain";

    @TempDir Path folder;

    @Test
    void rowsThatCannotBeUsedAreLeftOut() throws Exception {
        assertProblem("192.0.2.5/24,L,,,,,", 0, "prefix \"192.0.2.5/24\": expected no bits behind");
        assertProblem("192.0.2.300,L,,,,,", 0, "prefix \"192.0.2.300\": expected an address");
        assertProblem(",L,,,,,", 0, "prefix \"\": expected an address");
        assertProblem(
                "192.0.2.0/24,L,,,yesterday,,", 0, "valid_from \"yesterday\": expected a date");
        assertProblem(
                "192.0.2.0/24,L,,,,2026-13-01,", 0, "valid_to \"2026-13-01\": expected a date");
        assertProblem(
                "192.0.2.0/24,L,,,2026-02-01,2026-01-01,",
                0,
                "valid_to \"2026-01-01\": expected an end");
        assertProblem("192.0.2.0/24,,,,,,vlan:7", 0, "row \"192.0.2.0/24\": names neither");
        assertProblem(
                "192.0.2.0/24,L,,", 0, "row \"192.0.2.0/24\": has 4 fields where line 1 has 7");
        assertProblem("192.0.2.0/24,L,,,,,,", 0, "row \"192.0.2.0/24\": has 8 fields");
        assertProblem("192.0.2.0/24,\"L,,,,,", 0, "row \"192.0.2.0/24\": a quote left open");
        assertProblem("192.0.2.0/24,\ufffd,,,,,", 0, "row \"192.0.2.0/24\": not UTF-8");
        assertProblem(
                "192.0.2.0/24," + "x".repeat(TextLines.MAX_LINE),
                0,
                "row \"192.0.2.0/24\": longer than");
        assertProblem(
                "192.0.2.0/24,L,,,,," + "d".repeat(CsvRows.MAX_TEXT + 1),
                0,
                "address_domain \"" + "d".repeat(80) + "...\": expected at most");
    }

    @Test
    void rowsWithAWrongCodeAreKeptWithoutIt() throws Exception {
        assertProblem(
                "192.0.2.0/24,L,91350100M000100Y4Z,,,,",
                1,
                "credit_code \"91350100M000100Y4Z\": expected 18 characters");
        assertProblem("192.0.2.0/24,L,,5002,,,", 1, "region_code \"5002\": expected six digits");
        assertProblem(
                "192.0.2.0/24," + "L".repeat(CsvRows.MAX_TEXT + 1) + ",,500242,,,",
                1,
                "line \"" + "L".repeat(80) + "...\": at most 1024 characters");
    }

    @Test
    void aWrongEndIsReportedInItsColumn() throws Exception {
        var table =
                load("start,end,line", "192.0.2.1,192.0.2.0,A", "192.0.2.1,,B", "x,192.0.2.1,C");
        assertEquals(
                List.of("end", "end", "start"),
                table.problems().listed().stream().map(Problem::column).toList());
    }

    @Test
    void blankRowsAreNothing() throws Exception {
        var table = load(HEADER, "", ",,,,,,", "192.0.2.0/24,L,,,,,", " , ", "");
        assertEquals(List.of(), table.problems().listed());
        assertEquals(1, table.size());
    }

    @Test
    void theListIsBoundedAndTheRestIsCounted() throws Exception {
        var lines = new ArrayList<String>(List.of(HEADER));
        for (int i = 0; i <= Problems.MAX_LISTED; i++) {
            lines.add("x" + i + ",L,,,,,");
        }
        var problems = load(lines.toArray(String[]::new)).problems();
        assertEquals(Problems.MAX_LISTED, problems.listed().size());
        assertEquals(Problems.MAX_LISTED + 1, problems.total());
        assertEquals("x0", problems.listed().getFirst().value());
    }

    @Test
    void tablesThatCannotBeUsedAreRefusedInOneLine() throws Exception {
        assertRefused(folder.resolve("none.csv"), "none.csv: no such file");
        assertRefused(folder, "is a directory");
        assertRefused(
                TableFile.of(folder, "line,start", "L,192.0.2.1"),
                "no column prefix (or start and end) in line 1, only: line, start");
        assertRefused(TableFile.of(folder, "prefix,line,cidr"), "two columns for prefix in line 1");
        assertRefused(Files.write(folder.resolve("empty.csv"), new byte[0]), "empty");
    }

    @Test
    void otherEncodingsAreNamed() throws Exception {
        String text = "prefix,enterprise\n192.0.2.0/24,重庆某某有限公司\n";
        Path other = folder.resolve("other.csv");
        assertRefused(Files.write(other, text.getBytes(StandardCharsets.UTF_16LE)), "no column");
        text += "198.51.100.0/24,Acme\n";
        var table = SubscriberTable.load(Files.write(other, text.getBytes("GB18030")));
        assertEquals(1, table.size());
        assertEquals(
                List.of(
                        other
                                + ":2: row \"192.0.2.0/24\": not UTF-8; convert the file first"
                                + " (from GB 18030, if a spreadsheet wrote it); row left out"),
                table.problems().listed().stream().map(Problem::toString).toList());
    }

    @Test
    void aQuoteThatNeverEndsCostsItsOwnRowOnly() throws Exception {
        var lines = new ArrayList<String>(List.of(HEADER, "192.0.2.0/24,\"L,,,,,"));
        for (int i = 0; i < 20_000; i++) {
            lines.add("192.0.2.0/24,L" + i + ",,,,,");
        }
        var table = load(lines.toArray(String[]::new));
        assertEquals(20_000, table.size());
        assertEquals(List.of(2L), table.problems().listed().stream().map(Problem::line).toList());
    }

    @Test
    void noiseIsReportedOrRefused() throws Exception {
        var random = new Random(5);
        String alphabet = "0123456789.,,,,\"\n\r/:-aL重 ";
        for (int i = 0; i < 500; i++) {
            var text = new StringBuilder(HEADER).append('\n');
            for (int n = 0; n < 200; n++) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            Path file = Files.writeString(folder.resolve("noise.csv"), text);
            SubscriberTable.load(file);
        }
    }

    @Test
    void aFileCutAnywhereIsReadUpToThere() throws Exception {
        byte[] whole =
                (HEADER + "\n192.0.2.0/24,重,91350100M000100Y43,500242,2026-01-01,,\n")
                        .getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < whole.length; length++) {
            Path file = folder.resolve("cut.csv");
            Files.write(file, java.util.Arrays.copyOf(whole, length));
            try {
                SubscriberTable.load(file);
            } catch (TableException e) {
                assertEquals(1, e.getMessage().lines().count());
            }
        }
    }

    private void assertProblem(String row, int kept, String expected) throws Exception {
        var table = load(HEADER, "198.51.100.0/24,before,,,,,", row, "203.0.113.0/24,after,,,,,");
        assertEquals(2 + kept, table.size(), row);
        var listed = table.problems().listed();
        assertEquals(1, listed.size(), listed::toString);
        assertEquals(3, listed.getFirst().line());
        String text = listed.getFirst().toString();
        assertTrue(text.startsWith(folder.resolve("table.csv") + ":3: " + expected), text);
    }

    private static void assertRefused(Path file, String expected) {
        String text =
                assertThrows(TableException.class, () -> SubscriberTable.load(file)).getMessage();
        assertTrue(text.startsWith(file.toString()) && text.contains(expected), text);
        assertEquals(1, text.lines().count());
    }

    private SubscriberTable load(String... lines) throws Exception {
        return SubscriberTable.load(TableFile.of(folder, lines));
    }
}
