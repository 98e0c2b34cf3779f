package io.minewatch.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.minewatch.metrics.ApplianceStatus;
import io.minewatch.metrics.Counter;
import io.minewatch.metrics.Counters;
import io.minewatch.metrics.Drop;
import io.minewatch.metrics.WorkerStatus;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

/** The pages as a client sees them. */
class ManagementTest {

    private static final long PATIENCE_MILLIS = 60_000;

    private final AtomicReference<List<WorkerStatus>> workers = new AtomicReference<>(List.of());
    private final AtomicReference<ApplianceStatus> status = new AtomicReference<>(Sample.STATUS);

    private Management start() throws IOException {
        return start("127.0.0.1", 0);
    }

    private Management start(String address, int port) throws IOException {
        return Management.start(
                new ManagementConfig(address, port),
                workers::get,
                status::get,
                () -> Sample.NOW,
                PATIENCE_MILLIS);
    }

    private static Map<String, Double> samples(Management management) throws Exception {
        return Scrape.samples(Scrape.get(management, "/metrics").body());
    }

    @Test
    void sumsTheWorkersOfAnInterfaceAndKeepsAnotherApart() throws Exception {
        var one = new Counters();
        var two = new Counters();
        var three = new Counters();
        one.add(Counter.FRAMES, 100);
        two.add(Counter.FRAMES, 20);
        three.add(Counter.FRAMES, 3);
        two.count(Drop.NOT_IP);
        two.count(Drop.FLOW_TABLE_FULL);
        three.count(Counter.NEIGHBOUR_WEB3);
        three.count(Counter.DETECTIONS);
        workers.set(
                List.of(
                        Sample.worker("eth0-0", "eth0", one),
                        Sample.worker("eth0-1", "eth0", two),
                        Sample.worker("eth1-0", "eth1", three)));
        assertShows(
                """
                capture_packets_total{iface="eth0"} 120
                capture_packets_total{iface="eth1"} 3
                capture_drops_total{iface="eth0",stage="nic"} 2
                capture_drops_total{iface="eth0",stage="kernel"} 4
                capture_drops_total{iface="eth1",stage="queue"} 3
                capture_workers{iface="eth0"} 2
                flows_followed{iface="eth0"} 20
                flows_evicted_total{iface="eth0"} 1
                decode_drops_total{iface="eth0",reason="not_ip"} 1
                neighbours_total{iface="eth1",kind="web3"} 1
                detections_total{iface="eth1"} 1
                worker_beat_timestamp_seconds{iface="eth0"} 1794999999
                """);
    }

    @Test
    void showsTheStateOfTheAppliance() throws Exception {
        workers.set(List.of(Sample.worker("eth0-0", "eth0", new Counters())));
        assertShows(
                """
                signature_info{version="2026.11.22"} 1
                signature_loaded_timestamp_seconds 1794990000
                reload_failures_total 2
                subscriber_rows 12345
                sink_away{sink="file"} 1
                sink_lag_seconds{sink="file"} 1.5
                sink_queued{sink="file"} 7
                sink_spooled{sink="file"} 8
                sink_spool_bytes{sink="file"} 4096
                sink_taken_records_total{sink="file"} 10
                sink_refusals_total{sink="file"} 2
                sink_lost_records_total{sink="file"} 3
                sink_dead_records_total{sink="file"} 4
                sink_damaged_records_total{sink="file"} 1
                started_timestamp_seconds 1794900000
                clock_timestamp_seconds 1795000000
                build_info{version="1.0"} 1
                ready 1
                """);
    }

    private void assertShows(String expected) throws Exception {
        try (var management = start()) {
            var samples = samples(management);
            Scrape.samples(expected)
                    .forEach(
                            (name, value) ->
                                    assertEquals(value, samples.get("minewatch_" + name), name));
        }
    }

    @Test
    void aCounterNeverGoesBackWhenAWorkerStartsAnew() throws Exception {
        String name = "minewatch_capture_packets_total{iface=\"eth0\"}";
        var first = new Counters();
        first.add(Counter.FRAMES, 100);
        workers.set(List.of(Sample.worker("eth0-0", "eth0", first)));
        try (var management = start()) {
            assertEquals(100, samples(management).get(name));
            workers.set(List.of());
            assertEquals(100, samples(management).get(name));
            var second = new Counters();
            second.add(Counter.FRAMES, 5);
            workers.set(List.of(Sample.worker("eth0-0", "eth0", second)));
            assertEquals(105, samples(management).get(name));
        }
    }

