package io.minewatch.captured;

import static io.minewatch.decode.Frames.ethernet;
import static io.minewatch.decode.Frames.ipv4;
import static io.minewatch.decode.Frames.join;
import static io.minewatch.decode.Frames.mpls;
import static io.minewatch.decode.Frames.ppp;
import static io.minewatch.decode.Frames.pppoe;
import static io.minewatch.decode.Frames.udp;
import static io.minewatch.decode.Frames.vlan;
import static io.minewatch.decode.TunnelFrames.GRE;
import static io.minewatch.decode.TunnelFrames.VXLAN_PORT;
import static io.minewatch.decode.TunnelFrames.gre;
import static io.minewatch.decode.TunnelFrames.vxlan;

import io.minewatch.decode.Frames;

import java.util.Arrays;
import java.util.List;

/** What is done to a capture before it is inspected. Captures are Ethernet throughout. */
public enum Change {
    NONE,
    WITHOUT_FIRST_50,
    CLIENT_ONLY,
    SERVER_ONLY,
    TENTH_LOST,
    VLAN_MPLS_PPPOE,
    GRE_TUNNEL,
    VXLAN_TUNNEL;

    private static final int ETHERNET_HEADER = 14;
    private static final int PPP_IPV4 = 0x21;

    /** Names for a table's head. */
    public static List<String> names() {
        return Arrays.stream(values())
                .map(change -> change.name().toLowerCase().replace('_', ' '))
                .toList();
    }

    /** Whether the packet of this number, counted from 0, is left in. */
    boolean keeps(int number, boolean fromServer) {
        return switch (this) {
            case WITHOUT_FIRST_50 -> number >= 50;
            case CLIENT_ONLY -> !fromServer;
            case SERVER_ONLY -> fromServer;
            case TENTH_LOST -> number % 10 != 9;
            case NONE, VLAN_MPLS_PPPOE, GRE_TUNNEL, VXLAN_TUNNEL -> true;
        };
    }

    /** The frame as it is on the wire then. */
    byte[] apply(byte[] frame) {
        byte[] ip = Arrays.copyOfRange(frame, ETHERNET_HEADER, frame.length);
        return switch (this) {
            case VLAN_MPLS_PPPOE -> {
                byte[] access = ethernet(Frames.PPPOE, pppoe(7, ppp(PPP_IPV4, ip)));
                yield ethernet(
                        Frames.VLAN,
                        vlan(77, Frames.MPLS, mpls(join(new byte[4], access), 16, 17)));
            }
            case GRE_TUNNEL -> ethernet(ipv4("192.0.2.1", "192.0.2.2", GRE, gre(Frames.IPV4, ip)));
            case VXLAN_TUNNEL ->
                    ethernet(
                            ipv4(
                                    "192.0.2.1",
                                    "192.0.2.2",
                                    Frames.UDP,
                                    udp(4000, VXLAN_PORT, vxlan(5000, frame))));
            case NONE, WITHOUT_FIRST_50, CLIENT_ONLY, SERVER_ONLY, TENTH_LOST -> frame;
        };
    }
}
