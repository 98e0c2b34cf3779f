package io.minewatch.emit.sink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.minewatch.emit.sink.FileSettings.Sync;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;

/** A process that fills a spool and empties it into a file is killed again and again. */
@Timeout(300)
class SpoolKillTest {

    private static final int KILLS = 10;
    private static final Batch BATCH = new Batch(10, 1 << 20);

    @TempDir private Path folder;

    /** The process: from the number given on, says each number that the spool took. */
    static final class Victim {

        private Victim() {}

        public static void main(String[] arguments) throws Exception {
            var folder = Path.of(arguments[0]);
            var spool = spool(folder);
            var file = file(folder);
            var pump = new Pump("test", spool, file, BATCH, Retry.NEAR, new Told());
            pump.start();
            for (int i = Integer.parseInt(arguments[1]); true; i++) {
                spool.take(SyslogStreamTest.records("{%08d}%n".formatted(i)));
                System.out.println(i);
            }
        }
    }

    @Test
    void nothingThatItTookIsLostAndOnlyTheLastBatchComesTwice() throws Exception {
        int next = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            next = killed(next, 2000 + 700 * kill);
        }
        try (var spool = spool(folder);
                var file = file(folder)) {
            var pump = new Pump("test", spool, file, BATCH, Retry.NEAR, new Told());
            pump.start();
            while (spool.waiting() > 0) {
                Thread.onSpinWait();
            }
            pump.stop(System.nanoTime());
            assertTrue(pump.join(Duration.ofSeconds(60)));
            assertEquals(0, spool.status().damaged());
        }
        List<String> lines = Files.readAllLines(folder.resolve("out.txt"));
        var numbers = new TreeSet<Integer>();
        lines.forEach(line -> numbers.add(Integer.parseInt(line.substring(1, 9))));
        // It may have taken a few more than it came to say.
        assertTrue(numbers.size() >= next, numbers.size() + " of " + next);
        assertEquals(numbers.size() - 1, numbers.last());
        assertTrue(lines.size() - numbers.size() <= KILLS * 2 * BATCH.records());
    }

    /** The number after the last one that was said before it was killed. */
    private int killed(int from, int said) throws IOException, InterruptedException {
        var process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Victim.class.getName(),
                                folder.toString(),
                                Integer.toString(from))
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        int last = from;
        try (var out = process.inputReader()) {
            for (int i = 0; i < said; i++) {
                last = Integer.parseInt(out.readLine());
            }
            process.toHandle().destroyForcibly();
            // What it said in full before it died counts as well; the last line may be cut.
            var rest = out.lines().toList();
            last += Math.max(0, rest.size() - 1);
        }
        process.waitFor();
        return last + 1;
    }

    private static Spool spool(Path folder) throws IOException {
        var settings = new SpoolSettings(folder.resolve("spool"), 16 << 20, Sync.NEVER);
        return new Spool(settings, Clock.systemUTC());
    }

    private static FileSink file(Path folder) throws IOException {
        var settings =
                new FileSettings(
                        folder.resolve("out.txt"), 1 << 30, Duration.ofDays(9), 1, Sync.NEVER);
        return new FileSink(settings, Clock.systemUTC());
    }
}
