package io.minewatch.simulate.net;

import io.minewatch.simulate.script.Side;

/** One layer that packets are wrapped in on their way. */
final class Encapsulation {

    private static final int VLAN = 0x8100;
    private static final int PROVIDER_VLAN = 0x88a8;
    private static final int MPLS = 0x8847;
    private static final int PPPOE = 0x8864;
    private static final int ETHERNET = 0x6558;
    private static final int GRE = 47;

    private final Kind kind;
    private final int number;
    private final Address near;
    private final Address far;
    private int counter;

    /**
     * @param number VLAN, label, network or tunnel; within the bounds of its kind
     * @param depth tells the tunnels of one stack apart
     */
    Encapsulation(Kind kind, int number, int depth) {
        this.kind = kind;
        this.number = number;
        this.near = Address.v4(0xc0_00_02_01 + 2 * depth);
        this.far = Address.v4(0xc0_00_02_02 + 2 * depth);
    }

    Kind kind() {
        return kind;
    }

    /**
     * Wraps a frame.
     *
     * @param inner EtherType of what it begins with
     * @return EtherType of what it begins with afterwards
     */
    int wrap(FrameBuffer frame, Side from, int inner) {
        int type = inner;
        if (kind.wantsFrames && inner != ETHERNET || kind == Kind.MPLS && !isIp(inner)) {
            LinkLayer.ethernet(frame, from, inner);
            type = ETHERNET;
        }
        return switch (kind) {
            case VLAN -> tag(frame, VLAN, number, type);
            case QINQ -> tag(frame, PROVIDER_VLAN, number, tag(frame, VLAN, number + 1, type));
            case MPLS -> mpls(frame, type);
            case PPPOE -> pppoe(frame, type);
            case GRE -> gre(frame, from, type);
            case ERSPAN2, ERSPAN3 -> erspan(frame);
            case VXLAN -> vxlan(frame);
            case GENEVE -> geneve(frame);
            case GTPU -> gtpu(frame, from);
            case L2TP -> l2tp(frame, from, type);
            case IPIP -> ip(frame, from, type == Headers.IPV6 ? 41 : 4);
            case SIX_IN_FOUR -> ip(frame, from, 41);
            case TEREDO -> teredo(frame, from);
        };
    }

    private static boolean isIp(int type) {
        return type == Headers.IPV4 || type == Headers.IPV6;
    }

    /** IEEE 802.1Q. */
    private static int tag(FrameBuffer frame, int tagType, int vlan, int inner) {
        int at = frame.prepend(4);
        frame.u16(at, vlan);
        frame.u16(at + 2, inner);
        return tagType;
    }

    /** RFC 3032; Ethernet as a pseudowire with control word (RFC 4448). */
    private int mpls(FrameBuffer frame, int inner) {
        if (inner == ETHERNET) {
            frame.prepend(4);
        }
        int at = frame.prepend(4);
        frame.u32(at, (long) number << 12 | 1 << 8 | 62);
        return MPLS;
    }

    /** RFC 2516. */
    private int pppoe(FrameBuffer frame, int inner) {
        ppp(frame, inner, false);
        int at = frame.prepend(6);
        frame.u8(at, 0x11);
        frame.u16(at + 2, number);
        frame.u16(at + 4, frame.length() - 6);
        return PPPOE;
    }

    /** RFC 1661; address and control field as in HDLC if wanted. */
    static void ppp(FrameBuffer frame, int inner, boolean framed) {
        int at = frame.prepend(framed ? 4 : 2);
        if (framed) {
            frame.u16(at, 0xff03);
        }
        frame.u16(frame.start() + (framed ? 2 : 0), pppProtocol(inner));
    }

    private static int pppProtocol(int etherType) {
        return switch (etherType) {
            case Headers.IPV4 -> 0x0021;
            case Headers.IPV6 -> 0x0057;
            default -> 0x0281;
        };
    }

    /** RFC 2784. */
    private int gre(FrameBuffer frame, Side from, int inner) {
        int at = frame.prepend(4);
        frame.u16(at + 2, inner);
        return ip(frame, from, GRE);
    }

    /** draft-foschiano-erspan: type II or III in GRE with a sequence number. */
    private int erspan(FrameBuffer frame) {
        boolean third = kind == Kind.ERSPAN3;
        int at = frame.prepend(third ? 12 : 8);
        frame.u16(at, third ? 0x2000 : 0x1000);
        frame.u16(at + 2, number);
        if (third) {
            frame.u32(at + 4, counter * 100L);
        }
        at = frame.prepend(8);
        frame.u16(at, 0x1000);
        frame.u16(at + 2, third ? 0x22eb : 0x88be);
        frame.u32(at + 4, counter);
        return ip(frame, Side.CLIENT, GRE);
    }

