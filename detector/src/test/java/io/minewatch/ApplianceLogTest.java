package io.minewatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

class ApplianceLogTest {

    /** Shows what it is set to. */
    private static final class SetClock extends Clock {

        private Instant now = Instant.parse("2026-01-02T03:04:05Z");

        void turn(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.fixed(now, zone);
        }
    }

    @TempDir private Path folder;

    private final StringWriter out = new StringWriter();
    private final SetClock clock = new SetClock();
    private final ApplianceLog log = new ApplianceLog(new PrintWriter(out, true), clock);

    @Test
    void ofOneKindThereIsOneLineAMinute() {
        log.warnOften("a", "first");
        log.warnOften("b", "another kind");
        clock.turn(Duration.ofMillis(59_999));
        log.warnOften("a", "too soon");
        clock.turn(Duration.ofMillis(1));
        log.warnOften("a", "next");
        log.warnOften("a", "too soon again");
        assertEquals(
                List.of("warn first", "warn another kind", "warn next (and 1 more like this)"),
                said());
    }

    @Test
    void aClockThatIsPutBackSilencesNothing() {
        log.warnOften("a", "before");
        clock.turn(Duration.ofDays(-1));
        log.warnOften("a", "after");
        clock.turn(Duration.ofSeconds(-59));
        log.warnOften("a", "too soon");
        assertEquals(List.of("warn before", "warn after"), said());
    }

    @Test
    void kindsBeyondTheBoundAreOneKindAndNotNone() {
        for (int i = 0; i < ApplianceLog.MAX_KINDS; i++) {
            log.warnOften("kind " + i, "within");
        }
        assertEquals(ApplianceLog.MAX_KINDS, said().size());
        log.warnOften("beyond", "beyond");
        log.warnOften("far beyond", "far beyond");
        clock.turn(Duration.ofMinutes(1));
        log.fault("farther", "farther", new IllegalStateException("that"));
        log.warnOften("kind 0", "a known one");
        var last = said().stream().skip(ApplianceLog.MAX_KINDS).toList();
        assertEquals("warn beyond", last.getFirst());
        assertEquals("warn farther: java.lang.IllegalStateException: that", last.get(1));
        assertEquals("warn a known one", last.getLast());
    }

    @Test
    void whatIsGuardedEndsNothingAndIsSaid() {
        log.guarded(
                "deep",
                () -> {
                    throw new StackOverflowError();
                });
        log.guarded(
                "wrong",
                () -> {
                    throw new IllegalStateException("that");
                });
        assertTrue(said().contains("warn deep failed: java.lang.StackOverflowError"), "" + out);
        assertTrue(
                said().contains("warn wrong failed: java.lang.IllegalStateException: that"),
                "" + out);
    }

    @Test
    void eachReplayedFileIsOneKind() throws Exception {
        var config = new Replays(folder).config("capture: {files: [a.pcap, b.pcap]}").capture();
        replay(config);
        Files.createDirectory(folder.resolve("a.pcap"));
        replay(config);
        assertEquals(
                List.of(
                        "warn " + folder.resolve("a.pcap") + ": no such file",
                        "warn " + folder.resolve("b.pcap") + ": no such file"),
                said());
        clock.turn(Duration.ofMinutes(1));
        replay(config);
        assertEquals(
                "warn " + folder.resolve("a.pcap") + ": is a directory (and 1 more like this)",
                said().get(2));
    }

    private void replay(Config.Capture config) throws IOException {
        try (var capture = ApplianceSources.of(config, log).getFirst().open(0, 0).capture()) {
            assertTrue(capture.run((memory, offset, captured, wire, nanos, type) -> {}));
        }
    }

    /** The lines without their times, and without stacks. */
    private List<String> said() {
        return out.toString()
                .lines()
                .filter(line -> !line.startsWith("    at "))
                .map(line -> line.substring(line.indexOf(' ') + 1))
                .toList();
    }
}
