package io.minewatch.decode;

import static io.minewatch.decode.Frames.ethernet;
import static io.minewatch.decode.Frames.hex;
import static io.minewatch.decode.Frames.ip;
import static io.minewatch.decode.Frames.join;
import static io.minewatch.decode.Frames.mpls;
import static io.minewatch.decode.Frames.ppp;
import static io.minewatch.decode.Frames.pppoe;
import static io.minewatch.decode.Frames.snap;
import static io.minewatch.decode.Frames.tcp;
import static io.minewatch.decode.Frames.vlan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.minewatch.capture.LinkType;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.IntStream;

/** What link layers carry besides IP, and what contradicts them. What is right: Sample. */
class LinkTest {

    private static final byte[] SEGMENT = ip("192.0.2.1", "192.0.2.2", 6, tcp(1, 2, 3, "x"));

    @Test
    void otherLinkTypesAreCounted() {
        for (int linkType : new int[] {-1, 103, 105, 127, 1000}) {
            assertEquals(List.of("UNKNOWN_LINK_TYPE 1"), drops(linkType, SEGMENT));
        }
    }

    @Test
    void whatIsNoIpIsCounted() {
        assertEquals(List.of("NOT_IP 1"), drops(1, ethernet(0x0806, new byte[28])));
        assertEquals(List.of("NOT_IP 1"), drops(1, ethernet(0x8863, new byte[28])));
        assertEquals(List.of("NOT_IP 1"), drops(LinkType.RAW, hex("5000")));
        assertEquals(List.of("NOT_IP 1"), drops(LinkType.NULL, join(hex("07000000"), SEGMENT)));
        assertEquals(List.of("NOT_IP 1"), drops(LinkType.PPP, ppp(0xc021, SEGMENT)));
        assertEquals(List.of("NOT_IP 1"), drops(LinkType.LINUX_SLL, new byte[30]));
    }

    @Test
    void otherLinkControlIsNoIp() {
        byte[] otherVendor = join(hex("aaaa0300000c0800"), SEGMENT);
        byte[] numbered = join(hex("aaaa00000000"), snap(0x0800, SEGMENT));
        assertEquals(List.of("NOT_IP 1"), drops(1, ethernet(40, otherVendor)));
        assertEquals(List.of("NOT_IP 1"), drops(1, ethernet(40, numbered)));
        assertEquals(List.of("NOT_IP 1"), drops(1, ethernet(40, hex("424203000000"))));
        assertEquals(List.of("NOT_IP 1"), drops(1, ethernet(40, hex("ffffff00"))));
    }

    @Test
    void aLengthBeyondTheFrameIsNoReasonToExpectMore() {
        var decoding = new Decoding().frame(ethernet(0x05dc, snap(0x0800, SEGMENT)));
        assertEquals(List.of("tcp 192.0.2.1:1 > 192.0.2.2:2 x"), decoding.packets);
    }

    @Test
    void pppoeOfAnotherVersionIsMalformed() {
        byte[] session = pppoe(7, ppp(0x21, SEGMENT));
        session[0] = 0x21;
        assertEquals(List.of("MALFORMED_TUNNEL 1"), drops(LinkType.PPP_ETHER, session));
        session[0] = 0x11;
        session[1] = (byte) 0xa7;
        assertEquals(List.of("NOT_IP 1"), drops(LinkType.PPP_ETHER, session));
    }

    @Test
    void sixteenLabelsArePeeledAndSeventeenAreNot() {
        assertEquals(List.of(), drops(1, labels(Mpls.MAX_LABELS)));
        assertEquals(List.of("MALFORMED_TUNNEL 1"), drops(1, labels(Mpls.MAX_LABELS + 1)));
    }

    @Test
    void belowLabelsIpWinsWhereItsAddressLooksLikeAnEtherType() {
        byte[] four = ip("8.0.0.1", "134.221.0.2", 6, tcp(1, 2, 3, "some payload"));
        byte[] six = ip("2001:db8:800::1", "2001:db8::2", 6, tcp(1, 2, 3, "some payload"));
        var decoding =
                new Decoding()
                        .frame(ethernet(0x8847, mpls(four, 16)))
                        .frame(ethernet(0x8847, mpls(six, 16)))
                        .frame(join(ethernet(0x8847, mpls(four, 16)), new byte[4]));
        assertEquals(3, decoding.packets.size());
    }

    @Test
    void otherPayloadsBelowLabelsAreNoIp() {
        byte[] arp = join(new byte[4], ethernet(0x0806, new byte[28]));
        assertEquals(List.of("NOT_IP 1"), drops(1, ethernet(0x8847, mpls(arp, 16))));
        byte[] channel = join(hex("10000021"), SEGMENT);
        assertEquals(List.of("NOT_IP 1"), drops(1, ethernet(0x8847, mpls(channel, 16))));
        assertEquals(
                List.of("TRUNCATED_TUNNEL 1"), drops(1, ethernet(0x8847, mpls(new byte[0], 16))));
    }

    @Test
    void aTagOnlyInOneDirectionIsPeeledLikeNone() {
        byte[] tagged = ethernet(Frames.VLAN, vlan(0x6005, Frames.IPV4, SEGMENT));
        var decoding = new Decoding(false).frame(tagged).frame(ethernet(SEGMENT));
        assertEquals(decoding.packets.get(0), decoding.packets.get(1));
        assertEquals(decoding.hashes.get(0), decoding.hashes.get(1));
    }

    private static byte[] labels(int count) {
        return ethernet(0x8847, mpls(SEGMENT, IntStream.range(16, 16 + count).toArray()));
    }

    private static List<String> drops(int linkType, byte[] frame) {
        return new Decoding().frame(linkType, frame, frame.length).drops();
    }
}
