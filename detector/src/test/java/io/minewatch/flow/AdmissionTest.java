package io.minewatch.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.minewatch.decode.Packet;
import io.minewatch.decode.TestPackets;
import io.minewatch.metrics.Counter;
import io.minewatch.metrics.Counters;
import io.minewatch.metrics.Drop;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;

class AdmissionTest {

    private static final byte[] START = "{\"method\":".getBytes(StandardCharsets.US_ASCII);

    private final Counters counters = new Counters();
    private final Limits limits = new Limits();
    private final FlowTable table =
            new FlowTable(FlowConfig.DEFAULT, flow -> new Counting(), counters, limits);
    private Interest interest = Interest.SUSPECT;
    private int heard;

    @AfterEach
    void close() {
        table.close();
    }

    @Test
    void aFlowThatIsNotInTheSampleIsNotFollowed() {
        limits.samples = false;
        packet(1, 1);
        assertEquals(0, table.size());
        assertEquals(0, counters.of(Counter.FLOWS_FOLLOWED));
        assertEquals(1, counters.of(Drop.SHED_NEW_FLOW));
        limits.samples = true;
        packet(1, 1 + START.length);
        assertEquals(1, table.size());
    }

    @Test
    void soManySuspectsAndNoMore() {
        limits.flows = 2;
        for (int port = 1; port <= 5; port++) {
            packet(port, 1);
        }
        assertEquals(2, table.size());
        assertEquals(3, counters.of(Drop.SHED_SUSPECT));
    }

    @Test
    void aSuspectIsListenedToForAWhileAndNeverAgain() {
        limits.packets = 3;
        for (int i = 0; i < 5; i++) {
            packet(1, 1 + i * START.length);
        }
        assertEquals(3, heard);
        assertEquals(1, counters.of(Drop.SHED_SUSPECT));
        limits.packets = 100;
        packet(1, 1 + 5 * START.length);
        assertEquals(3, heard);
        assertEquals(1, table.size());
    }

    @Test
    void aFlowThatIsKnownToBeMiningIsAlwaysListenedTo() {
        limits.packets = 0;
        interest = Interest.PROMISING;
        for (int i = 0; i < 5; i++) {
            packet(1, 1 + i * START.length);
        }
        interest = Interest.MINING;
        packet(1, 1 + 5 * START.length);
        assertEquals(6, heard);
        assertEquals(0, counters.of(Drop.SHED_SUSPECT));
    }

    @Test
    void timeGoesOnWithoutPackets() {
        packet(1, 1);
        long second = 1_000_000_000L;
        for (long now = 0; now < 60 * second; now += second / 10) {
            table.time(FlowConfig.DEFAULT.suspectTimeout().toNanos() - 60 * second + now);
        }
        assertEquals(1, table.size());
        for (long now = 0; now < 60 * second; now += second / 10) {
            table.time(FlowConfig.DEFAULT.suspectTimeout().toNanos() + now);
        }
        assertEquals(0, table.size());
    }

    private void packet(int port, int sequence) {
        Packet packet = TestPackets.tcp(false, sequence, START, 0);
        table.packet(TestPackets.ports(packet, 1000 + port, 3333));
    }

    private static final class Limits implements Admission {

        private boolean samples = true;
        private int flows = 100;
        private int packets = 100;

        @Override
        public boolean samples(long hash) {
            return samples;
        }

        @Override
        public boolean opens(int followed) {
            return followed < flows;
        }

        @Override
        public boolean listens(long seen, long bytes) {
            return seen <= packets;
        }
    }

    private final class Counting implements Follower {

        @Override
        public void data(
                int side, MemorySegment memory, long offset, int length, long timestampNanos) {
            heard++;
        }

        @Override
        public void gap(int side, long missing, long timestampNanos) {}

        @Override
        public void pulse(long timestampNanos) {}

        @Override
        public void settle() {}

        @Override
        public void closed(long timestampNanos) {}

        @Override
        public Interest interest() {
            return interest;
        }
    }
}
