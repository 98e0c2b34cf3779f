package io.minewatch.simulate.opaque;

import java.util.Locale;

/** What hides the content, and what it makes of its length. */
public enum Carrier {
    TLS(443, false),
    /** Noise as Stratum V2 uses it: its lengths are those of the frames, all told. */
    NOISE(3336, false),
    SSH(22, false),
    WIREGUARD(51_820, true),
    /** Bytes of no known format over TCP. */
    TCP(29_071, false),
    /** Bytes of no known format over UDP. */
    UDP(41_642, true);

    /** Header, type and tag of a record (RFC 8446). */
    private static final int TLS_OVERHEAD = 5 + 1 + 16;

    /** IPv4, TCP and time stamps inside the tunnel. */
    private static final int INNER_HEADERS = 20 + 20 + 12;

    /** Header of a transport message and tag (WireGuard paper, section 5.4.6). */
    private static final int WIREGUARD_OVERHEAD = 16 + 16;

    private final int port;
    private final boolean datagrams;

    Carrier(int port, boolean datagrams) {
        this.port = port;
        this.datagrams = datagrams;
    }

    /** Where servers listen. */
    int port() {
        return port;
    }

    /** True if over UDP. */
    public boolean datagrams() {
        return datagrams;
    }

    /** Name in lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Bytes on the wire for a message; of a tunnel with its TCP inside.
     *
     * @param extra blocks of padding more than needed, of SSH only
     */
    int wire(int plain, int extra) {
        return switch (this) {
            case TLS -> plain + TLS_OVERHEAD;
            case SSH -> ssh(plain) + 8 * extra;
            case WIREGUARD -> WIREGUARD_OVERHEAD + (INNER_HEADERS + plain + 15 & ~15);
            case NOISE, TCP, UDP -> plain;
        };
    }

    /** Length, then whole blocks of 8 with at least 4 of padding (RFC 4253, 6), then the tag. */
    private static int ssh(int plain) {
        int channelData = 9;
        return 4 + (1 + channelData + plain + 4 + 7 & ~7) + 16;
    }

    /** What the segments of a message look like. */
    Content content() {
        return switch (this) {
            case TLS -> Content.RECORD;
            case WIREGUARD -> Content.TRANSPORT;
            case NOISE, SSH, TCP, UDP -> Content.RAW;
        };
    }
}
