package io.minewatch.decode;

import static io.minewatch.decode.Frames.authentication;
import static io.minewatch.decode.Frames.ethernet;
import static io.minewatch.decode.Frames.extension;
import static io.minewatch.decode.Frames.hex;
import static io.minewatch.decode.Frames.ip;
import static io.minewatch.decode.Frames.ipv4;
import static io.minewatch.decode.Frames.ipv6Fragment;
import static io.minewatch.decode.Frames.join;
import static io.minewatch.decode.Frames.mpls;
import static io.minewatch.decode.Frames.ppp;
import static io.minewatch.decode.Frames.pppoe;
import static io.minewatch.decode.Frames.snap;
import static io.minewatch.decode.Frames.tcp;
import static io.minewatch.decode.Frames.u16;
import static io.minewatch.decode.Frames.u8;
import static io.minewatch.decode.Frames.udp;
import static io.minewatch.decode.Frames.vlan;

import io.minewatch.capture.LinkType;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * One way to wrap a TCP segment: what it is called, the frame, and what it is to be peeled to.
 *
 * @param layers as in "vlan:7 mpls:16", outermost first
 */
public record Sample(String name, int linkType, byte[] frame, String layers) {

    public static final String SOURCE = "10.0.0.1";
    public static final String DESTINATION = "10.0.0.2";
    private static final String OUTER_SOURCE = "192.0.2.1";
    private static final String OUTER_DESTINATION = "192.0.2.2";
    private static final String SOURCE_6 = "2001:db8:0:0:0:0:0:1";
    private static final String DESTINATION_6 = "2001:db8:0:0:0:0:0:2";
    private static final String IN_IPV4 = "(192.0.2.1,192.0.2.2)";
    private static final byte[] NOTHING = {};

    /** Every encapsulation around this TCP segment. */
    public static List<Sample> around(byte[] tcp) {
        byte[] ip = ipv4(SOURCE, DESTINATION, Frames.TCP, tcp);
        byte[] ip6 = ip(SOURCE_6, DESTINATION_6, Frames.TCP, tcp);
        return Stream.of(links(ip, ip6), tags(ip, ip6), headers(tcp), inIp(ip, ip6), inUdp(ip, ip6))
                .flatMap(List::stream)
                .toList();
    }

    /** Every encapsulation around a TCP segment with some text. */
    public static List<Sample> all() {
        return around(tcp(51234, 3333, 1000, "{\"id\":1}"));
    }

    private static List<Sample> links(byte[] ip, byte[] ip6) {
        byte[] cooked = join(new byte[14], u16(Frames.IPV4), ip);
        byte[] cooked2 = join(u16(Frames.IPV6), new byte[18], ip6);
        byte[] cookedLlc = join(new byte[14], u16(4), snap(Frames.IPV4, ip));
        byte[] cisco = join(hex("0f000800"), ip);
        return List.of(
                new Sample("raw", LinkType.RAW, ip, ""),
                new Sample("raw 6", LinkType.RAW, ip6, ""),
                new Sample("raw 12", LinkType.RAW_BSD, ip, ""),
                new Sample("raw 14", LinkType.RAW_OPENBSD, ip6, ""),
                new Sample("ipv4", LinkType.IPV4, ip, ""),
                new Sample("ipv6", LinkType.IPV6, ip6, ""),
                new Sample("cooked", LinkType.LINUX_SLL, cooked, ""),
                new Sample("cooked LLC", LinkType.LINUX_SLL, cookedLlc, ""),
                new Sample("cooked 2", LinkType.LINUX_SLL2, cooked2, ""),
                new Sample("null little", LinkType.NULL, join(hex("02000000"), ip), ""),
                new Sample("null 24", LinkType.NULL, join(hex("18000000"), ip6), ""),
                new Sample("null 28", LinkType.NULL, join(hex("1c000000"), ip6), ""),
                new Sample("null 30 big", LinkType.NULL, join(hex("0000001e"), ip6), ""),
                new Sample("loop", LinkType.LOOP, join(hex("00000002"), ip), ""),
                new Sample("ppp", LinkType.PPP, ppp(0x21, ip), ""),
                new Sample("ppp ff03", LinkType.PPP, join(hex("ff03"), ppp(0x57, ip6)), ""),
                new Sample("ppp short", LinkType.PPP_HDLC, join(hex("ff0321"), ip), ""),
                new Sample("ppp shortest", LinkType.PPP, join(hex("21"), ip), ""),
                new Sample("cisco", LinkType.PPP_HDLC, cisco, ""),
                new Sample("cisco only", LinkType.CISCO_HDLC, cisco, ""),
                new Sample("pppoe", LinkType.PPP_ETHER, pppoe(5, ppp(0x21, ip)), "pppoe:5"));
    }