    /** RFC 7348. */
    private int vxlan(FrameBuffer frame) {
        int at = frame.prepend(8);
        frame.u8(at, 0x08);
        frame.u32(at + 4, (long) number << 8);
        Headers.udpUnchecked(frame, 49_321, 4789);
        return ip(frame, Side.CLIENT, Headers.UDP);
    }

    /** RFC 8926, with one option that nobody knows. */
    private int geneve(FrameBuffer frame) {
        int at = frame.prepend(16);
        frame.u8(at, 2);
        frame.u16(at + 2, ETHERNET);
        frame.u32(at + 4, (long) number << 8);
        frame.u16(at + 8, 0xff01);
        frame.u16(at + 10, 0x0101);
        Headers.udpUnchecked(frame, 49_321, 6081);
        return ip(frame, Side.CLIENT, Headers.UDP);
    }

    /** 3GPP TS 29.281. */
    private int gtpu(FrameBuffer frame, Side from) {
        int length = frame.length();
        int at = frame.prepend(8);
        frame.u16(at, 0x30ff);
        frame.u16(at + 2, length);
        frame.u32(at + 4, number + from.ordinal());
        Headers.udpUnchecked(frame, 2152, 2152);
        return ip(frame, from, Headers.UDP);
    }

    /** RFC 2661 with length. */
    private int l2tp(FrameBuffer frame, Side from, int inner) {
        ppp(frame, inner, true);
        int at = frame.prepend(8);
        frame.u16(at, 0x4002);
        frame.u16(at + 2, frame.length());
        frame.u16(at + 4, number + from.ordinal());
        frame.u16(at + 6, 1 + from.ordinal());
        Headers.udpUnchecked(frame, 1701, 1701);
        return ip(frame, from, Headers.UDP);
    }

    /** RFC 4380. */
    private int teredo(FrameBuffer frame, Side from) {
        boolean up = from == Side.CLIENT;
        int host = 51_413;
        Headers.udp(frame, up ? near : far, up ? host : 3544, up ? far : near, up ? 3544 : host);
        return ip(frame, from, Headers.UDP);
    }

    private int ip(FrameBuffer frame, Side from, int protocol) {
        boolean up = from == Side.CLIENT;
        return Headers.ip(frame, up ? near : far, up ? far : near, protocol, 250, counter++);
    }

    /** The kinds and what their number may be. */
    enum Kind {
        VLAN("vlan", 100, 4094, false),
        QINQ("qinq", 200, 4093, false),
        MPLS("mpls", 16_001, 1_048_575, false),
        PPPOE("pppoe", 17, 65_535, false),
        GRE("gre", 0, 0, false),
        ERSPAN2("erspan2", 5, 1023, true),
        ERSPAN3("erspan3", 5, 1023, true),
        VXLAN("vxlan", 5001, 16_777_215, true),
        GENEVE("geneve", 6001, 16_777_215, true),
        GTPU("gtpu", 0x1000, 0x7fff_fffe, false),
        L2TP("l2tp", 42, 65_534, false),
        IPIP("ipip", 0, 0, false),
        SIX_IN_FOUR("6in4", 0, 0, false),
        TEREDO("teredo", 0, 0, false);

        final String label;
        final int usual;
        final int largest;
        final boolean wantsFrames;

        Kind(String label, int usual, int largest, boolean wantsFrames) {
            this.label = label;
            this.usual = usual;
            this.largest = largest;
            this.wantsFrames = wantsFrames;
        }

        /** True if only IP packets fit inside. */
        boolean wantsIp() {
            return switch (this) {
                case GTPU, IPIP, SIX_IN_FOUR, TEREDO -> true;
                default -> false;
            };
        }

        /** True if only IP and MPLS fit inside. */
        boolean wantsPpp() {
            return this == PPPOE || this == L2TP;
        }

        /** True if what it makes begins with an IP header. */
        boolean makesIp() {
            return switch (this) {
                case VLAN, QINQ, MPLS, PPPOE -> false;
                default -> true;
            };
        }

        /** True if the bytes it adds leave less room for the segments inside. */
        boolean narrows() {
            return switch (this) {
                case PPPOE, GRE, GTPU, L2TP, IPIP, SIX_IN_FOUR, TEREDO -> true;
                default -> false;
            };
        }
    }
}
