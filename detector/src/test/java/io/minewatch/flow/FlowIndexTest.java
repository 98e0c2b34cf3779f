package io.minewatch.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.minewatch.decode.TestPackets;

import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;

class FlowIndexTest {

    private static final int FLOWS = 600;

    /** A key for a port pair; both directions of it are the same flow. */
    private static FlowKey key(int port, boolean back) {
        var key = new FlowKey(1, 2);
        var packet = TestPackets.tcp(back, 0, new byte[0], 0);
        key.set(
                back
                        ? TestPackets.ports(packet, 2000, port)
                        : TestPackets.ports(packet, port, 2000));
        return key;
    }

    @Test
    void agreesWithAMapWhateverComesAndGoes() {
        var random = new Random(7);
        Map<Integer, Integer> model = new HashMap<>();
        try (var index = new FlowIndex()) {
            for (int round = 0; round < 200_000; round++) {
                int port = 1 + random.nextInt(1500);
                FlowKey key = key(port, random.nextBoolean());
                if (model.containsKey(port) && random.nextBoolean()) {
                    index.remove(key.high(), key.low());
                    model.remove(port);
                } else if (!model.containsKey(port) && model.size() < FLOWS) {
                    index.add(key.high(), key.low(), port);
                    model.put(port, port);
                }
                int probe = 1 + random.nextInt(1500);
                assertEquals(
                        model.getOrDefault(probe, FlowIndex.ABSENT),
                        index.find(key(probe, random.nextBoolean())));
            }
        }
    }

    @Test
    void bothDirectionsAreOneFlowAndOtherSecretsGiveOtherKeys() {
        FlowKey there = key(1234, false);
        FlowKey back = key(1234, true);
        assertEquals(there.high(), back.high());
        assertEquals(there.low(), back.low());
        assertEquals(1, there.side() + back.side());

        var other = new FlowKey(3, 4);
        other.set(TestPackets.ports(TestPackets.tcp(false, 0, new byte[0], 0), 1234, 2000));
        assertEquals(false, other.low() == there.low() || other.high() == there.high());
    }
}
