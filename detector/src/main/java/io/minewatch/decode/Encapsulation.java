package io.minewatch.decode;

/**
 * What a packet was wrapped in. The name is what records say.
 *
 * <p>Its number or its outer addresses tell address domains apart only where they are equal in both
 * directions of a flow. MPLS labels, tunnel endpoints of GTP-U, sessions of L2TP and calls of PPTP
 * are chosen by each receiver; the outer addresses of VXLAN, GENEVE, ERSPAN and TZSP are those of
 * whoever mirrors or switches.
 */
public enum Encapsulation {
    VLAN("vlan", true, false),
    MPLS("mpls", false, false),
    PPPOE("pppoe", true, false),
    IPIP("ipip", false, true),
    SIX_IN_FOUR("6in4", false, true),
    GRE("gre", true, true),
    PPTP("pptp", false, true),
    ERSPAN("erspan", false, false),
    VXLAN("vxlan", true, false),
    GENEVE("geneve", true, false),
    GTPU("gtpu", false, true),
    L2TP("l2tp", false, true),
    TEREDO("teredo", false, false),
    TZSP("tzsp", false, false);

    public final String label;
    final boolean idInDomain;
    final boolean addressesInDomain;

    Encapsulation(String label, boolean idInDomain, boolean addressesInDomain) {
        this.label = label;
        this.idInDomain = idInDomain;
        this.addressesInDomain = addressesInDomain;
    }
}
