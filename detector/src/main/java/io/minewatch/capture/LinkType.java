package io.minewatch.capture;

/** The link layers that are read; values of the LINKTYPE_ registry of pcap. */
public final class LinkType {

    public static final int NULL = 0;
    public static final int ETHERNET = 1;
    public static final int PPP = 9;
    public static final int PPP_HDLC = 50;
    public static final int PPP_ETHER = 51;

    /** Raw IP under its number in old files. */
    public static final int RAW_BSD = 12;

    public static final int RAW_OPENBSD = 14;
    public static final int RAW = 101;
    public static final int CISCO_HDLC = 104;
    public static final int LOOP = 108;
    public static final int LINUX_SLL = 113;
    public static final int IPV4 = 228;
    public static final int IPV6 = 229;
    public static final int LINUX_SLL2 = 276;

    private LinkType() {}

    /** Whether frames of this link type are read at all. */
    public static boolean isRead(int linkType) {
        return switch (linkType) {
            case NULL, ETHERNET, PPP, PPP_HDLC, PPP_ETHER, RAW_BSD, RAW_OPENBSD, RAW -> true;
            case CISCO_HDLC, LOOP, LINUX_SLL, IPV4, IPV6, LINUX_SLL2 -> true;
            default -> false;
        };
    }
}
