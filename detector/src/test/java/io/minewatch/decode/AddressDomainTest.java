package io.minewatch.decode;

import static io.minewatch.decode.Frames.ethernet;
import static io.minewatch.decode.Frames.ip;
import static io.minewatch.decode.Frames.mpls;
import static io.minewatch.decode.Frames.ppp;
import static io.minewatch.decode.Frames.pppoe;
import static io.minewatch.decode.Frames.tcp;
import static io.minewatch.decode.Frames.udp;
import static io.minewatch.decode.Frames.vlan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.List;

class AddressDomainTest {

    private static final byte[] SEGMENT = ip("10.0.0.1", "10.0.0.2", 6, tcp(1, 2, 3, "x"));
    private static final String A = "192.0.2.1";
    private static final String B = "192.0.2.2";

    @Test
    void numberAndTextTellTheSameDomainsApart() {
        var decoding = new Decoding();
        Sample.all().forEach(decoding::frame);
        var texts = new HashMap<Long, String>();
        var hashes = new HashMap<String, Long>();
        for (int i = 0; i < decoding.hashes.size(); i++) {
            texts.put(decoding.hashes.get(i), decoding.domains.get(i));
            hashes.put(decoding.domains.get(i), decoding.hashes.get(i));
        }
        assertEquals(hashes.size(), texts.size());
        hashes.forEach((text, hash) -> assertEquals(text, texts.get(hash)));
        assertEquals(0, hashes.get(""));
    }

    @Test
    void whatTellsDomainsApartIsInTheText() {
        assertEquals("", text(ethernet(SEGMENT)));
        assertEquals("vlan:1201/vlan:77", text(vlans(1201, 77)));
        assertEquals("vlan:5", text(vlans(0, 5)));
        assertEquals("", text(ethernet(Frames.MPLS, mpls(SEGMENT, 16))));
        assertEquals("pppoe:9", text(ethernet(Frames.PPPOE, pppoe(9, ppp(0x21, SEGMENT)))));
        assertEquals("vxlan:5000", text(overUdp(4789, vxlan(5000))));
        assertEquals("geneve:6", text(overUdp(6081, geneve(6))));
        assertEquals("gre:5(192.0.2.1,192.0.2.2)", text(overIp(A, B, 47, gre(5))));
        assertEquals("ipip(192.0.2.1,192.0.2.2)", text(overIp(B, A, 4, SEGMENT)));
        assertEquals("gtpu(192.0.2.1,192.0.2.2)", text(overUdp(2152, gtpu(7))));
        assertEquals("", text(overIp(A, B, 47, TunnelFrames.erspan2(4, ethernet(SEGMENT)))));
    }

    @Test
    void bothDirectionsAreInOneDomain() {
        assertEquals(hash(overIp(A, B, 47, gre(5))), hash(overIp(B, A, 47, gre(5))));
        assertEquals(text(overIp(A, B, 47, gre(5))), text(overIp(B, A, 47, gre(5))));
        assertEquals(hash(overUdp(2152, gtpu(7))), hash(overUdp(2152, gtpu(8))));
        assertEquals(hash(vlans(1, 2)), hash(vlans(1, 2)));
    }

    @Test
    void otherNumbersAndAddressesAreOtherDomains() {
        assertNotEquals(hash(vlans(1, 2)), hash(vlans(2, 1)));
        assertNotEquals(hash(overUdp(4789, vxlan(1))), hash(overUdp(4789, vxlan(2))));
        assertNotEquals(hash(overUdp(4789, vxlan(1))), hash(overUdp(6081, geneve(1))));
        assertNotEquals(hash(overIp(A, B, 47, gre(5))), hash(overIp(A, B, 47, gre(6))));
        assertNotEquals(hash(overIp(A, B, 47, gre(5))), hash(overIp(A, "192.0.2.3", 47, gre(5))));
        assertNotEquals(hash(overIp(A, B, 4, SEGMENT)), hash(overIp(A, B, 47, gre(0))));
    }

    @Test
    void vlansCountOnlyIfTheConfigurationSaysSo() {
        var without = new Decoding(false).frame(vlans(1, 2)).frame(ethernet(SEGMENT));
        assertEquals(List.of(0L, 0L), without.hashes);
        assertEquals(List.of("", ""), without.domains);
    }

    private static byte[] vlans(int outer, int inner) {
        byte[] tagged = vlan(inner, Frames.IPV4, SEGMENT);
        return ethernet(0x88a8, vlan(outer, Frames.VLAN, tagged));
    }

    private static byte[] vxlan(int vni) {
        return TunnelFrames.vxlan(vni, ethernet(SEGMENT));
    }

    private static byte[] geneve(int vni) {
        return TunnelFrames.geneve(Frames.IPV4, vni, new byte[0], SEGMENT);
    }

    private static byte[] gtpu(int teid) {
        return TunnelFrames.gtpu(teid, SEGMENT);
    }

    private static byte[] gre(int key) {
        return TunnelFrames.gre(Frames.IPV4, key, SEGMENT);
    }

    private static byte[] overIp(String from, String to, int protocol, byte[] payload) {
        return ethernet(ip(from, to, protocol, payload));
    }

    private static byte[] overUdp(int port, byte[] payload) {
        return overIp(A, B, 17, udp(40000, port, payload));
    }

    private static String text(byte[] frame) {
        return new Decoding().frame(frame).domains.getFirst();
    }

    private static long hash(byte[] frame) {
        return new Decoding().frame(frame).hashes.getFirst();
    }
}
