package io.minewatch.cadence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;

import io.minewatch.cadence.clock.Synchrony;
import io.minewatch.decode.Packet;
import io.minewatch.decode.TestPackets;
import io.minewatch.metrics.Counter;
import io.minewatch.metrics.Drop;

import org.junit.jupiter.api.Test;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

class OpaqueTrafficTest extends OpaqueRecording {

    private static final CadenceConfig SMALL =
            new CadenceConfig(16, CadenceConfig.DEFAULT.idleTimeout(), 1e-9, 2);

    /** Bytes that the block clock's ticks of an epoch take, for all flows together. */
    private static final int PER_EPOCH = 1024;

    @Test
    void whatBeginsShortAndIsNoTextIsWatched() {
        up(3001, 0, 1300);
        assertEquals(1, traffic.size());
        up(3002, 0, 1301);
        assertEquals(1, traffic.size());
        traffic.packet(tcp(false, 3003, 0, "GET / HTTP/1.1".getBytes(), Packet.ACK));
        up(3003, 1, 100);
        assertEquals(1, traffic.size());
        traffic.packet(tcp(false, 3004, 0, "SSH-2.0-OpenSSH".getBytes(), Packet.ACK));
        traffic.packet(tcp(false, 3005, 0, "CONNECT pool:443".getBytes(), Packet.ACK));
        assertEquals(3, traffic.size());
        traffic.packet(tcp(false, 3006, 0, "*3\r\n$7".getBytes(), Packet.ACK));
        assertEquals(3, traffic.size());
    }

    @Test
    void twoDatagramsAreAFlow() {
        for (int length : new int[] {32, 33}) {
            for (int i = 0; i < 3; i++) {
                int port = 3000 + length;
                traffic.packet(TestPackets.udp(tcp(false, port, i, noise(length), 0)));
                assertEquals(length == 33 && i > 0 ? 1 : 0, traffic.size());
            }
        }
    }

    @Test
    void questionsOfNamesAreNoFlows() {
        for (int i = 0; i < 9; i++) {
            Packet packet = TestPackets.udp(tcp(false, 3000, i, noise(60), 0));
            traffic.packet(TestPackets.ports(packet, 3000, 53));
        }
        assertEquals(0, traffic.size());
    }

    @Test
    void elephantsLeave() {
        for (int i = 0; i < Elephant.MOST_SEGMENTS_YOUNG; i++) {
            up(3001, i * 0.05, 60);
        }
        assertEquals(1, traffic.size());
        up(3001, 9, 60);
        assertEquals(0, traffic.size());
        up(3001, 9.1, 60);
        assertEquals(0, traffic.size());
        assertEquals(1, counters.of(Counter.THIN_FLOWS_LEFT));
    }

    @Test
    void soDoThoseThatGrow() {
        double from = nextEpoch();
        for (int i = 0; i < Elephant.MOST_SEGMENTS; i++) {
            up(3001, from + i * 0.25, 60);
        }
        assertEquals(1, traffic.size());
        up(3001, from + 610, 60);
        assertEquals(0, traffic.size());
        down(3002, from, 64);
        for (int i = 0; i < Elephant.MOST_BYTES / 1280 - 1; i++) {
            down(3002, from + 11 + i * 0.7, 1280);
        }
        assertEquals(1, traffic.size());
        down(3002, from + 620, 1280);
        down(3002, from + 621, 1280);
        assertEquals(0, traffic.size());
    }

    private static double nextEpoch() {
        return (Synchrony.epochStart(START) + Synchrony.EPOCH_NANOS - START) / 1e9 + 1;
    }

    /** Behind a proxy, or while the pool has not found the difficulty yet. */
    @Test
    void aShareASecondIsBorne() {
        var random = new Random(1);
        double from = nextEpoch();
        double job = from;
        for (double at = from; at < from + 1500; at -= Math.log(1 - random.nextDouble())) {
            up(3001, at, 198);
            down(3001, at + 0.02, 85);
            if (at > job) {
                down(3001, at + 0.2, 261);
                job = at + 120;
            }
        }
        assertEquals(1, traffic.size());
        assertEquals("3001 SHARE_LIKE ", told.getFirst());
    }

    @Test
    void theEndIsTheEnd() {
        up(3001, 0, 100);
        turn(3001, 1, Packet.FIN | Packet.ACK);
        assertEquals(0, traffic.size());
        down(3001, 1.1, 100);
        assertEquals(0, traffic.size());
        turn(3001, 2, Packet.SYN);
        up(3001, 2.1, 100);
        assertEquals(1, traffic.size());
        turn(3001, 3, Packet.RST);
        assertEquals(0, traffic.size());
    }

