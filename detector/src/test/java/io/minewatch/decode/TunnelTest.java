package io.minewatch.decode;

import static io.minewatch.decode.Frames.ethernet;
import static io.minewatch.decode.Frames.hex;
import static io.minewatch.decode.Frames.ip;
import static io.minewatch.decode.Frames.join;
import static io.minewatch.decode.Frames.ppp;
import static io.minewatch.decode.Frames.tcp;
import static io.minewatch.decode.Frames.udp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.List;

/** Tunnel headers that are none, or wrong. What is right: Sample. */
class TunnelTest {

    private static final byte[] SEGMENT = ip("10.0.0.1", "10.0.0.2", 6, tcp(1, 2, 3, "x"));
    private static final byte[] FRAME = ethernet(SEGMENT);
    private static final byte[] PPP = ppp(0x21, SEGMENT);

    @Test
    void thePortAtEitherEndMayBeTheTunnels() {
        byte[] vxlan = TunnelFrames.vxlan(1, FRAME);
        assertEquals(List.of("vxlan:1(192.0.2.1,192.0.2.2)"), layers(udp(4789, 999, vxlan)));
        assertEquals(List.of("vxlan:1(192.0.2.1,192.0.2.2)"), layers(udp(4789, 2152, vxlan)));
        assertEquals(List.of(""), layers(udp(998, 999, vxlan)));
    }

    @Test
    void whatIsNoVxlanStaysUdp() {
        byte[] vxlan = TunnelFrames.vxlan(1, FRAME);
        assertPlain(4789, with(vxlan, 0, 0x00));
        assertPlain(4789, with(vxlan, 0, 0x0c));
        assertPlain(4789, with(vxlan, 7, 1));
        assertPlain(4789, TunnelFrames.vxlan(1, new byte[13]));
        assertPlain(8472, new byte[7]);
        assertEquals(1, layers(udp(1, 4789, with(vxlan, 0, 0x88))).size());
    }

    @Test
    void whatIsNoGeneveStaysUdp() {
        byte[] geneve = TunnelFrames.geneve(Frames.IPV4, 1, new byte[4], SEGMENT);
        assertPlain(6081, with(geneve, 0, 0x41));
        assertPlain(6081, with(geneve, 0, 0x3f));
        assertPlain(6081, with(geneve, 1, 0x01));
        assertPlain(6081, with(geneve, 7, 1));
        assertPlain(6081, with(geneve, 3, 1));
    }

    @Test
    void whatIsNoGpduStaysUdp() {
        byte[] gtpu = TunnelFrames.gtpuWithExtensions(1, SEGMENT);
        assertPlain(2152, with(gtpu, 0, 0x56));
        assertPlain(2152, with(gtpu, 0, 0x26));
        assertPlain(2152, with(gtpu, 1, 1));
        assertPlain(2152, with(gtpu, 2, 0x7f));
        assertPlain(2152, with(gtpu, 3, 3));
        assertPlain(2152, with(gtpu, 12, 0));
        assertPlain(2152, with(gtpu, 16, 0xff));
        assertPlain(2152, TunnelFrames.gtpu(1, FRAME));
        assertPlain(2152, TunnelFrames.gtpu(1, new byte[0]));
    }

    @Test
    void eightGtpExtensionsArePeeledAndNineAreNot() {
        assertEquals(1, layers(udp(1, 2152, gtpuExtensions(Gtpu.MAX_EXTENSIONS))).size());
        assertPlain(2152, gtpuExtensions(Gtpu.MAX_EXTENSIONS + 1));
    }

    @Test
    void whatIsNoL2tpDataStaysUdp() {
        byte[] l2tp = TunnelFrames.l2tpWithAll(1, 2, PPP);
        assertPlain(1701, with(l2tp, 0, 0xca));
        assertPlain(1701, with(l2tp, 1, 0x03));
        assertPlain(1701, with(l2tp, 1, 0x12));
        assertPlain(1701, with(l2tp, 2, 0x7f));
        assertPlain(1701, with(l2tp, 12, 0x7f));
        assertPlain(1701, with(l2tp, 3, 9));
        assertPlain(1701, TunnelFrames.l2tp(0, 2, PPP));
        assertPlain(1701, TunnelFrames.l2tp(1, 0, PPP));
    }

