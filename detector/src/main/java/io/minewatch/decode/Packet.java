package io.minewatch.decode;

import java.lang.foreign.MemorySegment;

/**
 * A TCP or UDP packet with everything around it peeled off. One object serves all packets of a
 * worker: never keep it, and never keep its memory.
 *
 * <p>Addresses are 128 bits; an IPv4 address a.b.c.d is ::ffff:a.b.c.d.
 */
public final class Packet {

    public static final int TCP = 6;
    public static final int UDP = 17;

    /** TCP flags, RFC 9293 section 3.1. */
    public static final int FIN = 1;

    public static final int SYN = 2;
    public static final int RST = 4;
    public static final int PSH = 8;
    public static final int ACK = 16;

    final Layers layers = new Layers();
    String source = "";
    long timestampNanos;
    int transport;
    long sourceHigh;
    long sourceLow;
    long destinationHigh;
    long destinationLow;
    int sourcePort;
    int destinationPort;
    int sequence;
    int acknowledgement;
    int flags;
    long domain;
    boolean vlanInDomain = true;
    MemorySegment memory = MemorySegment.NULL;
    long payloadOffset;
    int payloadLength;
    int payloadOnWire;

    /** One more layer, without addresses of its own. False if there is no room. */
    boolean push(Encapsulation kind, long id) {
        return layers.push(kind, id);
    }

    /** One more layer, between the addresses read last. False if there is no room. */
    boolean pushBetween(Encapsulation kind, long id) {
        return layers.push(kind, id, sourceHigh, sourceLow, destinationHigh, destinationLow);
    }

    /** What is left under the cursor is the payload. */
    void payload(Cursor cursor) {
        memory = cursor.memory();
        payloadOffset = cursor.at();
        payloadLength = cursor.captured();
        payloadOnWire = cursor.onWire();
    }

    /** True if the addresses read last are of IPv4. */
    boolean isIpv4() {
        return sourceHigh == 0 && sourceLow >>> 32 == 0xffff;
    }

    /** Name of the capture that it came from. */
    public String source() {
        return source;
    }

    /** Time of capture, nanoseconds since the epoch. */
    public long timestampNanos() {
        return timestampNanos;
    }

    /** {@link #TCP} or {@link #UDP}. */
    public int transport() {
        return transport;
    }

    /** Upper 64 bits of the innermost source address; 0 for IPv4. */
    public long sourceHigh() {
        return sourceHigh;
    }

    /** Lower 64 bits of the innermost source address. */
    public long sourceLow() {
        return sourceLow;
    }

    /** Upper 64 bits of the innermost destination address; 0 for IPv4. */
    public long destinationHigh() {
        return destinationHigh;
    }

    /** Lower 64 bits of the innermost destination address. */
    public long destinationLow() {
        return destinationLow;
    }

    /** 0 to 65535. */
    public int sourcePort() {
        return sourcePort;
    }

    /** 0 to 65535. */
    public int destinationPort() {
        return destinationPort;
    }

    /** TCP sequence number, 32 bits; 0 for UDP. */
    public int sequence() {
        return sequence;
    }

    /** TCP acknowledgement number, 32 bits; 0 for UDP. */
    public int acknowledgement() {
        return acknowledgement;
    }

    /** TCP flags; 0 for UDP. */
    public int flags() {
        return flags;
    }

    /**
     * The address domain: equal for the two directions of a flow, different for equal private
     * addresses in different VLANs or tunnels. 0 where nothing was peeled that tells domains apart.
     */
    public long domain() {
        return domain;
    }

    /** The {@link #domain} for people; see {@link Layers#addressDomain}. Makes a new text. */
    public String addressDomain() {
        return layers.addressDomain(vlanInDomain);
    }

    /** What it was wrapped in, outermost first. */
    public Layers layers() {
        return layers;
    }

    /** Where the payload is, together with {@link #payloadOffset}. */
    public MemorySegment memory() {
        return memory;
    }

    /** Where in the memory the payload begins. */
    public long payloadOffset() {
        return payloadOffset;
    }

    /** Bytes of payload that were captured. */
    public int payloadLength() {
        return payloadLength;
    }

    /** Bytes of payload that were on the wire: more than captured if the capture cut it. */
    public int payloadOnWire() {
        return payloadOnWire;
    }
}