    @Test
    void signaturesOfOneVersionOnlyAreInForce() throws Exception {
        try (var management = start()) {
            samples(management);
            var old = Sample.STATUS;
            status.set(
                    new ApplianceStatus(
                            List.of(), "2027.1", 5, 2, 0, List.of(), old.startedSeconds(), "1.0"));
            var versions = new ArrayList<>(samples(management).keySet());
            versions.removeIf(sample -> !sample.startsWith("minewatch_signature_info"));
            assertEquals(List.of("minewatch_signature_info{version=\"2027.1\"}"), versions);
        }
    }

    @Test
    void openMetricsForThoseWhoAskForIt() throws Exception {
        try (var management = start()) {
            var text = Scrape.get(management, "/metrics");
            var open = Scrape.get(management, "/metrics", "Accept", "application/openmetrics-text");
            assertEquals(
                    "text/plain; version=0.0.4; charset=utf-8",
                    text.headers().firstValue("content-type").orElseThrow());
            assertEquals(
                    "application/openmetrics-text; version=1.0.0; charset=utf-8",
                    open.headers().firstValue("content-type").orElseThrow());
            assertTrue(open.body().endsWith("# EOF\n"), open.body());
        }
    }

    @Test
    void isAliveAndSaysWhyItIsNotReady() throws Exception {
        status.set(Sample.status(List.of("signatures: not loaded")));
        try (var management = start()) {
            assertEquals(200, Scrape.get(management, "/livez").statusCode());
            var answer = Scrape.get(management, "/readyz");
            assertEquals(503, answer.statusCode());
            assertEquals("not ready\nsignatures: not loaded\nno worker captures\n", answer.body());

            status.set(Sample.STATUS);
            workers.set(List.of(Sample.worker("eth0-0", "eth0", new Counters())));
            var ready = Scrape.get(management, "/readyz");
            assertEquals("200 ready\n", ready.statusCode() + " " + ready.body());
        }
    }

    @Test
    void theStatusIsJson() throws Exception {
        var counters = new Counters();
        counters.add(Counter.MESSAGES, 9);
        workers.set(List.of(Sample.worker("eth0-0", "eth0", counters)));
        try (var management = start()) {
            var answer = Scrape.get(management, "/statusz");
            var json = new ObjectMapper().readTree(answer.body());
            assertEquals("2026.11.22", json.at("/signatures/version").asText());
            assertEquals("eth0-0", json.at("/workers/0/name").asText());
            assertEquals(9, json.at("/workers/0/counts/messages").asLong());
            assertEquals(2, json.at("/workers/0/capture/dropped_by_kernel").asLong());
            assertTrue(json.at("/ready").asBoolean());
        }
    }

    @Test
    void whatItDoesNotServeItSays() throws Exception {
        try (var management = start()) {
            assertEquals(404, Scrape.get(management, "/").statusCode());
            assertEquals(404, Scrape.get(management, "/metrics/../livez").statusCode());
            assertEquals(200, Scrape.get(management, "/livez?verbose=1").statusCode());
        }
    }

    @Test
    void aFaultOfASupplierIsAnAnswerAndNotTheEnd() throws Exception {
        status.set(null);
        try (var management = start()) {
            assertEquals(500, Scrape.get(management, "/metrics").statusCode());
            status.set(Sample.STATUS);
            assertEquals(200, Scrape.get(management, "/metrics").statusCode());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1"})
    void listensOnEitherFamily(String address) throws Exception {
        try (var management = start(address, 0)) {
            assertEquals(200, Scrape.get(management, "/livez").statusCode());
        }
    }

    @Test
    void aPortInUseIsOneClearLine() throws Exception {
        try (var first = start()) {
            int port = first.address().getPort();
            var fault = assertThrows(IOException.class, () -> start("127.0.0.1", port));
            assertEquals(
                    "management pages: cannot listen on 127.0.0.1 port "
                            + port
                            + ": Address already in use (management.address, management.port)",
                    fault.getMessage());
        }
    }

    @Test
    void manyAskAtOnceWhileWorkersCount() throws Exception {
        var counters = new Counters();
        workers.set(List.of(Sample.worker("eth0-0", "eth0", counters)));
        try (var management = start()) {
            var asking = new ArrayList<CompletableFuture<Integer>>();
            for (int i = 0; i < 40; i++) {
                asking.add(CompletableFuture.supplyAsync(() -> statusOf(management)));
                counters.add(Counter.FRAMES, 1);
            }
            for (var each : asking) {
                assertEquals(200, each.get());
            }
            assertEquals(
                    40, samples(management).get("minewatch_capture_packets_total{iface=\"eth0\"}"));
        }
    }

    private static int statusOf(Management management) {
        try {
            return Scrape.get(management, "/metrics").statusCode();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