    @Test
    void silenceIsTheEnd() {
        up(3001, 0, 100);
        up(3002, 0, 100);
        up(3002, 70, 100);
        for (int second = 0; second < 70 * 60; second++) {
            traffic.time(at(70 + second));
            if (second == 20 * 60) {
                assertEquals(1, traffic.size());
            }
            if (second == 43 * 60) {
                assertEquals(1, traffic.size());
            }
        }
        assertEquals(0, traffic.size());
    }

    @Test
    void tellsOfAMinerOnceAndOfItsEnd() {
        up(3001, 0, 300);
        mine(3001, 1);
        assertEquals(List.of("3001 SHARE_LIKE "), told);
        turn(3001, 300, Packet.FIN);
        assertEquals(List.of("3001 SHARE_LIKE ", "ended 3001 SHARE_LIKE "), told);
        assertEquals(1, counters.of(Counter.THIN_FLOWS_TOLD));
    }

    @Test
    void tellsAgainInEachEpochAndWhenTheCaptureIsOver() {
        mine(3001, 1);
        down(3001, 700, 261);
        down(3001, 701, 261);
        traffic.flush();
        assertEquals(
                List.of("3001 SHARE_LIKE ", "3001 SHARE_LIKE ", "ended 3001 SHARE_LIKE "), told);
        assertEquals(0, traffic.size());
    }

    @Test
    void whoSaidTheFirstIsTheClientWhateverThePorts() {
        Packet syn = tcp(true, 3001, 0, new byte[0], Packet.SYN);
        traffic.packet(syn);
        for (int i = 0; i < 20; i++) {
            down(3001, i * i * i * 0.05, 198);
            up(3001, i * i * i * 0.05 + 0.1, 85);
        }
        for (int i = 0; i < 4; i++) {
            up(3001, 401 + i * 20, 261);
        }
        traffic.flush();
        assertEquals("ended 443 SHARE_LIKE ", told.getLast());
    }

    @Test
    void whatCanBeReadIsNotToldTwice() {
        isRead = true;
        mine(3001, 1);
        traffic.flush();
        assertEquals(List.of(), told);
    }

    @Test
    void soManyAreToldOfAndNoMore() {
        traffic.close();
        traffic = traffic(SMALL);
        for (int port = 3001; port <= 3003; port++) {
            mine(port, 1);
        }
        assertEquals(List.of("3001 SHARE_LIKE ", "3002 SHARE_LIKE "), told);
        assertTrue(counters.of(Drop.THIN_FLOWS_UNTOLD) > 0);
    }

    /** All entries of a small table are in use, by flows that began a second apart. */
    private void fill() {
        traffic.close();
        traffic = traffic(SMALL);
        for (int i = 0; i < 16; i++) {
            up(3001 + i, i, 100);
        }
    }

    @Test
    void theYoungestLeavesForTheNext() {
        fill();
        up(3101, 20, 100);
        assertEquals(16, counters.of(Counter.THIN_FLOWS), "the youngest may stay for a minute");
        assertEquals(1, counters.of(Drop.THIN_FLOWS_FULL));
        for (int i = 0; i < 100; i++) {
            up(3201 + i, 90 + i * 0.5, 100);
        }
        assertEquals(16, traffic.size());
        assertEquals(16 + 2, counters.of(Counter.THIN_FLOWS), "one in each pair of sets");
        assertEquals(1 + 100, counters.of(Drop.THIN_FLOWS_FULL));
        up(3001, 141, 100);
        assertEquals(16 + 2, counters.of(Counter.THIN_FLOWS), "the oldest is still there");
    }

    /** Where each newcomer had to leave for the next, nobody would be heard for long enough. */
    @Test
    void whoMinesIsFoundThoughManyMoreCome() {
        fill();
        var shares = List.of(0.7, 3.0, 7.0, 12.0, 18.7, 27.0, 36.7, 48.0, 60.7);
        var jobs = List.of(22.0, 42.0, 62.0);
        up(5001, 100, 300);
        for (int tenth = 1; tenth < 640; tenth++) {
            double after = tenth / 10.0;
            up(6000 + tenth, 100 + after, 100);
            if (shares.contains(after)) {
                up(5001, 100 + after, 198);
                down(5001, 100 + after + 0.1, 85);
            }
            if (jobs.contains(after)) {
                down(5001, 100 + after, 261);
            }
        }
        assertEquals(List.of("5001 SHARE_LIKE "), told);
    }

