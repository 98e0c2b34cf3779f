package io.minewatch.simulate.opaque;

/** What the bytes of a segment look like, and what the segment is for. */
enum Content {
    /** Opens a TCP connection; without payload. */
    SYN,
    SYN_ACK,
    ACK,
    FIN,
    /** Random bytes. */
    RAW,
    /** What is left of a message that did not fit into one segment. */
    REST,
    /** A record of application data of TLS. */
    RECORD,
    CLIENT_HELLO,
    /** ServerHello, change of cipher, and encrypted records. */
    SERVER_FLIGHT,
    /** Change of cipher, and an encrypted record. */
    FINISHED,
    SSH_CLIENT_BANNER,
    SSH_SERVER_BANNER,
    /** WireGuard types 1, 2 and 4. */
    INITIATION,
    RESPONSE,
    TRANSPORT;

    static final Content[] ALL = values();

    /** Control segments of TCP, which no observer of payload sees. */
    boolean isControl() {
        return this == SYN || this == SYN_ACK || this == ACK || this == FIN;
    }
}
