package io.minewatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.minewatch.metrics.Counter;
import io.minewatch.metrics.Drop;
import io.minewatch.metrics.WorkerStatus;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

@Timeout(180)
class ApplianceTest {

    @TempDir private Path folder;

    @Test
    void findsWhatIsThereAndEndsWithTheFiles() throws Exception {
        var replays = new Replays(folder);
        replays.capture("a.pcap", 1);
        var appliance = replays.start("capture: {files: a.pcap}");
        appliance.await();
        assertTrue(appliance.finish(), replays.log.toString());
        assertTrue(replays.records().size() >= 10, replays.log.toString());
        assertEquals(replays.records().size(), sum(appliance, Counter.DETECTIONS));
        assertTrue(replays.log.toString().contains(" written, 0 lost"));
    }

    @Test
    void twoWorkersFindWhatOneDoes() throws Exception {
        var one = new Replays(Files.createDirectory(folder.resolve("one")));
        var two = new Replays(Files.createDirectory(folder.resolve("two")));
        for (var replays : List.of(one, two)) {
            replays.capture("a.pcap", 1);
            replays.capture("b.pcap", 2);
        }
        String files = "files: [a.pcap, b.pcap]";
        run(one.start("capture: {" + files + "}\nemit: {file: d.jsonl}"));
        run(two.start("capture: {workers: 2, " + files + "}\nemit: {file: d.jsonl}"));
        var expected = last(folder.resolve("one/d.jsonl"), "/one/");
        assertTrue(expected.size() >= 20);
        assertEquals(expected, last(folder.resolve("two/d.jsonl"), "/two/"));
    }

    /**
     * What can be read. Workers share the block clock, and each reads its files as fast as it can:
     * what cannot be read is judged by what the other one has told of blocks by then.
     */
    private static List<String> last(Path file, String name) throws IOException {
        return Replays.last(Files.readAllLines(file)).stream()
                .filter(line -> !line.contains("unknown_encrypted"))
                .map(line -> line.replace(name, "/"))
                .toList();
    }

    @Test
    void aReloadLosesNoFlow() throws Exception {
        var still = new Replays(Files.createDirectory(folder.resolve("still")));
        still.capture("a.pcap", 3);
        run(still.start("capture: {files: a.pcap}"));

        var moving = new Replays(Files.createDirectory(folder.resolve("moving")));
        var capture = new GatedCapture(moving.capture("a.pcap", 3).toString());
        var source = new ApplianceSource("gated", 1, () -> List.of(capture));
        String yaml = "capture: {files: a.pcap}\nreload: {poll: 0}";
        var appliance = moving.start(yaml, List.of(source));
        Path pools = folder.resolve("moving/signatures/pools.yaml");
        String good = Files.readString(pools);
        int rounds = 0;
        for (; capture.awaitGate(); capture.pass()) {
            replace(pools, rounds % 2 == 1 ? "pools: 7\n" : good + "# " + rounds + "\n");
            reload(appliance);
            rounds++;
        }
        appliance.await();
        assertTrue(appliance.finish());
        assertTrue(rounds >= 4, rounds + " rounds");
        assertEquals((rounds + 1) / 2, appliance.reloads());
        assertEquals(rounds / 2, appliance.status().faultyReloads(), moving.log.toString());
        assertEquals(
                still.records().stream().map(line -> line.replace("/still/", "/")).toList(),
                moving.records().stream().map(line -> line.replace("/moving/", "/")).toList());
    }

    /** Reloads, and comes back when that is done. */
    private static void reload(Appliance appliance) throws InterruptedException {
        long before = appliance.reloads() + appliance.status().faultyReloads();
        appliance.reload();
        while (appliance.reloads() + appliance.status().faultyReloads() == before) {
            assertFalse(appliance.await(Duration.ofMillis(10)));
        }
    }

    private static void replace(Path file, String content) throws IOException {
        Path beside = Files.writeString(file.resolveSibling("new"), content);
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
    }

    @Test
    void aStopWritesWhatIsUnderWay() throws Exception {
        var replays = new Replays(folder);
        replays.capture("a.pcap", 4);
        var appliance = replays.start("capture: {files: a.pcap, pace: 100x, loop: true}");
        while (sum(appliance, Counter.MESSAGES) < 200) {
            assertFalse(appliance.await(Duration.ofMillis(20)));
        }
        appliance.stop();
        assertTrue(appliance.finish());
        assertTrue(replays.records().size() > 3, replays.log.toString());
        assertEquals(replays.records().size(), sum(appliance, Counter.DETECTIONS));
    }

    @Test
    void aSourceThatIsGoneIsOpenedAgainAndNoFlowIsLost() throws Exception {
        var replays = new Replays(folder);
        String capture = replays.capture("a.pcap", 5).toString();
        run(replays.start("capture: {files: a.pcap}"));
        var expected = Replays.last(replays.out.toString().lines().toList());
        replays.out.reset();

        var flaky = new FlakyCaptures(capture, 3);
        var source = new ApplianceSource("flaky", 1, flaky);
        var appliance = replays.start("capture: {files: a.pcap}", List.of(source));
        appliance.await();
        assertTrue(appliance.finish(), replays.log.toString());
        assertEquals(expected, Replays.last(replays.out.toString().lines().toList()));
        assertEquals(3, sum(appliance, Counter.SOURCE_LOSSES));
        assertEquals(4 + FlakyCaptures.REFUSALS, flaky.openings());
        assertTrue(replays.log.toString().contains("flaky-0: the source is gone"));
        assertTrue(replays.log.toString().contains("flaky is not there; trying again"));
        var statistics = appliance.workers().getFirst().capture();
        assertEquals(sum(appliance, Counter.FRAMES), statistics.received());
    }

