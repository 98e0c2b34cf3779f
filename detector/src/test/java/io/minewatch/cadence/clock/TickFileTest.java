package io.minewatch.cadence.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

class TickFileTest {

    @TempDir Path dir;

    @Test
    void readsBothFormsOfTime() throws IOException {
        assertEquals(
                List.of(
                        new TickFile.Tick("BTC", 1_787_191_867_500_000_000L),
                        new TickFile.Tick("XMR", 1_787_189_468_000_000_001L)),
                read("# blocks\n\nBTC,1787191867.5\n XMR , 2026-08-20T01:31:08.000000001Z\n"));
    }

    @Test
    void saysWhatItExpected() {
        assertEquals("ticks.csv:2: expected CHAIN,TIME, not \"BTC\"", complaint("BTC,1\nBTC\n"));
        assertEquals(
                "ticks.csv:1: expected a time as 2026-08-20T02:11:07Z or 1787191867.5, not"
                        + " \"soon\"",
                complaint("BTC,soon"));
        assertEquals(
                "ticks.csv:1: expected a time as 2026-08-20T02:11:07Z or 1787191867.5, not"
                        + " \"1e99\"",
                complaint("BTC,1e99"));
        assertEquals("ticks.csv:1: expected CHAIN,TIME, not \",5\"", complaint(",5"));
    }

    /** A node has written for months, and the capture is of the first day; newest first, too. */
    @Test
    void allOfAFileIsKeptForACapture() throws IOException {
        var random = new SplittableRandom(3);
        var lines = new ArrayList<String>();
        double at = 1_787_191_867;
        for (int i = 0; i < 5000; i++) {
            at -= 120 * Math.log(1 - random.nextDouble());
            lines.add("XMR,%.3f".formatted(at));
        }
        for (var order : List.of(lines, lines.reversed())) {
            Path file = Files.writeString(dir.resolve("ticks.csv"), String.join("\n", order));
            var clock = new BlockClock(TickFile.MAX_LINES);
            TickFile.read(file).tell(clock);
            long from = 1_787_191_867_000_000_000L;
            int ofADay = clock.ticks(0, from, from + 86_400_000_000_000L).length;
            assertTrue(ofADay > 600, "ticks of the first day: " + ofADay);
            assertTrue(clock.ticks(0, from, Long.MAX_VALUE).length > 4700, "all");
        }
    }

    @Test
    void saysWhyAFileCannotBeRead() throws IOException {
        assertEquals("ticks.csv: no such file", refusal(dir.resolve("ticks.csv")));
        assertEquals("ticks: Is a directory", refusal(Files.createDirectory(dir.resolve("ticks"))));
        Path packed = Files.write(dir.resolve("ticks.gz"), new byte[] {0x1f, (byte) 0x8b, 8});
        assertEquals("ticks.gz: is no text in UTF-8", refusal(packed));
    }

    private String complaint(String content) {
        return shown(assertThrows(IOException.class, () -> read(content)));
    }

    private String refusal(Path file) {
        return shown(assertThrows(IOException.class, () -> TickFile.read(file)));
    }

    private String shown(IOException refusal) {
        return String.valueOf(refusal.getMessage()).replace(dir + "/", "");
    }

    private List<TickFile.Tick> read(String content) throws IOException {
        Path file = Files.writeString(dir.resolve("ticks.csv"), content);
        return TickFile.ticks(file);
    }
}
