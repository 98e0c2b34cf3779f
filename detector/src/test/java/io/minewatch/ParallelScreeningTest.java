package io.minewatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.minewatch.cadence.CadenceConfig;
import io.minewatch.capture.CaptureFiles;
import io.minewatch.capture.Problem;
import io.minewatch.decode.DecodeConfig;
import io.minewatch.emit.JsonLines;
import io.minewatch.flow.FlowConfig;
import io.minewatch.locate.GeoDatabase;
import io.minewatch.locate.LocatedListener;
import io.minewatch.locate.RegionTree;
import io.minewatch.locate.SubscriberTable;
import io.minewatch.metrics.Counter;
import io.minewatch.metrics.Counters;
import io.minewatch.metrics.Drop;
import io.minewatch.signature.Signatures;
import io.minewatch.simulate.net.EncapsulationStack;
import io.minewatch.verdict.Pseudonyms;
import io.minewatch.verdict.VerdictConfig;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** However many workers read a file, and however small their pieces are, they find the same. */
class ParallelScreeningTest {

    private static final int USUAL = 1 << 20;

    /** All that one reading makes known. */
    private record Outcome(List<String> records, List<Long> counts, List<Problem> problems) {}

    @TempDir Path folder;
    private FlowConfig flow = FlowConfig.DEFAULT;

    @Test
    void recordsAndCountersAreThoseOfOneWorker() throws IOException {
        for (int seed = 1; seed <= 6; seed++) {
            Path file = new MixedCapture(seed).write(folder);
            Outcome one = assertSame(file, 700, 20_000, USUAL);
            assertTrue(one.records.size() >= 5, () -> "detections: " + one.records.size());
            long fragments = one.counts.get(Counter.values().length + Drop.FRAGMENT_HELD.ordinal());
            assertTrue(fragments > 0, "there are fragments");
        }
    }

    @Test
    void whateverThePacketsAreWrappedIn() throws IOException {
        for (String layers : List.of("vlan:7/mpls/pppoe", "vxlan", "gtpu", "gre")) {
            var wrapping = EncapsulationStack.parse(layers);
            assertSame(new MixedCapture(11).in(wrapping).write(folder), 3_000);
        }
    }

    @Test
    void payloadThatLooksLikeFramesLeadsNobodyAstray() throws IOException {
        Path file = new MixedCapture(21).withFalseFrames().write(folder);
        assertSame(file, 64, 333, 5_000);
    }

    @Test
    void aClockThatJumpsLeadsNobodyAstray() throws IOException {
        assertSame(new MixedCapture(31).withJumpsOfTheClock().write(folder), 900, USUAL);
    }

    @Test
    void aTableThatIsTooSmallLosesTheSameFlows() throws IOException {
        flow =
                new FlowConfig(
                        16, Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(1));
        Outcome one = assertSame(new MixedCapture(41).write(folder), 5_000);
        int full = Counter.values().length + Drop.FLOW_TABLE_FULL.ordinal();
        assertTrue(one.counts.get(full) > 0, "flows had to leave");
    }

    @Test
    void aFileThatIsCutAnywhereIsReadAsFar() throws IOException {
        byte[] whole = Files.readAllBytes(new MixedCapture(51).write(folder));
        for (int length = 0; length < 3_000; length += 7) {
            assertSame(write(Arrays.copyOf(whole, length)), 512);
        }
        for (int left = 0; left < 40; left++) {
            assertSame(write(Arrays.copyOf(whole, whole.length - left)), USUAL);
        }
    }

    @Test
    void damageIsToldOfOnceAndAtItsPlace() throws IOException {
        byte[] bytes = Files.readAllBytes(new MixedCapture(61).write(folder));
        Arrays.fill(bytes, bytes.length / 2, bytes.length / 2 + 4_000, (byte) 0x7f);
        Outcome one = assertSame(write(bytes), 700, 100_000, USUAL);
        assertEquals(1, one.problems.size());
        assertTrue(one.problems.getFirst().offset().isPresent());
    }

    @Test
    void whatIsPackedIsReadByOneWorker() throws IOException {
        Path file = new MixedCapture(71).write(folder);
        Path packed = folder.resolve("packed.gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            Files.copy(file, out);
        }
        assertEquals(run(packed, 1, USUAL), run(packed, 2, 3_000));
    }

    @Test
    void whatTheOutputThrowsIsPassedOn() throws IOException {
        Path file = new MixedCapture(81).write(folder);
        var failure = new IllegalStateException("full");
        LocatedListener full =
                found -> {
                    throw failure;
                };
        for (int workers = 1; workers <= 3; workers++) {
            try (var capture = CaptureFiles.open(List.of(file.toString()), problem -> {})) {
                int all = workers;
                var thrown =
                        assertThrows(
                                IllegalStateException.class,
                                () -> detector().run(capture, all, 3_000, full, new Counters()));
                assertEquals(failure, thrown);
            }
        }
    }

    @Test
    void aClosedCaptureEnds() throws IOException {
        Path file = new MixedCapture(91).write(folder);
        var counters = new Counters();
        var capture = CaptureFiles.open(List.of(file.toString()), problem -> {});
        capture.close();
        detector().run(capture, 2, 3_000, found -> {}, counters);
        assertTrue(counters.of(Counter.FRAMES) < 1_000);
    }

    private Path write(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("changed.pcap"), bytes);
    }

    private Outcome assertSame(Path file, int... pieceLengths) throws IOException {
        Outcome one = run(file, 1, USUAL);
        for (int length : pieceLengths) {
            for (int workers = 2; workers <= 3; workers++) {
                assertEquals(one, run(file, workers, length), workers + " workers, " + length);
            }
        }
        return one;
    }

    private Outcome run(Path file, int workers, int pieceLength) throws IOException {
        var counters = new Counters();
        var problems = new ArrayList<Problem>();
        var out = new ByteArrayOutputStream();
        try (var capture = CaptureFiles.open(List.of(file.toString()), problems::add);
                var writer = new JsonLines(out)) {
            detector().run(capture, workers, pieceLength, writer, counters);
            assertEquals(capture.bytesTotal().orElseThrow(), capture.bytesRead());
        }
        var counts = new ArrayList<Long>();
        Arrays.stream(Counter.values()).map(counters::of).forEach(counts::add);
        Arrays.stream(Drop.values()).map(counters::of).forEach(counts::add);
        List<String> records = out.toString(UTF_8).lines().toList();
        return new Outcome(records, counts, problems);
    }

    private Detector detector() {
        return new Detector(
                DecodeConfig.standard(),
                flow,
                CadenceConfig.DEFAULT,
                VerdictConfig.DEFAULT,
                Signatures.empty(),
                new Pseudonyms(new byte[32], false),
                SubscriberTable.empty(),
                RegionTree.empty(),
                GeoDatabase.empty());
    }
}