    @Test
    void whatOneWorkerOpensAnewIsReadByAllOfThem() throws Exception {
        var replays = new Replays(folder);
        var shared = new SharedCaptures();
        var source = new ApplianceSource("shared", 2, shared);
        run(replays.start("capture: {files: a.pcap}", List.of(source)));
        assertEquals(List.of("1-0", "1-1", "3-0", "3-1"), shared.read(), replays.log.toString());
    }

    @Test
    void aWorkerThatFailsBeforeItsFirstFrameEndsAll() throws Exception {
        var replays = new Replays(folder);
        var lines =
                new StringWriter() {
                    @Override
                    public void write(String text, int offset, int length) {
                        if (text.contains("cannot be pinned")) {
                            throw new IllegalStateException("a fault");
                        }
                        super.write(text, offset, length);
                    }
                };
        var source = new ApplianceSource("bad", 1, () -> List.of(new BadFrames("none", 0)));
        var appliance =
                Appliance.start(
                        replays.config("capture: {files: a.pcap, cpus: [4095]}"),
                        replays.out,
                        new ApplianceLog(new PrintWriter(lines, true), Clock.systemUTC()),
                        List.of(source));
        appliance.await();
        assertFalse(appliance.finish());
        assertTrue(lines.toString().contains("bad-0: the worker ends: "), lines.toString());
    }

    @Test
    void aFrameThatFailsIsSkippedAndAChainThatFailsBegunAnew() throws Exception {
        var replays = new Replays(folder);
        String capture = replays.capture("a.pcap", 6).toString();
        run(replays.start("capture: {files: a.pcap}"));
        int expected = replays.records().size();
        replays.out.reset();

        var source =
                new ApplianceSource(
                        "bad",
                        1,
                        () -> List.of(new BadFrames(capture, ApplianceWorker.MAX_FAULTS - 1)));
        var appliance = replays.start("capture: {files: a.pcap}", List.of(source));
        appliance.await();
        assertTrue(appliance.finish());
        assertEquals(expected, replays.records().size());
        assertEquals(ApplianceWorker.MAX_FAULTS - 1, drops(appliance, Drop.FRAME_FAULT));
        assertEquals(0, sum(appliance, Counter.WORKER_RESTARTS));
        assertTrue(replays.log.toString().contains("bad-0: a frame was skipped"));

        source =
                new ApplianceSource(
                        "bad",
                        1,
                        () -> List.of(new BadFrames(capture, ApplianceWorker.MAX_FAULTS)));
        appliance = replays.start("capture: {files: a.pcap}", List.of(source));
        appliance.await();
        assertTrue(appliance.finish());
        assertEquals(1, sum(appliance, Counter.WORKER_RESTARTS));
    }

    @Test
    void lossOfTheCaptureStandsInTheRecords() throws Exception {
        var replays = new Replays(folder);
        String capture = replays.capture("a.pcap", 7).toString();
        var source = new ApplianceSource("lossy", 1, () -> List.of(new LossyCapture(capture)));
        run(replays.start("capture: {files: a.pcap}\nshedding: {enabled: false}", List.of(source)));
        assertTrue(replays.records().size() > 5);
        for (String line : replays.records()) {
            assertTrue(line.contains("\"loss\":0.25}"), line.substring(line.length() - 200));
        }
    }

    @Test
    void aSourceThatIsMissingIsAFaultUnlessItMayBe() throws Exception {
        var replays = new Replays(folder);
        String capture = replays.capture("a.pcap", 8).toString();
        var missing = new ApplianceSource("gone", 1, new FlakyCaptures(capture, 0));
        var fault =
                assertThrows(
                        ConfigException.class,
                        () -> replays.start("capture: {files: a.pcap}", List.of(missing)));
        assertEquals(List.of("gone is not there"), fault.complaints());

        var late = new ApplianceSource("gone", 1, new FlakyCaptures(capture, 0));
        run(replays.start("capture: {files: a.pcap, wait: true}", List.of(late)));
        assertTrue(replays.records().size() > 5, replays.log.toString());
    }

    @Test
    void whatItSaysOfItselfIsServed() throws Exception {
        var replays = new Replays(folder);
        replays.capture("a.pcap", 9);
        var yaml = "capture: {files: a.pcap, pace: original}\nmanagement: {port: 0}";
        try (var appliance = replays.start(yaml);
                var client = HttpClient.newHttpClient()) {
            var address = appliance.managementAddress().orElseThrow();
            var base = "http://127.0.0.1:" + address.getPort();
            var metrics = client.send(get(base + "/metrics"), BodyHandlers.ofString()).body();
            assertTrue(metrics.contains("minewatch_"), metrics);
            var status = client.send(get(base + "/statusz"), BodyHandlers.ofString()).body();
            assertTrue(status.contains("replay-0"), status);
        }
    }

    private static HttpRequest get(String uri) {
        return HttpRequest.newBuilder(URI.create(uri)).timeout(Duration.ofSeconds(60)).build();
    }

    private static void run(Appliance appliance) throws InterruptedException {
        appliance.await();
        assertTrue(appliance.finish());
    }

    private static long sum(Appliance appliance, Counter counter) {
        return appliance.workers().stream()
                .map(WorkerStatus::counters)
                .mapToLong(counters -> counters.of(counter))
                .sum();
    }

    private static long drops(Appliance appliance, Drop drop) {
        return appliance.workers().stream()
                .map(WorkerStatus::counters)
                .mapToLong(counters -> counters.of(drop))
                .sum();
    }
}