    /** Less of a rhythm will do where blocks are there to confirm it, and only there. */
    @Test
    void aClockThatIsNotLearntMakesNoRhythm() {
        clock.tick("chain", at(-100));
        mineWithJobsOfThreeLengths(3001, 0);
        assertEquals(List.of(), told);
        var random = new Random(5);
        for (double at = -4000; at < -200; at -= 120 * Math.log(1 - random.nextDouble())) {
            clock.tick("learnt", at(at));
        }
        mineWithJobsOfThreeLengths(3002, 400);
        assertEquals(List.of("3002 SHARE_LIKE "), told);
    }

    private void mineWithJobsOfThreeLengths(int port, double from) {
        up(port, from, 198);
        down(port, from + 0.1, 85);
        for (int i = 1; i < 20; i++) {
            double at = from + i * i * 0.7;
            up(port, at, 198);
            down(port, at + 0.1, 85);
            down(port, at + 0.4, 261 + i % 3 * 100);
        }
    }

    /** Blocks without memory; pushes come with them, over midnight and with an hour of silence. */
    private void follow() {
        var random = new Random(5);
        double at = -4000;
        var blocks = new ArrayList<Double>();
        while (at < 9000) {
            at += -120 * Math.log(1 - random.nextDouble());
            clock.tick("chain", at(at));
            if (at > 0) {
                blocks.add(at);
            }
        }
        up(3001, 0, 300);
        for (double block : blocks) {
            down(3001, block + 0.5, 400);
            down(3001, block - 0.5 > 0 ? block + 0.4 : block + 0.6, 10);
        }
    }

    @Test
    void whatIsReadIsHandedOnToWhoReadsIt() {
        isRead = true;
        follow();
        traffic.flush();
        assertEquals(Set.of("read 3001 NONE chain"), Set.copyOf(told));
        assertTrue(told.size() > 1);
    }

    @Test
    void whoFollowsAChainIsTold() {
        follow();
        assertTrue(told.contains("3001 NONE chain"), told.toString());
        assertEquals(0, told.stream().filter(one -> one.startsWith("ended")).count());
        traffic.flush();
        assertEquals("ended 3001 NONE chain", told.getLast());
    }

    @Test
    void gapsAndClocksThatAreWrongDoNoHarm() {
        up(3001, 0, 100);
        up(3001, -1, 100);
        up(3001, 61, 100);
        up(3001, 30 * 60, 100);
        assertEquals(1, counters.of(Counter.THIN_FLOWS));
        up(3001, 80 * 60, 100);
        assertEquals(2, counters.of(Counter.THIN_FLOWS));
        up(3001, -7200, 100);
        assertEquals(3, counters.of(Counter.THIN_FLOWS));
        traffic.packet(TestPackets.at(tcp(false, 3001, 0, noise(9), 0), -1));
        traffic.packet(TestPackets.at(tcp(false, 3001, 0, noise(9), 0), Long.MAX_VALUE));
        assertEquals(3, counters.of(Counter.THIN_FLOWS));
    }

    @Test
    void packetsAllocateNothing() {
        var packets = new ArrayList<Packet>();
        for (int port = 3001; port < 3020; port++) {
            packets.add(tcp(false, port, 0, noise(100), Packet.ACK));
            packets.add(tcp(true, port, 0, noise(60), Packet.ACK));
            packets.add(tcp(true, port + 100, 0, noise(1448), Packet.ACK));
            packets.add(TestPackets.udp(tcp(true, port + 200, 0, noise(200), 0)));
        }
        packets.add(tcp(false, 3900, 0, new byte[0], Packet.SYN));
        packets.add(tcp(false, 3900, 0, noise(70), Packet.ACK));
        packets.add(tcp(false, 3900, 0, new byte[0], Packet.FIN));
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        long nanos = START;
        for (int round = 0; round < 8; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 20_000; i++) {
                nanos += 7 * SECOND;
                for (int j = 0; j < packets.size(); j++) {
                    traffic.packet(TestPackets.at(packets.get(j), nanos));
                }
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        long epochs = 20_000 * 7 * SECOND / Synchrony.EPOCH_NANOS + 1;
        assertTrue(least <= epochs * PER_EPOCH, least + " bytes");
        assertEquals(38, traffic.size());
    }

    @Test
    void whatIsThrownOfOneIsNotLostOfOthers() {
        mine(50_001, 0);
        mine(50_002, 1);
        assertEquals(2, told.size());
        isFailing = true;
        assertThrows(IllegalStateException.class, traffic::flush);
        assertEquals(2, told.stream().filter(one -> one.startsWith("ended")).distinct().count());
        assertEquals(0, traffic.size());
    }
}
