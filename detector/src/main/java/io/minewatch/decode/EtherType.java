package io.minewatch.decode;

import io.minewatch.metrics.Drop;

/** The numbers that say what an Ethernet frame carries, and many other headers too. */
final class EtherType {

    static final int IPV4 = 0x0800;
    static final int ARP = 0x0806;
    static final int BRIDGED_ETHERNET = 0x6558;
    static final int VLAN = 0x8100;
    static final int IPV6 = 0x86dd;
    static final int PPP = 0x880b;
    static final int MPLS = 0x8847;
    static final int MPLS_UPSTREAM = 0x8848;
    static final int PPPOE_SESSION = 0x8864;
    static final int SERVICE_VLAN = 0x88a8;

    /** 802.1ad before it was a standard; still set on many switches. */
    static final int OLD_SERVICE_VLAN = 0x9100;

    /** Anything less is a length, IEEE 802.3 section 3.2.6. */
    static final int LEAST = 0x0600;

    private EtherType() {}

    /** What follows; a frame that carries nothing we read ends here. */
    static Inside inside(int type, Cursor cursor) {
        return switch (type) {
            case IPV4 -> Inside.IPV4;
            case IPV6 -> Inside.IPV6;
            case VLAN, SERVICE_VLAN, OLD_SERVICE_VLAN -> Inside.VLAN;
            case MPLS, MPLS_UPSTREAM -> Inside.MPLS;
            case PPPOE_SESSION -> Inside.PPPOE;
            case BRIDGED_ETHERNET -> Inside.ETHERNET;
            default -> cursor.drop(Drop.NOT_IP);
        };
    }

    /** True if it is one that real frames carry, as good as surely where a type is looked for. */
    static boolean isKnown(int type) {
        return switch (type) {
            case IPV4, ARP, VLAN, IPV6, MPLS, MPLS_UPSTREAM -> true;
            case PPPOE_SESSION, SERVICE_VLAN, OLD_SERVICE_VLAN -> true;
            default -> false;
        };
    }
}
