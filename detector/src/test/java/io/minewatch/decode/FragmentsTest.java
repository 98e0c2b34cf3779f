package io.minewatch.decode;

import static io.minewatch.decode.Frames.ethernet;
import static io.minewatch.decode.Frames.ip;
import static io.minewatch.decode.Frames.ipv4;
import static io.minewatch.decode.Frames.ipv4Fragment;
import static io.minewatch.decode.Frames.ipv6Fragment;
import static io.minewatch.decode.Frames.tcp;
import static io.minewatch.decode.Frames.udp;
import static io.minewatch.decode.Frames.vlan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.minewatch.metrics.Drop;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

class FragmentsTest {

    private static final String A = "192.0.2.1";
    private static final String B = "192.0.2.2";
    private static final String TEXT = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final String WHOLE = "udp 192.0.2.1:7 > 192.0.2.2:8 " + TEXT;
    private static final byte[] PACKET = udp(7, 8, TEXT.getBytes());

    @Test
    void fragmentsAreOnePacketInAnyOrder() {
        var random = new Random(1);
        for (int i = 0; i < 50; i++) {
            var parts = new ArrayList<>(fragments(1, PACKET));
            Collections.shuffle(parts, random);
            var decoding = new Decoding();
            parts.forEach(decoding::frame);
            assertEquals(List.of(WHOLE), decoding.packets);
            assertEquals(List.of("FRAGMENT_HELD 5"), decoding.drops());
        }
    }

    @Test
    void fragmentsOfIpv6AreOnePacket() {
        var decoding = new Decoding();
        for (int at = 0; at < PACKET.length; at += 16) {
            byte[] part = part(PACKET, at, 16);
            byte[] fragment = ipv6Fragment(17, -5, at, at + 16 < PACKET.length, part);
            decoding.frame(ethernet(ip("2001:db8::1", "2001:db8::2", 44, fragment)));
        }
        assertEquals(
                List.of("udp 2001:db8:0:0:0:0:0:1:7 > 2001:db8:0:0:0:0:0:2:8 " + TEXT),
                decoding.packets);
    }

    @Test
    void aFragmentThatComesTwiceIsNoContradiction() {
        var decoding = new Decoding();
        List<byte[]> parts = fragments(1, PACKET);
        for (int i = 0; i < parts.size(); i++) {
            decoding.frame(parts.get(i));
            if (i < parts.size() - 1) {
                decoding.frame(parts.get(i));
            }
        }
        assertEquals(List.of(WHOLE), decoding.packets);
    }

    @Test
    void contradictingBytesEndThePacket() {
        var decoding = new Decoding().frame(fragment(1, 0, true, new byte[16]));
        decoding.frame(fragment(1, 8, true, "other bytes here".getBytes()));
        decoding.frame(fragment(1, 16, false, new byte[4]));
        assertEquals(List.of(), decoding.packets);
        assertEquals(List.of("FRAGMENT_HELD 1", "FRAGMENT_OVERLAP 2"), decoding.drops());
    }

    @Test
    void contradictingBytesInAShortLastFragmentEndThePacket() {
        var decoding = new Decoding().frame(fragment(1, 8, false, new byte[] {1, 2, 3}));
        decoding.frame(fragment(1, 8, false, new byte[] {1, 2, 4}));
        assertEquals(List.of("FRAGMENT_HELD 1", "FRAGMENT_OVERLAP 1"), decoding.drops());
    }

    @Test
    void contradictingLengthsEndThePacket() {
        var twoLast = new Decoding().frame(fragment(1, 16, false, new byte[4]));
        twoLast.frame(fragment(1, 16, false, new byte[5]));
        assertEquals(1, twoLast.counters.of(Drop.FRAGMENT_OVERLAP));

        var beyondLast = new Decoding().frame(fragment(1, 16, false, new byte[4]));
        beyondLast.frame(fragment(1, 24, true, new byte[8]));
        assertEquals(1, beyondLast.counters.of(Drop.FRAGMENT_OVERLAP));

        var lastBefore = new Decoding().frame(fragment(1, 24, true, new byte[8]));
        lastBefore.frame(fragment(1, 16, false, new byte[4]));
        assertEquals(1, lastBefore.counters.of(Drop.FRAGMENT_OVERLAP));
    }

    @Test
    void whatIsNoFragmentIsMalformed() {
        var decoding =
                new Decoding()
                        .frame(fragment(1, 0, true, new byte[36]))
                        .frame(fragment(1, 8, true, new byte[0]))
                        .frame(fragment(1, 65_528, false, new byte[8]));
        assertEquals(List.of("MALFORMED_IP 3"), decoding.drops());
    }

    @Test
    void theLongestPacketIsPutTogether() {
        byte[] packet = udp(7, 8, new byte[Datagram.MAX_LENGTH - 8]);
        var decoding = new Decoding();
        for (int at = 0; at < packet.length; at += 32_768) {
            decoding.frame(fragment(1, at, at + 32_768 < packet.length, part(packet, at, 32_768)));
        }
        assertEquals(1, decoding.packets.size());
    }

    @Test
    void aFragmentThatTheCaptureCutIsOfNoUse() {
        var decoding = new Decoding().cut(1, fragment(1, 0, true, new byte[16]), 14 + 20 + 15);
        assertEquals(List.of("TRUNCATED_IP 1"), decoding.drops());
    }

