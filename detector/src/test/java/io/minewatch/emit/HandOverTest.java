package io.minewatch.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.minewatch.locate.LocatedDetection;
import io.minewatch.metrics.Counters;
import io.minewatch.metrics.Drop;
import io.minewatch.verdict.Grade;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

class HandOverTest {

    private final Counters counters = new Counters();
    private final List<String> told = Collections.synchronizedList(new ArrayList<>());

    @Test
    void whatManyPutInOneWrites() throws InterruptedException {
        var written = new ByteArrayOutputStream();
        var output = new HandOver(new JsonLines(written), written, 512, new Told());
        output.start();
        var threads =
                IntStream.range(0, 4)
                        .mapToObj(number -> Thread.ofPlatform().start(() -> put(output, number)))
                        .toList();
        for (Thread thread : threads) {
            thread.join();
        }
        output.close(Duration.ofSeconds(10));
        assertEquals(400, output.written());
        assertEquals(400, written.toString().lines().distinct().count());
        assertEquals(List.of(), told);
        assertEquals(0, output.waiting());
    }

    private static void put(HandOver output, int thread) {
        var inlet = output.inlet(new Counters());
        for (int i = 0; i < 100; i++) {
            inlet.located(detection("d-" + thread + "-" + i));
        }
    }

    @Test
    void anOutputThatRefusesIsTriedUntilItTakes() throws InterruptedException {
        var disk = new Disk(1);
        var output = new HandOver(new JsonLines(disk), disk, 16, new Told());
        output.start();
        output.inlet(counters).located(detection("first"));
        assertTrue(disk.refused.await(10, TimeUnit.SECONDS));
        output.inlet(counters).located(detection("second"));
        output.close(Duration.ofSeconds(30));
        assertEquals(2, output.written());
        assertEquals(0, output.lost());
        assertEquals(List.of("refused", "recovered"), told);
        assertTrue(disk.toString().indexOf("first") < disk.toString().indexOf("second"));
    }

    @Test
    void whatFindsNoRoomIsCountedAndTold() throws InterruptedException {
        var disk = new Disk(Integer.MAX_VALUE);
        var output = new HandOver(new JsonLines(disk), disk, 16, new Told());
        output.start();
        var inlet = output.inlet(counters);
        inlet.located(detection("0"));
        assertTrue(disk.refused.await(10, TimeUnit.SECONDS));
        long before = System.nanoTime();
        for (int i = 1; i <= 20; i++) {
            inlet.located(detection("" + i));
        }
        long millis = (System.nanoTime() - before) / 1_000_000;
        assertEquals(4, counters.of(Drop.DETECTION_LOST));
        assertEquals(4, output.lost());
        assertEquals(16, output.waiting());
        assertTrue(millis < 20 * HandOver.MAX_WAIT_MILLIS, millis + " ms");
        assertTrue(output.isRefusing());
        assertTrue(output.lagSeconds() > 0);
        output.close(Duration.ZERO);
        assertEquals(0, output.written());
        assertEquals(21, output.lost());
    }

    @Test
    void aDetectionThatCannotBeWrittenDoesNotStopTheOthers() throws InterruptedException {
        var written = new ArrayList<String>();
        var writer = new Picky(written);
        var output = new HandOver(writer, new ByteArrayOutputStream(), 16, new Told());
        output.start();
        output.inlet(counters).located(detection("bad"));
        output.inlet(counters).located(detection("good"));
        output.close(Duration.ofSeconds(1));
        assertEquals(List.of("good"), written);
        assertEquals(List.of("unwritable bad"), told);
        assertEquals(1, output.lost());
    }

    @Test
    void aFloodOfSuspicionsOfOneClientIsCountedInItsLastRecord() throws InterruptedException {
        var written = new ByteArrayOutputStream();
        var output = new HandOver(new JsonLines(written), written, 512, new Told());
        output.start();
        var inlet = output.inlet(counters);
        for (int i = 1; i <= 10_000; i++) {
            var sample = Sample.bare();
            sample.id = "d1-" + i;
            inlet.located(sample.take());
        }
        output.close(Duration.ofSeconds(10));
        assertEquals(SuspectLimit.MAX_A_MINUTE + 1, output.written());
        var last = written.toString().lines().toList().getLast();
        assertTrue(last.contains("\"stands_for\":9939"), last);
        assertTrue(last.contains("\"d1-10000\""), last);
        assertEquals(9940, counters.of(Drop.DETECTION_MERGED));
        assertEquals(0, output.lost());
    }

    private static LocatedDetection detection(String id) {
        var sample = Sample.bare();
        sample.grade = Grade.PROBABLE;
        sample.id = id;
        return sample.take();
    }

    /** Refuses so many writes. */
    private static final class Disk extends OutputStream {

        private final ByteArrayOutputStream content = new ByteArrayOutputStream();
        private final CountDownLatch refused = new CountDownLatch(1);
        private int left;

        Disk(int refusals) {
            left = refusals;
        }

        @Override
        public void write(int oneByte) {
            throw new AssertionError("a record is written at once");
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (left > 0) {
                left--;
                refused.countDown();
                throw new IOException("No space left on device");
            }
            content.write(bytes, offset, length);
        }

        @Override
        public String toString() {
            return content.toString();
        }
    }

    private record Picky(List<String> written) implements DetectionWriter {

        @Override
        public void located(LocatedDetection located) {
            String id = located.detection().id();
            if (id.equals("bad")) {
                throw new IllegalStateException(id);
            }
            written.add(id);
        }

        @Override
        public void close() {}
    }

    private final class Told implements OutputListener {

        @Override
        public void refused(OutputFailed cause, int waiting) {
            if (told.isEmpty() || !told.getLast().equals("refused")) {
                told.add("refused");
            }
        }

        @Override
        public void recovered() {
            told.add("recovered");
        }

        @Override
        public void unwritable(LocatedDetection detection, RuntimeException fault) {
            told.add("unwritable " + detection.detection().id());
        }

        @Override
        public void lost(LocatedDetection detection) {
            told.add("lost " + detection.detection().id());
        }
    }
}
