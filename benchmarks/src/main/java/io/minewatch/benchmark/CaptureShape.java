package io.minewatch.benchmark;

import io.minewatch.capture.CaptureFiles;
import io.minewatch.decode.DecodeConfig;
import io.minewatch.decode.Decoder;
import io.minewatch.decode.Packet;
import io.minewatch.metrics.Counter;
import io.minewatch.metrics.Counters;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What kind of traffic is in a capture, so that a reader can judge whether it is like that of a
 * network: programs that keep a record for each flow are slower the shorter the flows are.
 *
 * @param packets over TCP or UDP
 * @param frameBytes mean size of all frames on the wire
 * @param flows of both directions
 * @param median packets of a flow
 * @param largestTenth share of the packets that the tenth of the flows with most of them has
 * @param atOnce flows with packets both before and after the middle of the capture's time
 */
record CaptureShape(
        long packets,
        double frameBytes,
        long flows,
        long median,
        double largestTenth,
        long atOnce) {

    /** Both ends in an order that does not depend on the direction. */
    private record Key(long highA, long lowA, long highB, long lowB, int ports, int transport) {

        static Key of(Packet packet) {
            int source = packet.sourcePort();
            int destination = packet.destinationPort();
            long a = packet.sourceLow();
            long b = packet.destinationLow();
            return a < b || a == b && source < destination
                    ? new Key(
                            packet.sourceHigh(),
                            a,
                            packet.destinationHigh(),
                            b,
                            source << 16 | destination,
                            packet.transport())
                    : new Key(
                            packet.destinationHigh(),
                            b,
                            packet.sourceHigh(),
                            a,
                            destination << 16 | source,
                            packet.transport());
        }
    }

    private static final class Flow {

        final long first;
        long last;
        long packets;

        Flow(long nanos) {
            first = nanos;
        }
    }

    /** Reads all of it; takes memory for each flow. */
    static CaptureShape of(Path capture) {
        Map<Key, Flow> flows = new HashMap<>();
        var counters = new Counters();
        var decoder =
                new Decoder(
                        DecodeConfig.standard(),
                        packet -> {
                            var flow =
                                    flows.computeIfAbsent(
                                            Key.of(packet), _ -> new Flow(packet.timestampNanos()));
                            flow.last = packet.timestampNanos();
                            flow.packets++;
                        },
                        counters);
        try (var files = CaptureFiles.open(List.of(capture.toString()), problem -> {})) {
            files.run(decoder);
        }
        return of(flows, counters);
    }

    private static CaptureShape of(Map<Key, Flow> flows, Counters counters) {
        long frames = Math.max(1, counters.of(Counter.FRAMES));
        double mean = (double) counters.of(Counter.FRAME_BYTES) / frames;
        if (flows.isEmpty()) {
            return new CaptureShape(0, mean, 0, 0, 0, 0);
        }
        long[] lengths = flows.values().stream().mapToLong(flow -> flow.packets).sorted().toArray();
        long all = Arrays.stream(lengths).sum();
        long large = Arrays.stream(lengths).skip(lengths.length - (lengths.length + 9) / 10).sum();
        long first = flows.values().stream().mapToLong(flow -> flow.first).min().orElseThrow();
        long last = flows.values().stream().mapToLong(flow -> flow.last).max().orElseThrow();
        long middle = first + (last - first) / 2;
        return new CaptureShape(
                all,
                mean,
                flows.size(),
                lengths[lengths.length / 2],
                (double) large / all,
                flows.values().stream()
                        .filter(flow -> flow.first <= middle && flow.last >= middle)
                        .count());
    }

    @Override
    public String toString() {
        return ("%d flows of both directions: mean %.1f packets, median %d, the longest tenth has"
                        + " %.0f %% of the packets; %d flows at once; mean frame %.0f bytes")
                .formatted(
                        flows,
                        flows == 0 ? 0 : (double) packets / flows,
                        median,
                        100 * largestTenth,
                        atOnce,
                        frameBytes);
    }
}