    @Test
    void fragmentsWaitThirtySecondsAndNoLonger() {
        List<byte[]> parts = fragments(1, PACKET);
        var inTime = new Decoding().frame(parts.get(0)).later(Fragments.MAX_AGE_NANOS);
        parts.subList(1, parts.size()).forEach(inTime::frame);
        assertEquals(List.of(WHOLE), inTime.packets);

        for (long wait : List.of(Fragments.MAX_AGE_NANOS + 1, -Fragments.MAX_AGE_NANOS - 1)) {
            var late = new Decoding().frame(parts.get(0)).later(wait);
            parts.subList(1, parts.size()).forEach(late::frame);
            assertEquals(List.of(), late.packets);
            assertEquals(List.of("FRAGMENT_HELD 6", "FRAGMENT_TIMEOUT 1"), late.drops());
        }
    }

    @Test
    void theOldestLeavesWhenAllPlacesAreTaken() {
        var decoding = new Decoding();
        for (int id = 0; id < Fragments.MAX_DATAGRAMS; id++) {
            decoding.later(1).frame(fragments(id, PACKET).getFirst());
        }
        assertEquals(0, decoding.counters.of(Drop.FRAGMENT_NO_ROOM));

        decoding.later(1).frame(fragments(1000, PACKET).getFirst());
        assertEquals(1, decoding.counters.of(Drop.FRAGMENT_NO_ROOM));

        rest(decoding, 0);
        assertEquals(List.of(), decoding.packets);
        rest(decoding, 1000);
        rest(decoding, Fragments.MAX_DATAGRAMS - 1);
        assertEquals(List.of(WHOLE, WHOLE), decoding.packets);
    }

    @Test
    void packetsThatDifferInAnyPartOfTheKeyAreNotMixed() {
        byte[] first = part(PACKET, 0, 16);
        byte[] second = part(PACKET, 16, 99);
        byte[] otherProtocol = ipv4(A, B, 6, 0x2000, 1, new byte[0], first);
        byte[] tagged = vlan(5, Frames.IPV4, ipv4Fragment(A, B, 1, 0, true, first));
        var decoding =
                new Decoding()
                        .frame(fragment(2, 0, true, first))
                        .frame(ethernet(otherProtocol))
                        .frame(ethernet(ipv4Fragment(A, "192.0.2.3", 1, 0, true, first)))
                        .frame(ethernet(ipv4Fragment("192.0.2.3", B, 1, 0, true, first)))
                        .frame(ethernet(Frames.VLAN, tagged))
                        .frame(fragment(1, 16, false, second));
        assertEquals(List.of("FRAGMENT_HELD 6"), decoding.drops());
    }

    @Test
    void aTunnelInFragmentsAndFragmentsInATunnelArePeeled() {
        byte[] inner = udp(7, 8, TEXT.getBytes());
        var decoding = new Decoding();
        for (int at = 0; at < inner.length; at += 16) {
            byte[] part = ipv4Fragment(A, B, 1, at, at + 16 < inner.length, part(inner, at, 16));
            byte[] outer = udp(1, 4789, TunnelFrames.vxlan(3, ethernet(part)));
            fragments(1, outer).forEach(decoding::frame);
        }
        assertEquals(List.of(WHOLE), decoding.packets);
        assertEquals(List.of("vxlan:3(192.0.2.1,192.0.2.2)"), decoding.layers);
        assertTrue(decoding.everyFrameIsCountedOnce());
    }

    @Test
    void fragmentsInFragmentsWhenAllPlacesAreTakenArePeeled() {
        var decoding = new Decoding();
        for (int id = 0; id < Fragments.MAX_DATAGRAMS; id++) {
            decoding.later(1).frame(fragments(100 + id, PACKET).getFirst());
        }
        byte[] segment = tcp(1, 2, 3, TEXT);
        for (int at = 0; at < segment.length; at += 24) {
            boolean more = at + 24 < segment.length;
            byte[] part = part(segment, at, 24);
            byte[] inner = ipv4(A, B, 6, at / 8 | (more ? 0x2000 : 0), 1, new byte[0], part);
            byte[] outer = udp(1, 2152, TunnelFrames.gtpu(3, inner));
            fragments(1, outer).forEach(frame -> decoding.later(1).frame(frame));
        }
        assertEquals(List.of("tcp 192.0.2.1:1 > 192.0.2.2:2 " + TEXT), decoding.packets);
    }

    /** Frames with eight bytes of the packet each. */
    private static List<byte[]> fragments(int id, byte[] packet) {
        var all = new ArrayList<byte[]>();
        for (int at = 0; at < packet.length; at += 8) {
            all.add(fragment(id, at, at + 8 < packet.length, part(packet, at, 8)));
        }
        return all;
    }

    private static void rest(Decoding decoding, int id) {
        List<byte[]> parts = fragments(id, PACKET);
        parts.subList(1, parts.size()).forEach(decoding::frame);
    }

    private static byte[] fragment(int id, int offset, boolean more, byte[] part) {
        return ethernet(ipv4Fragment(A, B, id, offset, more, part));
    }

    private static byte[] part(byte[] all, int from, int length) {
        return Arrays.copyOfRange(all, from, Math.min(all.length, from + length));
    }
}
