package io.minewatch.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.minewatch.emit.Outlet.Feed;
import io.minewatch.emit.sink.Batch;
import io.minewatch.emit.sink.FileSettings.Sync;
import io.minewatch.emit.sink.Recorder;
import io.minewatch.emit.sink.Retry;
import io.minewatch.emit.sink.Spool;
import io.minewatch.emit.sink.SpoolSettings;
import io.minewatch.locate.LocatedDetection;
import io.minewatch.metrics.Counters;
import io.minewatch.metrics.Drop;
import io.minewatch.metrics.SinkStatus;
import io.minewatch.verdict.Grade;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

@Timeout(120)
class HandOverTest {

    private static final Retry SOON = new Retry(Duration.ofMillis(5), Duration.ofMillis(20));

    /** With a sink that takes in the end. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir private Path folder;

    private final Counters counters = new Counters();
    private final Heard told = new Heard();
    private final Recorder sink = new Recorder();

    @Test
    void whatManyPutInOneWrites() throws Exception {
        var output = started(outlet("a", sink, 512));
        var threads =
                IntStream.range(0, 4)
                        .mapToObj(number -> Thread.ofPlatform().start(() -> put(output, number)))
                        .toList();
        for (Thread thread : threads) {
            thread.join();
        }
        output.close(PATIENCE);
        assertEquals(400, sink.taken.stream().distinct().count());
        assertEquals(400, output.status().getFirst().taken());
        assertEquals(0, output.status().getFirst().queued());
        assertEquals(List.of(), told.all);
        assertTrue(sink.closed);
    }

    private static void put(HandOver output, int thread) {
        var inlet = output.inlet(new Counters());
        for (int i = 0; i < 100; i++) {
            inlet.located(detection("d-" + thread + "-" + i));
        }
    }

    @Test
    void aSinkThatRefusesIsTriedUntilItTakes() throws Exception {
        sink.refusals = 3;
        var output = started(outlet("a", sink, 16));
        output.inlet(counters).located(detection("first"));
        assertTrue(sink.refused.await(60, TimeUnit.SECONDS));
        output.inlet(counters).located(detection("second"));
        output.close(PATIENCE);
        assertEquals(List.of("first", "second"), sink.taken);
        assertEquals(0, output.lost());
        assertEquals(3, output.status().getFirst().refusals());
        assertEquals(List.of("refused", "recovered"), told.all);
    }

    @Test
    void whatFindsNoRoomIsCountedAndTold() throws Exception {
        sink.refusals = Integer.MAX_VALUE;
        var output = started(outlet("a", sink, 16));
        var inlet = output.inlet(counters);
        inlet.located(detection("0"));
        assertTrue(sink.refused.await(60, TimeUnit.SECONDS));
        long quickest = Long.MAX_VALUE;
        for (int i = 1; i <= 20; i++) {
            long before = System.nanoTime();
            inlet.located(detection("" + i));
            long took = System.nanoTime() - before;
            quickest = i > 17 ? Math.min(quickest, took) : quickest;
        }
        SinkStatus status = output.status().getFirst();
        assertEquals(4, counters.of(Drop.DETECTION_LOST));
        assertEquals(4, status.lost());
        assertEquals(17, status.queued());
        // One of them waits, and those after it do not.
        assertTrue(quickest < Inbox.MAX_WAIT_MILLIS * 1_000_000, quickest + " ns");
        assertTrue(status.away());
        assertTrue(status.lagSeconds() > 0);
        assertEquals(List.of("the sink a takes no detections"), output.troubles());
        output.close(Duration.ZERO);
        assertEquals(List.of(), sink.taken);
        assertEquals(21, output.lost());
    }

    @Test
    void aSinkThatHangsHoldsNeitherTheOthersNorTheWorkers() throws Exception {
        var hanging = new Recorder();
        hanging.open = new CountDownLatch(1);
        var output = started(outlet("hangs", hanging, 16), outlet("works", sink, 4096));
        var inlet = output.inlet(counters);
        inlet.located(detection("0"));
        assertTrue(hanging.called.await(60, TimeUnit.SECONDS));
        long before = System.nanoTime();
        for (int i = 1; i < 2000; i++) {
            inlet.located(detection("" + i));
        }
        long millis = (System.nanoTime() - before) / 1_000_000;
        assertTrue(millis < 2000 * Inbox.MAX_WAIT_MILLIS / 4, millis + " ms");
        awaitTaken(2000);
        assertEquals(IntStream.range(0, 2000).mapToObj(i -> "" + i).toList(), sink.taken);
        assertEquals(2000 - 17, output.status().getFirst().lost());
        assertEquals(0, output.status().getLast().lost());
        hanging.open.countDown();
        output.close(PATIENCE);
        assertEquals(17, hanging.taken.size());
    }

    @Test
    void withASpoolNothingIsLostAndAllComesAfterAStart() throws Exception {
        sink.refusals = Integer.MAX_VALUE;
        var output = started(spooled(sink));
        var expected = IntStream.range(0, 3000).mapToObj(i -> "" + i).toList();
        expected.forEach(id -> slowly(output, detection(id)));
        assertTrue(sink.refused.await(60, TimeUnit.SECONDS));
        output.close(Duration.ofSeconds(5));
        assertEquals(0, output.lost());
        assertEquals(3000, output.status().getFirst().spool().waiting());
        sink.refusals = 0;
        var again = started(spooled(sink));
        slowly(again, detection("newest"));
        awaitTaken(3001);
        again.close(Duration.ofSeconds(5));
        assertEquals(expected, sink.taken.subList(0, 3000));
        assertEquals("newest", sink.taken.getLast());
        assertEquals(0, again.status().getFirst().lagSeconds());
    }

    /** As fast as the queue has room. */
    private void slowly(HandOver output, LocatedDetection detection) {
        while (output.status().getFirst().queued() > 8) {
            Thread.onSpinWait();
        }
        output.inlet(counters).located(detection);
    }

