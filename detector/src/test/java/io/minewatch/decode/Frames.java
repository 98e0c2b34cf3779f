package io.minewatch.decode;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Builds frames from the inside out: {@code ethernet(0x0800, ipv4("192.0.2.1", "192.0.2.2", 6,
 * tcp(51234, 3333, 1, "{}")))}. Checksums are left at zero. Tunnels are in {@link TunnelFrames}.
 */
public final class Frames {

    public static final int IPV4 = 0x0800;
    public static final int IPV6 = 0x86dd;
    public static final int VLAN = 0x8100;
    public static final int MPLS = 0x8847;
    public static final int PPPOE = 0x8864;

    public static final int TCP = 6;
    public static final int UDP = 17;

    private static final HexFormat HEX = HexFormat.of();

    private Frames() {}

    /** A whole Ethernet frame with a TCP segment, PSH and ACK set; both addresses IPv4 or IPv6. */
    public static byte[] ethernetTcp(
            String source,
            int sourcePort,
            String destination,
            int port,
            int sequence,
            String text) {
        return ethernet(ip(source, destination, TCP, tcp(sourcePort, port, sequence, text)));
    }

    /** A whole Ethernet frame with a UDP packet; both addresses IPv4 or IPv6. */
    public static byte[] ethernetUdp(
            String source, int sourcePort, String destination, int port, byte[] payload) {
        return ethernet(ip(source, destination, UDP, udp(sourcePort, port, payload)));
    }

    /** Ethernet around an IP packet of either version. */
    public static byte[] ethernet(byte[] ip) {
        return ethernet(ip[0] >>> 4 == 4 ? IPV4 : IPV6, ip);
    }

    public static byte[] ethernet(int type, byte[] payload) {
        return join(hex("02000000000a02000000000b"), u16(type), payload);
    }

    /** What follows the EtherType of a VLAN: the tag, the inner EtherType, the inner payload. */
    public static byte[] vlan(int id, int type, byte[] payload) {
        return join(u16(id), u16(type), payload);
    }

    /** LLC and SNAP with vendor 0. */
    public static byte[] snap(int type, byte[] payload) {
        return join(hex("aaaa03000000"), u16(type), payload);
    }

    /** Labels outermost first, then what is below the stack. */
    public static byte[] mpls(byte[] payload, int... labels) {
        byte[] stack = {};
        for (int i = 0; i < labels.length; i++) {
            int bottom = i == labels.length - 1 ? 0x100 : 0;
            stack = join(stack, u32(labels[i] << 12 | bottom | 64));
        }
        return join(stack, payload);
    }

    public static byte[] pppoe(int session, byte[] ppp) {
        return join(hex("1100"), u16(session), u16(ppp.length), ppp);
    }

    /** A PPP protocol number in two bytes, and its payload. */
    public static byte[] ppp(int protocol, byte[] payload) {
        return join(u16(protocol), payload);
    }

    /** IPv4 or IPv6, as the addresses are. */
    public static byte[] ip(String source, String destination, int protocol, byte[] payload) {
        return source.contains(":")
                ? ipv6(source, destination, protocol, payload)
                : ipv4(source, destination, protocol, payload);
    }

    public static byte[] ipv4(String source, String destination, int protocol, byte[] payload) {
        return ipv4(source, destination, protocol, 0x4000, 1, new byte[0], payload);
    }

    /** A fragment of an IPv4 packet; offset in bytes. */
    public static byte[] ipv4Fragment(
            String source, String destination, int id, int offset, boolean more, byte[] part) {
        int fragment = offset / 8 | (more ? 0x2000 : 0);
        return ipv4(source, destination, UDP, fragment, id, new byte[0], part);
    }

    /** IPv4 with everything chosen; options a multiple of four bytes. */
    public static byte[] ipv4(
            String source,
            String destination,
            int protocol,
            int fragment,
            int id,
            byte[] options,
            byte[] payload) {
        int header = 20 + options.length;
        return join(
                u8(0x40 | header / 4),
                u8(0),
                u16(header + payload.length),
                u16(id),
                u16(fragment),
                u8(64),
                u8(protocol),
                u16(0),
                address(source),
                address(destination),
                options,
                payload);
    }

    public static byte[] ipv6(String source, String destination, int next, byte[] payload) {
        return join(
                hex("60000000"),
                u16(payload.length),
                u8(next),
                u8(64),
                address(source),
                address(destination),
                payload);
    }

    /** An IPv6 extension header of {@code units} times eight bytes. */
    public static byte[] extension(int next, int units, byte[] payload) {
        return join(u8(next), u8(units - 1), new byte[units * 8 - 2], payload);
    }

    /** The IPv6 fragment header and a part; offset in bytes. */
    public static byte[] ipv6Fragment(int next, int id, int offset, boolean more, byte[] part) {
        return join(u8(next), u8(0), u16(offset | (more ? 1 : 0)), u32(id), part);
    }

    /** An authentication header with twelve bytes of signature. */
    public static byte[] authentication(int next, byte[] payload) {
        return join(u8(next), u8(4), new byte[22], payload);
    }

    /** A TCP segment with PSH and ACK. */
    public static byte[] tcp(int source, int destination, int sequence, String text) {
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        return tcp(source, destination, sequence, 77, Packet.PSH | Packet.ACK, payload);
    }

    public static byte[] tcp(
            int source, int destination, int sequence, int ack, int flags, byte[] payload) {
        return join(
                u16(source),
                u16(destination),
                u32(sequence),
                u32(ack),
                u8(0x50),
                u8(flags),
                u16(1024),
                u32(0),
                payload);
    }

    public static byte[] udp(int source, int destination, byte[] payload) {
        return join(u16(source), u16(destination), u16(8 + payload.length), u16(0), payload);
    }

    public static byte[] join(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    public static byte[] u8(int value) {
        return new byte[] {(byte) value};
    }

    public static byte[] u16(int value) {
        return ByteBuffer.allocate(2).putShort((short) value).array();
    }

    public static byte[] u32(int value) {
        return ByteBuffer.allocate(4).putInt(value).array();
    }

    public static byte[] hex(String digits) {
        return HEX.parseHex(digits);
    }

    public static byte[] address(String text) {
        try {
            return InetAddress.getByName(text).getAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
