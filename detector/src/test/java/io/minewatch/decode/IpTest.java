package io.minewatch.decode;

import static io.minewatch.decode.Frames.authentication;
import static io.minewatch.decode.Frames.extension;
import static io.minewatch.decode.Frames.ip;
import static io.minewatch.decode.Frames.join;
import static io.minewatch.decode.Frames.tcp;
import static io.minewatch.decode.Frames.udp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.minewatch.capture.LinkType;

import org.junit.jupiter.api.Test;

import java.util.List;

/** IPv4, IPv6, TCP and UDP headers at and beyond their bounds. */
class IpTest {

    private static final byte[] SEGMENT = tcp(1, 2, 3, "hello");
    private static final String WHOLE = "tcp 192.0.2.1:1 > 192.0.2.2:2 hello";

    @Test
    void whatFollowsTheTotalLengthIsPadding() {
        byte[] padded = join(four(SEGMENT), new byte[6]);
        assertEquals(List.of(WHOLE), packets(padded, padded.length));
    }

    @Test
    void aTotalLengthOfZeroMeansAllThatWasCaptured() {
        assertEquals(List.of(WHOLE), packets(with(four(SEGMENT), 2, 0, 0), 45));
        assertEquals(List.of(WHOLE + " of 1005"), packets(with(four(SEGMENT), 2, 0, 0), 1045));
        byte[] six = with(ip("2001:db8::1", "2001:db8::2", 6, SEGMENT), 4, 0, 0);
        assertEquals(
                List.of("tcp 2001:db8:0:0:0:0:0:1:1 > 2001:db8:0:0:0:0:0:2:2 hello"),
                packets(six, six.length));
    }

    @Test
    void aTotalLengthBeyondTheFrameMeansThatItWasCut() {
        assertEquals(List.of(WHOLE + " of 215"), packets(with(four(SEGMENT), 2, 0, 255), 45));
    }

    @Test
    void headersThatContradictThemselvesAreMalformed() {
        assertEquals(List.of("MALFORMED_IP 1"), drops(with(four(SEGMENT), 0, 0x44)));
        assertEquals(List.of("MALFORMED_IP 1"), drops(with(four(SEGMENT), 2, 0, 19)));
        assertEquals(List.of("TRUNCATED_IP 1"), drops(with(four(new byte[39]), 0, 0x4f)));
        byte[] six = ip("2001:db8::1", "2001:db8::2", 6, SEGMENT);
        assertEquals(
                List.of("MALFORMED_IP 1"),
                new Decoding().frame(LinkType.IPV4, six, six.length).drops());
        assertEquals(
                List.of("MALFORMED_IP 1"),
                new Decoding().frame(LinkType.IPV6, four(SEGMENT), 45).drops());
    }

    @Test
    void otherTransportsAreCounted() {
        for (int protocol : new int[] {0, 1, 2, 50, 58, 59, 115, 132, 255}) {
            byte[] packet = ip("192.0.2.1", "192.0.2.2", protocol, new byte[40]);
            assertEquals(List.of("OTHER_TRANSPORT 1"), drops(packet));
        }
    }

    @Test
    void eightExtensionsArePeeledAndNineAreNot() {
        assertEquals(List.of(), drops(extensions(Ipv6.MAX_EXTENSIONS)));
        assertEquals(List.of("MALFORMED_IP 1"), drops(extensions(Ipv6.MAX_EXTENSIONS + 1)));
    }

    @Test
    void anExtensionBeyondItsPacketIsTruncated() {
        byte[] six = ip("2001:db8::1", "2001:db8::2", 0, extension(6, 1, new byte[8]));
        six[41] = 2;
        assertEquals(List.of("TRUNCATED_IP 1"), drops(six));
    }

    @Test
    void authenticationInAuthenticationIsMalformed() {
        byte[] twice = authentication(51, authentication(6, SEGMENT));
        assertEquals(List.of("MALFORMED_IP 1"), drops(ip("192.0.2.1", "192.0.2.2", 51, twice)));
        byte[] tooShort = with(authentication(6, SEGMENT), 1, 0);
        assertEquals(List.of("MALFORMED_IP 1"), drops(ip("192.0.2.1", "192.0.2.2", 51, tooShort)));
    }

    @Test
    void theDataOffsetOfASegmentIsChecked() {
        assertEquals(List.of("MALFORMED_TRANSPORT 1"), drops(four(with(SEGMENT, 12, 0x40))));
        assertEquals(List.of("MALFORMED_TRANSPORT 1"), drops(four(with(SEGMENT, 12, 0x70))));
        byte[] options = with(tcp(1, 2, 3, "hello"), 12, 0x60);
        assertEquals(List.of("tcp 192.0.2.1:1 > 192.0.2.2:2 o"), packets(four(options), 45));
    }

    @Test
    void theLengthOfAUdpPacketIsChecked() {
        byte[] packet = udp(1, 2, "hello".getBytes());
        assertEquals(List.of("udp 192.0.2.1:1 > 192.0.2.2:2 hel"), udpPackets(with(packet, 5, 11)));
        assertEquals(List.of("udp 192.0.2.1:1 > 192.0.2.2:2 "), udpPackets(with(packet, 5, 8)));
        assertEquals(
                List.of("udp 192.0.2.1:1 > 192.0.2.2:2 hello"), udpPackets(with(packet, 5, 0)));
        assertEquals(
                List.of("udp 192.0.2.1:1 > 192.0.2.2:2 hello"), udpPackets(with(packet, 5, 99)));
        byte[] tooShort = ip("192.0.2.1", "192.0.2.2", 17, with(packet, 5, 7));
        assertEquals(List.of("MALFORMED_TRANSPORT 1"), drops(tooShort));
    }

    private static byte[] extensions(int count) {
        byte[] inner = SEGMENT;
        int next = 6;
        for (int i = 0; i < count; i++) {
            inner = extension(next, 1, inner);
            next = 60;
        }
        return ip("2001:db8::1", "2001:db8::2", next, inner);
    }

    private static byte[] four(byte[] payload) {
        return ip("192.0.2.1", "192.0.2.2", 6, payload);
    }

    /** These bytes in place of those at an offset. */
    private static byte[] with(byte[] bytes, int offset, int... values) {
        byte[] copy = bytes.clone();
        for (int i = 0; i < values.length; i++) {
            copy[offset + i] = (byte) values[i];
        }
        return copy;
    }

    private static List<String> packets(byte[] ip, int onWire) {
        return new Decoding().frame(LinkType.RAW, ip, onWire).packets;
    }

    private static List<String> udpPackets(byte[] udp) {
        byte[] ip = ip("192.0.2.1", "192.0.2.2", 17, udp);
        return packets(ip, ip.length);
    }

    private static List<String> drops(byte[] ip) {
        return new Decoding().frame(LinkType.RAW, ip, ip.length).drops();
    }
}
