package io.minewatch.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.minewatch.decode.Packet;
import io.minewatch.decode.TestPackets;
import io.minewatch.metrics.Counter;
import io.minewatch.metrics.Drop;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

class FlowTableTest extends TableRecording {

    @Test
    void followsOnlyWhatTheScreenAdmits() {
        there(1, "GET / HTTP/1.1");
        there(15, "more");
        assertEquals(List.of(), heard);
        assertEquals(0, table.size());
        there(19, START);
        there(19 + START.length(), "anything");
        back(500, "answer", 0);
        assertEquals(List.of("0" + START, "0anything", "1answer"), heard);
        assertEquals(1, table.size());
        assertEquals(1, counters.of(Counter.FLOWS_FOLLOWED));
    }

    /** A server's first segment in Noise begins a flow, too: of the client nothing may be heard. */
    @Test
    void followsNoiseOfOneLengthOfEitherSide() {
        var random = new Random(8);
        for (int length : new int[] {63, 65, 233, 235}) {
            table.packet(noise(random, length));
            assertEquals(0, table.size(), "" + length);
        }
        table.packet(noise(random, 234));
        assertEquals(1, table.size());
        table.packet(TestPackets.ports(noise(random, 64), 3, 4));
        assertEquals(2, table.size());
        table.packet(TestPackets.ports(noise(random, 234), 443, 4));
        assertEquals(2, table.size());
    }

    private static Packet noise(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return TestPackets.tcp(true, 1, bytes, 0);
    }

    @Test
    void putsSegmentsInOrderAndDropsWhatCameBefore() {
        there(100, START);
        there(116, "cd");
        there(114, "b");
        there(110, "aaaa");
        there(110, "aaaab");
        there(112, "aabcX");
        there(115, "c");
        table.flush();
        assertEquals(
                List.of("0" + START, "0aaaa", "0b", "0c", "0d", "closed 1000 at 0"), simplified());
    }

    /** With the copies of the out of order part as they were delivered. */
    private List<String> simplified() {
        return heard.stream().map(one -> one.equals("0cX") ? "0c" : one).toList();
    }

    @Test
    void wrapsAroundTheSequenceNumbers() {
        there(-4, START);
        there(-4 + START.length(), "next");
        there(START.length(), "last");
        assertEquals(List.of("0" + START, "0next", "0last"), heard);
    }

    @Test
    void jumpsAHoleThatTheOtherSideDoesNotMiss() {
        there(100, START);
        there(120, "after");
        back(1, "x", 119);
        assertEquals(List.of("0" + START, "1x"), heard);
        back(2, "y", 125);
        assertEquals(List.of("0" + START, "1x", "0 gap 10", "0after", "1y"), heard);
        assertEquals(1, counters.of(Counter.STREAM_GAPS));
    }

    @Test
    void jumpsAHoleThatIsTooOld() {
        there(100, START, 0);
        there(120, "after", SECOND);
        there(125, "then", 3 * SECOND);
        assertEquals(List.of("0" + START), heard);
        there(129, "now", 3 * SECOND + 1);
        assertEquals(List.of("0" + START, "0 gap 10", "0after", "0then", "0now"), heard);
    }

    @Test
    void holdsSoManySegmentsAndNoMore() {
        there(100, START);
        for (int i = 0; i < Stream.MAX_HELD_SEGMENTS; i++) {
            there(120 + 2 * i, "x");
        }
        assertEquals(List.of("0" + START), heard);
        there(120 + 2 * Stream.MAX_HELD_SEGMENTS, "x");
        assertEquals(List.of("0" + START, "0 gap 10", "0x"), heard);
        assertEquals(1, counters.of(Drop.STREAM_HELD_TOO_MUCH));
    }

    @Test
    void holdsSoManyBytesAndNoMore() {
        there(100, START);
        String big = "x".repeat(Stream.MAX_HELD_BYTES / 2);
        there(1_000, big);
        there(1_001 + big.length(), big);
        assertEquals(1, heard.size());
        there(1_002 + 2 * big.length(), "y");
        assertEquals("0 gap 890", heard.get(1));
    }

    @Test
    void marksWhatTheCaptureCutOff() {
        var packet = segment(false, 100, START, 0);
        table.packet(TestPackets.onWire(packet, START.length() + 7));
        there(100 + START.length() + 7, "next");
        assertEquals(List.of("0" + START, "0 gap 7", "0next"), heard);
    }

    @Test
    void aFarNumberIsAnotherConnection() {
        there(100, START);
        there(0x7000_0000, "other");
        assertEquals(List.of("0" + START, "0 gap 0", "0other"), heard);
    }

    @Test
    void aClockThatWasWrongStopsNoExpiry() {
        small();
        other(1_000_000 * SECOND);
        there(100, START, 0);
        other(5 * SECOND);
        assertEquals(1, table.size());
        other(20 * SECOND);
        assertEquals(0, table.size());
    }

    @Test
    void forgetsAFlowAfterItsTimeoutInPacketTime() {
        small();
        there(100, START, 0);
        other(10 * SECOND);
        assertEquals(1, table.size());
        other(10 * SECOND + 200_000_000);
        assertEquals(0, table.size());
        interest = Interest.PROMISING;
        there(100, START, 11 * SECOND);
        other(100 * SECOND);
        assertEquals(1, table.size());
        other(111 * SECOND + 200_000_000);
        assertEquals(0, table.size());
    }