    private static List<Sample> tags(byte[] ip, byte[] ip6) {
        byte[] inner = ethernet(ip);
        byte[] snap = snap(Frames.IPV4, ip);
        byte[] padded = join(ethernet(snap.length, snap), new byte[9]);
        byte[] three = vlan(1, 0x88a8, vlan(2, 0x8100, vlan(3, Frames.IPV4, ip)));
        byte[] ppp = ppp(0x21, ip);
        byte[] pppMpls = pppoe(9, ppp(0x281, mpls(ip6, 18)));
        return List.of(
                frame("ethernet", ethernet(ip), ""),
                frame("ethernet 6", ethernet(ip6), ""),
                frame("padding", join(ethernet(ip), new byte[6]), ""),
                frame("snap", padded, ""),
                frame("llc ip", ethernet(3 + ip.length, join(hex("060603"), ip)), ""),
                frame("vlan", ethernet(0x8100, vlan(0x2065, Frames.IPV6, ip6)), "vlan:101"),
                frame("vlans", ethernet(0x9100, three), "vlan:1 vlan:2 vlan:3"),
                frame("mpls", ethernet(0x8847, mpls(ip, 16, 17)), "mpls:17"),
                frame("mpls 6", ethernet(0x8848, mpls(ip6, 19)), "mpls:19"),
                frame("wire", ethernet(0x8847, mpls(join(new byte[4], inner), 20)), "mpls:20"),
                frame("bare wire", ethernet(0x8847, mpls(inner, 20)), "mpls:20"),
                frame("wire 4", ethernet(0x8847, mpls(mac(0x46, inner), 20)), "mpls:20"),
                frame("wire 6", ethernet(0x8847, mpls(mac(0x62, inner), 20)), "mpls:20"),
                frame("wire f", ethernet(0x8847, mpls(mac(0xf0, inner), 20)), "mpls:20"),
                frame("pppoe", join(ethernet(0x8864, pppoe(7, ppp)), new byte[3]), "pppoe:7"),
                frame("pppoe mpls", ethernet(0x8864, pppMpls), "pppoe:9 mpls:18"));
    }

    private static List<Sample> headers(byte[] tcp) {
        byte[] options = ipv4(SOURCE, DESTINATION, 6, 0, 1, new byte[40], tcp);
        byte[] signed = ipv4(SOURCE, DESTINATION, 51, authentication(6, tcp));
        byte[] atomic = extension(44, 1, ipv6Fragment(6, 3, 0, false, tcp));
        byte[] routed = extension(43, 2, extension(60, 1, extension(51, 3, atomicAh(tcp))));
        return List.of(
                frame("options", ethernet(options), ""),
                frame("ah", ethernet(signed), ""),
                frame("atomic", ethernet(ip(SOURCE_6, DESTINATION_6, 0, atomic)), ""),
                frame("extensions", ethernet(ip(SOURCE_6, DESTINATION_6, 0, routed)), ""));
    }

    private static byte[] atomicAh(byte[] tcp) {
        return authentication(60, extension(6, 1, tcp));
    }

