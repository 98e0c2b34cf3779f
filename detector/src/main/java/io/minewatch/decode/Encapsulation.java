package io.minewatch.decode;

/** What a packet was wrapped in. The name is what records say. */
public enum Encapsulation {
    VLAN("vlan"),
    MPLS("mpls"),
    PPPOE("pppoe"),
    IPIP("ipip"),
    SIX_IN_FOUR("6in4"),
    GRE("gre"),
    ERSPAN("erspan"),
    VXLAN("vxlan"),
    GENEVE("geneve"),
    GTPU("gtpu"),
    L2TP("l2tp"),
    TEREDO("teredo");

    public final String label;

    Encapsulation(String label) {
        this.label = label;
    }
}
