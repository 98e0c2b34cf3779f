package io.minewatch.decode;

import static io.minewatch.decode.Frames.ethernet;
import static io.minewatch.decode.Frames.ethernetTcp;
import static io.minewatch.decode.Frames.ethernetUdp;
import static io.minewatch.decode.Frames.ip;
import static io.minewatch.decode.Frames.tcp;
import static io.minewatch.decode.Frames.vlan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.minewatch.capture.LinkType;
import io.minewatch.metrics.Counter;
import io.minewatch.metrics.Counters;

import org.junit.jupiter.api.Test;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

class DecoderTest {

    @Test
    void everyFieldOfASegmentIsRead() {
        byte[] segment = tcp(51234, 3333, 0xfffffff0, 0x80000001, 0x12, new byte[3]);
        var seen = new ArrayList<List<Object>>();
        Decoder decoder = decoder(packet -> seen.add(fields(packet)));
        decoder.source("mirror.pcap");
        decode(decoder, ethernet(ip("192.0.2.1", "198.51.100.7", 6, segment)));

        List<Object> addresses = List.of(0L, 0xffffc0000201L, 0L, 0xffffc6336407L);
        List<Object> header = List.of(0xfffffff0, 0x80000001, Packet.SYN | Packet.ACK, 0);
        List<Object> payload = List.of(0L, 154L, 3);
        assertEquals(
                List.of(List.of("mirror.pcap", 12L, Packet.TCP, addresses, header, payload)), seen);
    }

    @Test
    void aUdpPacketLeavesNothingOfTheSegmentBeforeIt() {
        var seen = new ArrayList<Object>();
        Decoder decoder = decoder(packet -> seen.add(header(packet)));
        byte[] segment = ip("::1", "::2", 6, tcp(1, 2, 3, "x"));
        decode(decoder, ethernet(Frames.VLAN, vlan(1, Frames.IPV6, segment)));
        decode(decoder, ethernetUdp("::1", 53, "::2", 53, new byte[2]));
        assertEquals(List.of(List.of(3, 77, 24, 1), List.of(0, 0, 0, 0)), seen);
    }

    private static Decoder decoder(PacketListener next) {
        return new Decoder(DecodeConfig.standard(), next, new Counters());
    }

    /** Not at the start of its memory. */
    private static void decode(Decoder decoder, byte[] frame) {
        try (var arena = Arena.ofConfined()) {
            MemorySegment memory = arena.allocate(100 + frame.length);
            MemorySegment.copy(frame, 0, memory, ValueLayout.JAVA_BYTE, 100, frame.length);
            decoder.frame(memory, 100, frame.length, frame.length, 12, LinkType.ETHERNET);
        }
    }

    private static List<Object> fields(Packet packet) {
        return List.of(
                packet.source(),
                packet.timestampNanos(),
                packet.transport(),
                List.of(
                        packet.sourceHigh(),
                        packet.sourceLow(),
                        packet.destinationHigh(),
                        packet.destinationLow()),
                header(packet),
                List.of(packet.domain(), packet.payloadOffset(), packet.payloadLength()));
    }

    private static List<Object> header(Packet packet) {
        return List.of(
                packet.sequence(),
                packet.acknowledgement(),
                packet.flags(),
                packet.layers().depth());
    }

    @Test
    void framesBytesAndPacketsAreCounted() {
        byte[] frame = ethernetTcp("192.0.2.1", 1, "192.0.2.2", 2, 3, "hello");
        var decoding =
                new Decoding()
                        .frame(frame)
                        .cut(LinkType.ETHERNET, frame, 56)
                        .frame(ethernet(0x0806, new byte[28]));
        assertEquals(3, decoding.counters.of(Counter.FRAMES));
        assertEquals(2L * frame.length + 42, decoding.counters.of(Counter.FRAME_BYTES));
        assertEquals(2, decoding.counters.of(Counter.PACKETS));
        assertEquals(List.of("NOT_IP 1"), decoding.drops());
    }

    @Test
    void eightEncapsulationsArePeeledAndNineAreNot() {
        byte[] segment = ip("192.0.2.1", "192.0.2.2", 6, tcp(1, 2, 3, "deep"));
        assertEquals(1, new Decoding().frame(vlans(Layers.MAX_DEPTH, segment)).packets.size());

        var tooDeep = new Decoding().frame(vlans(Layers.MAX_DEPTH + 1, segment));
        assertEquals(List.of("TOO_DEEP 1"), tooDeep.drops());
    }

    @Test
    void noEncapsulationFitsOnTopOfEight() {
        for (Sample sample : Sample.all()) {
            if (!sample.layers().isEmpty() && sample.linkType() == LinkType.ETHERNET) {
                int type = sample.frame()[12] << 8 & 0xff00 | sample.frame()[13] & 0xff;
                byte[] inner = new byte[sample.frame().length - 14];
                System.arraycopy(sample.frame(), 14, inner, 0, inner.length);
                var decoding = new Decoding().frame(vlans(Layers.MAX_DEPTH, type, inner));
                assertEquals(List.of("TOO_DEEP 1"), decoding.drops(), sample.name());
            }
        }
    }

    @Test
    void aMirrorOfATunnelInATunnelIsPeeled() {
        byte[] segment = ip("10.0.0.1", "10.0.0.2", 6, tcp(1, 2, 3, "deep"));
        byte[] subscriber = ip("192.0.2.1", "192.0.2.2", 17, gtpu(segment));
        byte[] mirrored = ethernet(Frames.VLAN, vlan(7, Frames.IPV4, subscriber));
        byte[] outer = ip("2001:db8::1", "2001:db8::2", 47, TunnelFrames.erspan2(3, mirrored));
        var decoding = new Decoding().frame(ethernet(outer));
        assertEquals(
                List.of(
                        "erspan:3(2001:db8:0:0:0:0:0:1,2001:db8:0:0:0:0:0:2)"
                                + " vlan:7 gtpu:9(192.0.2.1,192.0.2.2)"),
                decoding.layers);
        assertTrue(decoding.packets.getFirst().endsWith("deep"));
    }

    private static byte[] gtpu(byte[] ip) {
        return Frames.udp(2152, TunnelFrames.GTPU_PORT, TunnelFrames.gtpu(9, ip));
    }

    private static byte[] vlans(int count, byte[] ip) {
        return vlans(count, Frames.IPV4, ip);
    }

    private static byte[] vlans(int count, int type, byte[] payload) {
        byte[] inner = payload;
        int innerType = type;
        for (int i = 0; i < count; i++) {
            inner = vlan(i + 1, innerType, inner);
            innerType = Frames.VLAN;
        }
        return ethernet(innerType, inner);
    }
}
