package io.minewatch.decode;

/** What the header just peeled has inside, and so which reader comes next. */
enum Inside {
    ETHERNET,
    VLAN,
    LLC,
    MPLS,
    PPPOE,
    PPP,
    /** IPv4 or IPv6, to be told by the first four bits. */
    IP,
    IPV4,
    IPV6,
    AUTHENTICATION,
    GRE,
    ERSPAN_1,
    ERSPAN_2,
    ERSPAN_3,
    TCP,
    UDP,
    /** The end: the packet is read. */
    PACKET,
    /** The end: nothing to pass on, {@link Cursor#reason} says why. */
    DROPPED
}