    @Test
    void whatIsNoTeredoStaysUdp() {
        byte[] six = ip("2001:0::1", "2001:0::2", 6, tcp(1, 2, 3, "x"));
        byte[] teredo = TunnelFrames.teredo(six);
        assertPlain(3544, with(teredo, 2, 0xff));
        assertPlain(3544, with(teredo, 17, 9));
        assertPlain(3544, with(six, 4, 0x7f));
        assertPlain(3544, SEGMENT);
    }

    @Test
    void whatIsNoTzspStaysUdp() {
        byte[] tzsp = TunnelFrames.tzsp(FRAME);
        assertPlain(37008, with(tzsp, 0, 2));
        assertPlain(37008, with(tzsp, 1, 4));
        assertPlain(37008, with(tzsp, 3, 0x12));
        assertPlain(37008, join(hex("01000001"), new byte[Tzsp.MAX_TAGS], hex("01"), FRAME));
        assertPlain(37008, hex("010000010a"));
    }

    @Test
    void greThatContradictsItselfIsMalformed() {
        byte[] gre = TunnelFrames.gre(Frames.IPV4, SEGMENT);
        assertEquals(List.of("MALFORMED_TUNNEL 1"), drops(with(gre, 0, 0x40)));
        assertEquals(List.of("MALFORMED_TUNNEL 1"), drops(with(gre, 1, 0x02)));
        assertEquals(List.of("NOT_IP 1"), drops(TunnelFrames.gre(0x0806, SEGMENT)));
        byte[] pptp = TunnelFrames.pptp(1, PPP);
        assertEquals(List.of("MALFORMED_TUNNEL 1"), drops(with(pptp, 2, 0x08, 0x00)));
        assertEquals(List.of("MALFORMED_TUNNEL 1"), drops(with(pptp, 0, 0x10)));
    }

    @Test
    void pptpThatOnlyAcknowledgesCarriesNothing() {
        assertEquals(List.of("NOT_IP 1"), drops(hex("2081880b0000000600000002")));
    }

    @Test
    void erspanOfAnotherVersionOrFrameIsCounted() {
        byte[] two = TunnelFrames.erspan2(1, FRAME);
        byte[] three = TunnelFrames.erspan3(1, false, 0, FRAME);
        assertEquals(List.of("MALFORMED_TUNNEL 1"), drops(with(two, 8, 0x20)));
        assertEquals(List.of("MALFORMED_TUNNEL 1"), drops(with(three, 8, 0x10)));
        assertEquals(List.of("NOT_IP 1"), drops(TunnelFrames.erspan3(1, false, 3, FRAME)));
    }

    private static byte[] gtpuExtensions(int count) {
        byte[] chain = hex("00000085");
        for (int i = 1; i <= count; i++) {
            chain = join(chain, hex(i == count ? "01000000" : "01000085"));
        }
        byte[] payload = join(chain, SEGMENT);
        return join(hex("34ff"), Frames.u16(payload.length), Frames.u32(1), payload);
    }

    private static byte[] with(byte[] bytes, int offset, int... values) {
        byte[] copy = bytes.clone();
        for (int i = 0; i < values.length; i++) {
            copy[offset + i] = (byte) values[i];
        }
        return copy;
    }

    private static void assertPlain(int port, byte[] payload) {
        assertEquals(List.of(""), layers(udp(40000, port, payload)));
    }

    private static List<String> layers(byte[] udp) {
        return new Decoding().frame(ethernet(ip("192.0.2.1", "192.0.2.2", 17, udp))).layers;
    }

    private static List<String> drops(byte[] gre) {
        return new Decoding().frame(ethernet(ip("192.0.2.1", "192.0.2.2", 47, gre))).drops();
    }
}
