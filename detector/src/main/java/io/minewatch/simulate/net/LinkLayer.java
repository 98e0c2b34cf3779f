package io.minewatch.simulate.net;

import io.minewatch.simulate.script.Side;

import java.util.Locale;

/** The link layers a capture may have. */
public enum LinkLayer {
    ETHERNET(1),
    RAW(101),
    SLL(113),
    SLL2(276),
    NULL(0),
    PPP(9);

    /** Without the frame check sequence. */
    private static final int SHORTEST_ETHERNET = 60;

    private static final int ADDRESS_FAMILY_INET = 2;
    private static final int ADDRESS_FAMILY_INET6 = 30;

    private final int linkType;

    LinkLayer(int linkType) {
        this.linkType = linkType;
    }

    /** By its name, whatever the case. */
    public static LinkLayer named(String name) {
        try {
            return valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException(
                    "unknown link type '"
                            + name
                            + "': expected ethernet, raw, sll, sll2, null or ppp");
        }
    }

    /** Value of the LINKTYPE_ registry. */
    public int linkType() {
        return linkType;
    }

    /** True if it says which protocol it carries, so that tags and labels may follow. */
    boolean carriesAnything() {
        return this == ETHERNET || this == SLL || this == SLL2;
    }

    /** Puts its header before a frame that begins with a protocol of this EtherType. */
    void prepend(FrameBuffer frame, Side from, int etherType) {
        switch (this) {
            case ETHERNET -> {
                ethernet(frame, from, etherType);
                frame.pad(SHORTEST_ETHERNET);
            }
            case RAW -> {}
            case SLL -> {
                int at = frame.prepend(16);
                frame.u16(at + 2, 1);
                frame.u16(at + 4, 6);
                frame.u48(at + 6, mac(from));
                frame.u16(at + 14, etherType);
            }
            case SLL2 -> {
                int at = frame.prepend(20);
                frame.u16(at, etherType);
                frame.u32(at + 4, 2);
                frame.u16(at + 8, 1);
                frame.u8(at + 11, 6);
                frame.u48(at + 12, mac(from));
            }
            case NULL -> {
                int at = frame.prepend(4);
                frame.u8(
                        at, etherType == Headers.IPV6 ? ADDRESS_FAMILY_INET6 : ADDRESS_FAMILY_INET);
            }
            case PPP -> Encapsulation.ppp(frame, etherType, true);
        }
    }

    /** An Ethernet header between the two routers on both sides of the place of capture. */
    static void ethernet(FrameBuffer frame, Side from, int etherType) {
        int at = frame.prepend(14);
        frame.u48(at, mac(from.other()));
        frame.u48(at + 6, mac(from));
        frame.u16(at + 12, etherType);
    }

    private static long mac(Side side) {
        return side == Side.CLIENT ? 0x02_00_5e_10_00_01L : 0x02_00_5e_20_00_02L;
    }
}