    @Test
    void whatTurnsOutToBePromisingIsNotForgotten() {
        small();
        settled = Interest.PROMISING;
        there(100, START, 0);
        there(110 + START.length(), "held", 0);
        other(10 * SECOND);
        assertEquals(List.of("0" + START), heard);
        other(10 * SECOND + 200_000_000);
        assertEquals(List.of("0" + START, "0 gap 10", "0held"), heard);
        other(100 * SECOND);
        assertEquals(1, table.size());
        other(100 * SECOND + 200_000_000);
        assertEquals(0, table.size());
    }

    @Test
    void theHandFindsTheOnlyFlowAtOnce() {
        there(1, START);
        for (int tenth = 1; tenth <= 10; tenth++) {
            table.time(tenth * SECOND / 10);
        }
        assertEquals(10, pulses);
    }

    @Test
    void theLeastPromisingLeavesWhereThereIsNoRoom() {
        table.close();
        table =
                table(
                        new FlowConfig(
                                16,
                                Duration.ofMinutes(1),
                                Duration.ofMinutes(1),
                                Duration.ofSeconds(2)));
        for (int port = 1; port <= 16; port++) {
            table.packet(TestPackets.ports(segment(false, 1, START, port * SECOND), port, 2000));
        }
        table.packet(TestPackets.ports(segment(false, 1, START, 17 * SECOND), 17, 2000));
        assertEquals(16, table.size());
        assertEquals("closed 1 at 17", heard.get(16));
        assertEquals(1, counters.of(Drop.FLOW_TABLE_FULL));
    }

    @Test
    void aListenerThatFailsCostsNoOtherFlowItsPlace() {
        table.close();
        table =
                new FlowTable(
                        FlowConfig.DEFAULT,
                        flow -> {
                            if (flow.endpoints().port(0) == 3) {
                                throw new IllegalStateException("a fault");
                            }
                            return recorder(flow);
                        },
                        counters);
        from(1, 1, START, 0);
        from(2, 1, START, 170 * SECOND);
        table.time(181 * SECOND);
        table.time(181 * SECOND + SECOND / 2);
        assertEquals(1, table.size());
        assertThrows(IllegalStateException.class, () -> from(3, 1, START, 183 * SECOND));
        from(4, 1, START, 184 * SECOND);
        from(2, 1 + START.length(), "second", 185 * SECOND);
        from(4, 1 + START.length(), "fourth", 185 * SECOND);
        table.flush();
        assertEquals(0, table.size());
        var expected =
                List.of(
                        "0" + START,
                        "0" + START,
                        "closed 1 at 181",
                        "0" + START,
                        "0second",
                        "0fourth",
                        "closed 2 at 185",
                        "closed 4 at 185");
        assertEquals(expected.stream().sorted().toList(), heard.stream().sorted().toList());
    }

    private void from(int port, int sequence, String payload, long nanos) {
        table.packet(TestPackets.ports(segment(false, sequence, payload, nanos), port, 2000));
    }

    @Test
    void passesNothingOnOnceTheFollowerLostInterest() {
        there(100, START);
        interest = Interest.NONE;
        there(110, "ignored");
        table.flush();
        assertEquals(List.of("0" + START, "closed 1000 at 0"), heard);
    }

    @Test
    void whateverTheOrderTheBytesAreTheSame() {
        var random = new Random(5);
        for (int round = 0; round < 300; round++) {
            heard.clear();
            StringBuilder text = new StringBuilder(START);
            List<int[]> pieces = new ArrayList<>();
            while (pieces.size() < 20) {
                int length = 1 + random.nextInt(9);
                pieces.add(new int[] {text.length(), length});
                text.append("abcdefghi", 0, length);
            }
            there(1000, START);
            Collections.shuffle(pieces, random);
            for (int[] piece : pieces) {
                there(1000 + piece[0], text.substring(piece[0], piece[0] + piece[1]));
            }
            table.flush();
            heard.removeLast();
            var all = new StringBuilder();
            heard.forEach(one -> all.append(one.substring(1)));
            assertEquals(text.toString(), all.toString());
        }
    }

    @Test
    void whatFollowersThrowAtTheirEndCostsNoOtherItsOwn() {
        for (int port : List.of(5, 6, 7)) {
            table.packet(TestPackets.ports(segment(false, 1, START, 0), port, 3333));
        }
        heard.clear();
        isFailing = true;
        assertThrows(IllegalStateException.class, table::flush);
        assertEquals(
                List.of("closed 5 at 0", "closed 6 at 0", "closed 7 at 0"),
                heard.stream().sorted().toList());
        assertEquals(0, table.size());
    }

    /** A message of bytes may end with a zero, and that is not the same as none. */
    @Test
    void whatCameBeforeAZeroIsHeardStays() {
        there(100, "{\"method\"\0", 0);
        there(90, "overtaken.", 1_000_000);
        there(110, "next", 2_000_000);
        assertEquals(List.of("0{\"method\"\0", "0next"), heard);
        assertEquals(0, counters.of(Counter.STREAM_GAPS));
    }
}