    private static List<Sample> inIp(byte[] ip, byte[] ip6) {
        String pair = "(2001:db8:0:0:0:0:0:a,2001:db8:0:0:0:0:0:b)";
        byte[] frame = ethernet(ip);
        int ethernet = TunnelFrames.BRIDGED_ETHERNET;
        return List.of(
                in4("4in4", 4, ip, "ipip"),
                in4("6in4", 41, ip6, "6in4"),
                frame("4in6", ethernet(ip("2001:db8::a", "2001:db8::b", 4, ip)), "ipip" + pair),
                frame("6in6", ethernet(ip("2001:db8::a", "2001:db8::b", 41, ip6)), "ipip" + pair),
                in4("gre", 47, TunnelFrames.gre(Frames.IPV4, ip), "gre"),
                in4("gre 6", 47, TunnelFrames.gre(Frames.IPV6, 44, ip6), "gre:44"),
                in4("gre ether", 47, TunnelFrames.greWithAll(ethernet, 45, frame), "gre:45"),
                frame(
                        "gre mpls",
                        around4(47, TunnelFrames.gre(Frames.MPLS, mpls(ip, 30))),
                        "gre" + IN_IPV4 + " mpls:30"),
                in4("pptp", 47, TunnelFrames.pptp(6, ppp(0x21, ip)), "pptp:6"),
                in4("pptp ff03", 47, TunnelFrames.pptp(6, join(hex("ff0321"), ip)), "pptp:6"),
                in4("erspan 1", 47, TunnelFrames.gre(TunnelFrames.ERSPAN, frame), "erspan"),
                in4("erspan 2", 47, TunnelFrames.erspan2(99, frame), "erspan:99"),
                in4("erspan 3", 47, TunnelFrames.erspan3(98, false, 0, frame), "erspan:98"),
                in4("erspan 3 more", 47, TunnelFrames.erspan3(98, true, 0, frame), "erspan:98"),
                in4("erspan 3 ip", 47, TunnelFrames.erspan3(97, true, 2, ip6), "erspan:97"));
    }

    private static List<Sample> inUdp(byte[] ip, byte[] ip6) {
        byte[] frame = ethernet(ip);
        byte[] ppp = join(hex("ff03"), ppp(0x21, ip));
        int ethernet = TunnelFrames.BRIDGED_ETHERNET;
        byte[] options = TunnelFrames.geneve(ethernet, 6000, new byte[12], frame);
        byte[] bare = TunnelFrames.geneve(Frames.IPV6, 6001, NOTHING, ip6);
        byte[] origin = join(hex("0000"), new byte[6], ip6);
        return List.of(
                udp4("vxlan", 4789, TunnelFrames.vxlan(5000, frame), "vxlan:5000"),
                udp4("vxlan linux", 8472, TunnelFrames.vxlan(5001, frame), "vxlan:5001"),
                udp4("geneve", 6081, options, "geneve:6000"),
                udp4("geneve 6", 6081, bare, "geneve:6001"),
                udp4("gtpu", 2152, TunnelFrames.gtpu(0x80000001, ip), "gtpu:2147483649"),
                udp4("gtpu more", 2152, TunnelFrames.gtpuWithExtensions(2, ip6), "gtpu:2"),
                udp4("l2tp", 1701, TunnelFrames.l2tp(1, 2, ppp), "l2tp:65538"),
                udp4("l2tp more", 1701, TunnelFrames.l2tpWithAll(1, 2, ppp), "l2tp:65538"),
                udp4("teredo", 3544, TunnelFrames.teredo(ip6), "teredo"),
                udp4("teredo origin", 3544, origin, "teredo"),
                udp4("teredo bare", 3544, ip6, "teredo"),
                udp4("tzsp", 37008, TunnelFrames.tzsp(frame), "tzsp"));
    }

    private static Sample frame(String name, byte[] frame, String layers) {
        return new Sample(name, LinkType.ETHERNET, frame, layers);
    }

    private static Sample in4(String name, int protocol, byte[] inner, String layers) {
        return frame(name, around4(protocol, inner), layers + IN_IPV4);
    }

    private static byte[] around4(int protocol, byte[] inner) {
        return ethernet(ipv4(OUTER_SOURCE, OUTER_DESTINATION, protocol, inner));
    }

    private static Sample udp4(String name, int port, byte[] inner, String layers) {
        return in4(name, Frames.UDP, udp(40000, port, inner), layers);
    }

    private static byte[] mac(int first, byte[] frame) {
        return join(u8(first), Arrays.copyOfRange(frame, 1, frame.length));
    }

    @Override
    public String toString() {
        return name;
    }
}
