package io.minewatch.decode;

import static io.minewatch.decode.Frames.hex;
import static io.minewatch.decode.Frames.join;
import static io.minewatch.decode.Frames.u16;
import static io.minewatch.decode.Frames.u32;
import static io.minewatch.decode.Frames.u8;

/** Builds tunnel headers and what is in them; the UDP or IP around is {@link Frames}'. */
public final class TunnelFrames {

    public static final int GRE = 47;
    public static final int BRIDGED_ETHERNET = 0x6558;
    public static final int ERSPAN = 0x88be;
    public static final int ERSPAN_3 = 0x22eb;

    public static final int L2TP_PORT = 1701;
    public static final int GTPU_PORT = 2152;
    public static final int TEREDO_PORT = 3544;
    public static final int VXLAN_PORT = 4789;
    public static final int GENEVE_PORT = 6081;
    public static final int TZSP_PORT = 37008;

    private TunnelFrames() {}

    /** GRE without any option. */
    public static byte[] gre(int type, byte[] payload) {
        return join(u16(0), u16(type), payload);
    }

    /** GRE with a key. */
    public static byte[] gre(int type, int key, byte[] payload) {
        return join(u16(0x2000), u16(type), u32(key), payload);
    }

    /** GRE with checksum, key and sequence number. */
    public static byte[] greWithAll(int type, int key, byte[] payload) {
        return join(u16(0xb000), u16(type), u32(0), u32(key), u32(9), payload);
    }

    /** PPTP's GRE with sequence and acknowledgement number. */
    public static byte[] pptp(int call, byte[] ppp) {
        return join(hex("3081880b"), u16(ppp.length), u16(call), u32(1), u32(2), ppp);
    }

    /** ERSPAN type II, in GRE with a sequence number. */
    public static byte[] erspan2(int session, byte[] ethernet) {
        byte[] header = join(u16(0x1000), u16(session), u32(0));
        return join(u16(0x1000), u16(ERSPAN), u32(5), header, ethernet);
    }

    /** ERSPAN type III, in GRE with a sequence number. */
    public static byte[] erspan3(int session, boolean platform, int frameType, byte[] frame) {
        int last = frameType << 10 | (platform ? 1 : 0);
        byte[] header = join(u16(0x2000), u16(session), u32(0), u16(0), u16(last));
        byte[] more = new byte[platform ? 8 : 0];
        return join(u16(0x1000), u16(ERSPAN_3), u32(5), header, more, frame);
    }

    public static byte[] vxlan(int vni, byte[] ethernet) {
        return join(hex("08000000"), u32(vni << 8), ethernet);
    }

    /** GENEVE; options a multiple of four bytes. */
    public static byte[] geneve(int type, int vni, byte[] options, byte[] payload) {
        return join(u8(options.length / 4), u8(0), u16(type), u32(vni << 8), options, payload);
    }

    /** A G-PDU without options. */
    public static byte[] gtpu(int teid, byte[] ip) {
        return join(hex("30ff"), u16(ip.length), u32(teid), ip);
    }

    /** A G-PDU with a sequence number and two extension headers. */
    public static byte[] gtpuWithExtensions(int teid, byte[] ip) {
        byte[] more = join(hex("00010085"), hex("01000940"), hex("0200000000000000"), ip);
        return join(hex("36ff"), u16(more.length), u32(teid), more);
    }

    /** An L2TP data message with the two ids only. */
    public static byte[] l2tp(int tunnel, int session, byte[] ppp) {
        return join(u16(0x0002), u16(tunnel), u16(session), ppp);
    }

    /** An L2TP data message with length, sequence numbers and two bytes of offset padding. */
    public static byte[] l2tpWithAll(int tunnel, int session, byte[] ppp) {
        byte[] head = join(u16(tunnel), u16(session), u32(0), u16(2), u16(0));
        return join(u16(0x4a02), u16(4 + head.length + ppp.length), head, ppp);
    }

    /** Teredo with authentication (client id and value of two bytes each) and origin. */
    public static byte[] teredo(byte[] ipv6) {
        byte[] authentication = join(hex("00010202"), new byte[4 + 9]);
        return join(authentication, hex("0000"), new byte[6], ipv6);
    }

    /** TZSP with a padding tag, a tag with one byte, and the end. */
    public static byte[] tzsp(byte[] ethernet) {
        return join(hex("01000001"), hex("00"), hex("0a01ff"), hex("01"), ethernet);
    }
}
