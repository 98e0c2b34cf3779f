package io.minewatch.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

@Timeout(60)
class ReplayCaptureTest {

    private static final long SECOND = 1_000_000_000L;

    @TempDir private Path folder;

    private final List<Long> times = new ArrayList<>();
    private final List<Long> idles = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    @Test
    void onceItIsWhatStandsInTheFile() throws IOException {
        var replay = replay(false, 0);
        assertTrue(replay.run(new Recorder(replay, 100)));
        assertEquals(List.of(10 * SECOND, 11 * SECOND, 13 * SECOND), times);
        assertEquals(3, replay.statistics().received());
    }

    @Test
    void inALoopTimeGoesOn() throws IOException {
        var replay = replay(true, 0);
        assertTrue(replay.run(new Recorder(replay, 7)));
        assertEquals(
                List.of(10L, 11L, 13L, 14L, 15L, 17L, 18L),
                times.subList(0, 7).stream().map(time -> time / SECOND).toList());
    }

    @Test
    void atAPaceItWaitsAndSaysThatNothingIsThere() throws IOException {
        // Slow enough for some of the waits to be in time on a busy machine.
        var replay = replay(false, 2);
        long before = System.nanoTime();
        replay.run(new Recorder(replay, 100));
        assertTrue(System.nanoTime() - before >= SECOND * 3 / 2);
        assertEquals(3, times.size());
        assertTrue(idles.size() >= 2, idles.toString());
        assertTrue(idles.stream().allMatch(at -> at > 10 * SECOND && at < 13 * SECOND));
    }

    @Test
    void whatIsClosedBeforeItRunsDeliversNothing() throws IOException {
        var replay = replay(true, 1);
        replay.close();
        assertTrue(replay.run(new Recorder(replay, 100)));
        assertEquals(List.of(), times);
    }

    @Test
    void aFileThatIsNotThereIsToldAndEndsIt() {
        var replay =
                new ReplayCapture(
                        List.of(folder.resolve("none").toString()), true, 0, problems::add);
        assertTrue(replay.run(new Recorder(replay, 100)));
        assertEquals(1, problems.size());
    }

    private ReplayCapture replay(boolean loop, double pace) throws IOException {
        var writer = new PcapWriter();
        for (long second : List.of(10L, 11L, 13L)) {
            writer.frame(second * SECOND, new byte[60]);
        }
        Path file = Files.write(folder.resolve("a.pcap"), writer.bytes());
        return new ReplayCapture(List.of(file.toString()), loop, pace, problems::add);
    }

    /** Closes the capture after so many frames. */
    private final class Recorder implements FrameListener {

        private final LiveCapture capture;
        private final int last;

        Recorder(LiveCapture capture, int last) {
            this.capture = capture;
            this.last = last;
        }

        @Override
        public void frame(
                MemorySegment memory,
                long offset,
                int captured,
                int onWire,
                long timestampNanos,
                int linkType) {
            times.add(timestampNanos);
            if (times.size() == last) {
                capture.close();
            }
        }

        @Override
        public void idle(long timestampNanos) {
            idles.add(timestampNanos);
        }
    }
}
