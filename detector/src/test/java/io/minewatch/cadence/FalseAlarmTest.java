package io.minewatch.cadence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.minewatch.cadence.clock.BlockClock;
import io.minewatch.cadence.clock.Synchrony;
import io.minewatch.cadence.name.Names;
import io.minewatch.decode.Packet;
import io.minewatch.decode.TestPackets;
import io.minewatch.flow.Flow;
import io.minewatch.flow.FlowKey;
import io.minewatch.metrics.Counters;
import io.minewatch.signature.Signatures;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** How often chance may deceive says how soon a flow that follows a chain is told of. */
class FalseAlarmTest {

    private static final long SECOND = 1_000_000_000L;
    private static final long START = 1_787_191_867L * SECOND;

    /** A follower says nothing: one segment, and then it is pushed to. */
    private static final int FOLLOWER = 3001;

    private final BlockClock clock = new BlockClock();
    private final List<Double> blocks = new ArrayList<>();

    FalseAlarmTest() {
        var random = new Random(5);
        double at = -4000;
        while (at < 9000) {
            at += -120 * Math.log(1 - random.nextDouble());
            clock.tick("chain", at(at));
            if (at > 0) {
                blocks.add(at);
            }
        }
    }

    /** What was told of flows at the end of each epoch: most of what is claimed, in nats. */
    private final class Listening implements OpaqueListener {

        private final List<Double> nats = new ArrayList<>();

        @Override
        public void suspicious(Flow flow, ThinFlow seen) {
            assertEquals(Sign.Kind.BLOCKS, seen.signs().getFirst().kind());
            nats.add(seen.signs().getFirst().nats());
        }

        @Override
        public void read(Flow flow, ThinFlow seen) {
            throw new AssertionError("nothing is read");
        }

        @Override
        public void ended(Flow flow, ThinFlow seen) {
            assertTrue(seen.isFollowing());
        }
    }

    /** Tells of one follower among silent flows. */
    private List<Double> told(double falseAlarm, int others) {
        var usual = CadenceConfig.DEFAULT;
        var config =
                new CadenceConfig(
                        usual.maxFlows(), usual.idleTimeout(), falseAlarm, usual.maxTold());
        var listener = new Listening();
        try (var traffic =
                new OpaqueTraffic(
                        config,
                        new FlowKey(0x1234_5678_9abc_def1L, 0x0fed_cba9_8765_4321L),
                        new Synchrony(clock),
                        new Names(Signatures::empty),
                        ReadFlows.NONE,
                        listener,
                        new Counters())) {
            for (int i = 0; i < others; i++) {
                traffic.packet(segment(false, FOLLOWER + 1 + i, 0, 300));
            }
            traffic.packet(segment(false, FOLLOWER, 0, 300));
            for (double block : blocks) {
                traffic.packet(segment(true, FOLLOWER, block + 0.4, 10));
                traffic.packet(segment(true, FOLLOWER, block + 0.5, 400));
            }
            traffic.flush();
        }
        return listener.nats;
    }

    private static long at(double seconds) {
        return START + (long) (seconds * SECOND);
    }

    private static Packet segment(boolean back, int port, double seconds, int length) {
        var payload = new byte[length];
        new Random(length).nextBytes(payload);
        payload[0] = (byte) 0x80;
        Packet packet = TestPackets.tcp(back, 1, payload, at(seconds));
        TestPackets.flagged(packet, Packet.ACK, 1);
        return TestPackets.ports(packet, back ? 443 : port, back ? port : 443);
    }

    /** Each time it is told of is an epoch: the first ones are missing. */
    @Test
    void theLessChanceMayDeceiveTheLaterAFlowIsTold() {
        var epochs = new ArrayList<Integer>();
        for (double falseAlarm : new double[] {1e-3, 1e-6, 1e-9, 1e-12}) {
            List<Double> nats = told(falseAlarm, 0);
            assertTrue(nats.getFirst() >= -Math.log(falseAlarm), nats.toString());
            epochs.add(nats.size());
        }
        assertEquals(List.of(13, 12, 12, 11), epochs);
    }

    /** Any of the others might have shown as much. */
    @Test
    void theMoreFlowsThereAreTheLaterToo() {
        List<Double> alone = told(1e-9, 0);
        List<Double> among = told(1e-9, 9_999);
        assertEquals(alone.getLast() - Math.log(10_000), among.getLast(), 1e-9);
        assertTrue(among.size() < alone.size(), among.size() + " of " + alone.size());
    }

    @Test
    void itHasBounds() {
        for (double wrong : new double[] {0, 9e-13, 0.0011, 1, Double.NaN}) {
            assertThrows(IllegalArgumentException.class, () -> told(wrong, 0));
        }
    }
}
