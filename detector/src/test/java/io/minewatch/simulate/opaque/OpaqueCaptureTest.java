package io.minewatch.simulate.opaque;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.minewatch.simulate.file.PcapFile;
import io.minewatch.simulate.net.FrameSink;
import io.minewatch.simulate.script.Side;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

class OpaqueCaptureTest {

    private static final OpaquePlan PLAN =
            OpaquePlan.hours(21, 2).mined(15, 3).followed(18).among(24).readable(3);

    private static final OpaqueTruth NOBODY = connection -> {};

    private static byte[] file(OpaquePlan plan) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var file = new PcapFile(bytes, true, ByteOrder.LITTLE_ENDIAN, 1, 65_535)) {
            new OpaqueCapture(plan).run(file, NOBODY);
        }
        return bytes.toByteArray();
    }

    @Test
    void equalPlansGiveEqualFiles() throws IOException {
        var small = OpaquePlan.hours(21, 0.5).mined(6, 0).followed(6).among(24).readable(3);
        assertArrayEquals(file(small), file(small));
    }

    /** One packet of IPv4 as it was captured. */
    private record Packet(String client, Side from, int payload, long nanos, byte[] frame) {}

    private static List<Packet> packets(OpaquePlan plan, OpaqueTruth truth) throws IOException {
        var all = new ArrayList<Packet>();
        FrameSink sink =
                (nanos, bytes, offset, captured, onWire, link) ->
                        all.add(
                                packet(
                                        nanos,
                                        Arrays.copyOfRange(bytes, offset, offset + captured)));
        new OpaqueCapture(plan).run(sink, truth);
        return all;
    }

    private static Packet packet(long nanos, byte[] frame) {
        int total = u16(frame, 16);
        boolean udp = frame[23] == 17;
        int headers = 20 + (udp ? 8 : (frame[46] >> 4 & 15) * 4);
        Side from = frame[26] == 100 ? Side.CLIENT : Side.SERVER;
        int address = from == Side.CLIENT ? 26 : 30;
        int port = u16(frame, from == Side.CLIENT ? 34 : 36);
        String client =
                String.format(
                        "%d.%d.%d.%d:%d",
                        frame[address] & 255,
                        frame[address + 1] & 255,
                        frame[address + 2] & 255,
                        frame[address + 3] & 255,
                        port);
        return new Packet(client, from, total - headers, nanos, frame);
    }

    private static int u16(byte[] bytes, int at) {
        return (bytes[at] & 255) << 8 | bytes[at + 1] & 255;
    }

    @Test
    void packetsComeInOrderOfTime() throws IOException {
        long latest = 0;
        for (Packet packet : packets(PLAN, NOBODY)) {
            assertTrue(packet.nanos >= latest);
            latest = packet.nanos;
        }
    }

    @Test
    void theTruthIsWhatIsInTheCapture() throws IOException {
        var truth = new TreeMap<String, String>();
        var packets =
                packets(
                        PLAN,
                        over -> {
                            String client = over.client().address() + ":" + over.client().port();
                            String counts = over.up() + " " + over.down();
                            assertFalse(truth.containsKey(client), client);
                            truth.put(client, over.carrier().equals("plain") ? "plain" : counts);
                        });
        var counted = new HashMap<String, long[]>();
        for (Packet packet : packets) {
            var counts = counted.computeIfAbsent(packet.client, name -> new long[2]);
            counts[packet.from.ordinal()] += packet.payload > 0 ? 1 : 0;
        }
        assertEquals(truth.keySet(), new TreeMap<>(counted).keySet());
        for (var flow : truth.entrySet()) {
            long[] counts = counted.get(flow.getKey());
            if (!flow.getValue().equals("plain")) {
                assertEquals(flow.getValue(), counts[0] + " " + counts[1], flow.getKey());
            }
        }
    }

    @Test
    void observationsAreTheSegmentsOfThePackets() throws IOException {
        var plan = PLAN.readable(0);
        var expected = new ArrayList<String>();
        new Observations(new Population(plan))
                .runInOrder(
                        (flow, up, length, nanos) -> expected.add(nanos + " " + up + " " + length));
        var got = new ArrayList<String>();
        for (Packet packet : packets(plan, NOBODY)) {
            if (packet.payload > 0) {
                got.add(packet.nanos + " " + (packet.from == Side.CLIENT) + " " + packet.payload);
            }
        }
        assertEquals(expected, got);
    }

    @Test
    void recordsOfTlsFollowEachOtherWithoutAGap() throws IOException {
        Map<String, Integer> left = new HashMap<>();
        int records = 0;
        for (Packet packet : packets(PLAN.readable(0), NOBODY)) {
            byte[] frame = packet.frame;
            boolean tls = frame[23] == 6 && (u16(frame, 34) == 443 || u16(frame, 36) == 443);
            if (!tls || packet.payload == 0) {
                continue;
            }
            String way = packet.client + packet.from;
            int at = 14 + u16(frame, 16) - packet.payload;
            int end = at + packet.payload;
            at += left.getOrDefault(way, 0);
            while (at < end) {
                int type = frame[at];
                assertTrue(type == 20 || type == 22 || type == 23, "record type " + type);
                assertEquals(3, frame[at + 1]);
                at += 5 + u16(frame, at + 3);
                records++;
            }
            left.put(way, at - end);
        }
        assertTrue(records > 10_000, "records " + records);
    }

    @Test
    void nothingReadableIsSaidWhileTheReferencePauses() throws IOException {
        long hour = 3_600_000_000_000L;
        var plan =
                PLAN.mined(0, 0)
                        .followed(0)
                        .among(0)
                        .impaired(Impairments.NONE.pausing(hour / 2, hour));
        var packets = packets(plan, NOBODY);
        long during =
                packets.stream()
                        .map(packet -> packet.nanos - plan.epoch())
                        .filter(at -> at > hour / 2 + 2_000_000_000L && at < hour * 3 / 2)
                        .count();
        long after = packets.stream().filter(p -> p.nanos - plan.epoch() > hour * 3 / 2).count();
        assertEquals(0, during);
        assertTrue(after > 100);
    }
}