    private void awaitTaken(int number) {
        while (sink.taken.size() < number) {
            Thread.onSpinWait();
        }
    }

    @Test
    void aSpoolWhoseDiskTakesNoneIsGoneAround() throws Exception {
        // One record is larger than all that may wait.
        var output = started(spooled(sink, 8));
        output.inlet(counters).located(detection("one"));
        output.inlet(counters).located(detection("two"));
        awaitTaken(2);
        output.close(Duration.ofSeconds(5));
        assertEquals(List.of("one", "two"), sink.taken);
        assertEquals(List.of(), told.all);
    }

    @Test
    void aDetectionThatCannotBeWrittenDoesNotStopTheOthers() throws Exception {
        Rendering picky =
                located -> {
                    if (located.detection().id().equals("bad")) {
                        throw new IllegalStateException("bad");
                    }
                    return id(located);
                };
        var feed = new Feed(16, Batch.SINGLE, SOON);
        var output = started(new Outlet("a", picky, sink, feed, Optional.empty(), told));
        output.inlet(counters).located(detection("bad"));
        output.inlet(counters).located(detection("good"));
        output.close(PATIENCE);
        assertEquals(List.of("good"), sink.taken);
        assertEquals(List.of("unwritable bad"), told.all);
        assertEquals(1, output.lost());
    }

    @Test
    void aFloodOfSuspicionsOfOneClientIsCountedInItsLastRecord() throws Exception {
        var feed = new Feed(512, Batch.WRITE, SOON);
        var output = started(new Outlet("a", Rendering.json(), sink, feed, Optional.empty(), told));
        var inlet = output.inlet(counters);
        for (int i = 1; i <= 10_000; i++) {
            var sample = Sample.bare();
            sample.id = "d1-" + i;
            inlet.located(sample.take());
        }
        output.close(PATIENCE);
        assertEquals(SuspectLimit.MAX_A_MINUTE + 1, sink.taken.size());
        var last = sink.taken.getLast();
        assertTrue(last.contains("\"stands_for\":9939"), last);
        assertTrue(last.contains("\"d1-10000\""), last);
        assertEquals(9940, counters.of(Drop.DETECTION_MERGED));
        assertEquals(0, output.lost());
    }

    private static HandOver started(Outlet... outlets) {
        var output = new HandOver(List.of(outlets));
        output.start();
        return output;
    }

    private Outlet outlet(String name, Recorder into, int queue) {
        var feed = new Feed(queue, Batch.SINGLE, SOON);
        return new Outlet(name, HandOverTest::id, into, feed, Optional.empty(), told);
    }

    private Outlet spooled(Recorder into) throws IOException {
        return spooled(into, 16 << 20);
    }

    private Outlet spooled(Recorder into, long maxBytes) throws IOException {
        var settings = new SpoolSettings(folder.resolve("spool"), maxBytes, Sync.SECOND);
        var spool = Optional.of(new Spool(settings, Clock.systemUTC()));
        return new Outlet(
                "a", HandOverTest::id, into, new Feed(16, Batch.WRITE, SOON), spool, told);
    }

    private static Optional<byte[]> id(LocatedDetection located) {
        return Optional.of(located.detection().id().getBytes(StandardCharsets.UTF_8));
    }

    private static LocatedDetection detection(String id) {
        var sample = Sample.bare();
        sample.grade = Grade.PROBABLE;
        sample.id = id;
        return sample.take();
    }
}
