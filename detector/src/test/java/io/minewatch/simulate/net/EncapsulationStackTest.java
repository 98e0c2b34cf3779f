package io.minewatch.simulate.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.minewatch.simulate.script.Side;

import org.junit.jupiter.api.Test;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

class EncapsulationStackTest {

    @Test
    void headersAsTheStandardsDrawThem() {
        assertEquals("0064" + "0800" + "45", wrapped("vlan:100", 0x8100));
        assertEquals("000a" + "8100" + "000b" + "0800" + "45", wrapped("qinq:10", 0x88a8));
        assertEquals("0001013e" + "45", wrapped("mpls:16", 0x8847));
        assertEquals("1100" + "0009" + "0003" + "0021" + "45", wrapped("pppoe:9", 0x8864));
        assertEquals("00000800" + "45", inside("gre", 20));
        assertEquals("100088be00000000" + "1000000700000000", inside("erspan2:7", 20));
        assertEquals("100022eb00000000" + "200000070000000000000000", inside("erspan3:7", 20));
        assertEquals("0800000000000500", inside("vxlan:5", 28));
        assertEquals("0200655800000500" + "ff01010100000000", inside("geneve:5", 28));
        assertEquals("30ff000100000007" + "45", inside("gtpu:7", 28));
        assertEquals("4002000d00070001" + "ff030021" + "45", inside("l2tp:7", 28));
        assertEquals("45", inside("ipip", 20));
        assertEquals("45", inside("6in4", 20));
        assertEquals("45", inside("teredo", 28));
    }

    @Test
    void whatDoesNotFitIsRefused() {
        for (String wrong :
                List.of(
                        "wireguard",
                        "vlan:4095",
                        "mpls:1048576",
                        "vxlan:16777216",
                        "vlan:x",
                        "vlan:",
                        "vlan//mpls",
                        "ipip/vlan",
                        "pppoe/vlan",
                        "6in4/ipip",
                        "vlan/vlan/vlan/vlan/vlan/vlan/vlan/vlan/vlan")) {
            assertThrows(
                    IllegalArgumentException.class, () -> EncapsulationStack.parse(wrong), wrong);
        }
        EncapsulationStack.parse("vlan/vlan/vlan/vlan/vlan/vlan/vlan/vlan");
        EncapsulationStack.parse("vlan:4094/mpls:1048575/vxlan:16777215");
    }

    @Test
    void whatDoesNotFitTheLinkIsRefused() {
        for (LinkLayer link : LinkLayer.values()) {
            assertEquals(link.carriesAnything(), fits(link, "vlan"), link + " vlan");
            assertEquals(
                    link.carriesAnything() || link == LinkLayer.PPP,
                    fits(link, "mpls"),
                    link + " mpls");
            assertEquals(true, fits(link, "gre/mpls"), link + " gre");
        }
    }

    private static boolean fits(LinkLayer link, String stack) {
        var layers = EncapsulationStack.parse(stack);
        try {
            new Tap.Settings(link, layers, 0, 0, Optional.empty(), 0, 0, 1);
            return true;
        } catch (IllegalArgumentException wrong) {
            return false;
        }
    }

    /** A one-byte packet in this, with its EtherType checked. */
    private static String wrapped(String stack, int etherType) {
        var frame = new FrameBuffer();
        frame.append(new byte[] {0x45}, 0, 1);
        int type = EncapsulationStack.parse(stack).wrap(frame, Side.CLIENT, Headers.IPV4);
        assertEquals(etherType, type);
        return HexFormat.of().formatHex(frame.array(), frame.start(), frame.end());
    }

    /** What follows the outer IP header, and UDP header, up to the inner packet. */
    private static String inside(String stack, int outer) {
        String all = wrapped(stack, Headers.IPV4).substring(2 * outer);
        boolean ethernet = all.contains("02005e");
        return ethernet ? all.substring(0, all.indexOf("02005e")) : all;
    }
}
