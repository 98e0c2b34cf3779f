package io.minewatch.benchmark;

import io.minewatch.simulate.net.Flow;
import io.minewatch.verdict.Detection;
import io.minewatch.verdict.Grade;

import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The mining flows that there are, and which of them were found. */
final class Searched {

    private record Miner(String name, String ends, long start, long latest) {}

    /** When a detection was. */
    private record Span(long start, long end) {}

    private final List<Miner> hidden = new ArrayList<>();
    private final Map<String, List<Span>> found = new HashMap<>();
    private final Map<Grade, Integer> grades = new EnumMap<>(Grade.class);

    /** There was this one. */
    void hidden(Flow flow, long epoch) {
        var client = flow.path().client();
        var server = flow.path().server();
        String ends =
                ends(
                        InetAddress.ofLiteral(client.address().toString()),
                        client.port(),
                        InetAddress.ofLiteral(server.address().toString()),
                        server.port());
        hidden.add(
                new Miner(
                        flow.conversation().name(),
                        ends,
                        epoch + flow.start(),
                        epoch + flow.latest()));
    }

    /**
     * This was detected. Only counted where the hostile ones live; simulated miners have addresses
     * of documentation and shared use.
     */
    void found(Detection detection) {
        grades.merge(detection.mining().grade(), 1, Integer::sum);
        if (detection.client().address().isSiteLocalAddress()) {
            return;
        }
        String ends =
                ends(
                        detection.client().address(),
                        detection.client().port(),
                        detection.server().address(),
                        detection.server().port());
        var span = new Span(nanos(detection.start()), nanos(detection.end()));
        found.computeIfAbsent(ends, _ -> new ArrayList<>()).add(span);
    }

    private static String ends(
            InetAddress client, int clientPort, InetAddress server, int serverPort) {
        return client.getHostAddress()
                + ' '
                + clientPort
                + ' '
                + server.getHostAddress()
                + ' '
                + serverPort;
    }

    /** How many there were. */
    int total() {
        return hidden.size();
    }

    /** How many of them were found. */
    long count() {
        return hidden.stream().filter(this::isFound).count();
    }

    private boolean isFound(Miner miner) {
        return found.getOrDefault(miner.ends, List.of()).stream()
                .anyMatch(span -> span.start <= miner.latest && span.end >= miner.start);
    }

    private static long nanos(Instant time) {
        return time.getEpochSecond() * 1_000_000_000L + time.getNano();
    }

    String report() {
        var missed = new TreeMap<String, Integer>();
        hidden.stream()
                .filter(miner -> !isFound(miner))
                .forEach(miner -> missed.merge(miner.name, 1, Integer::sum));
        return "%d of %d mining flows found, %.2f %%; missed: %s; detections in all: %s%n"
                .formatted(
                        count(),
                        total(),
                        total() == 0 ? 0 : 100.0 * count() / total(),
                        missed,
                        grades);
    }
}
