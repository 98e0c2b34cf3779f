package io.minewatch.decode;

/**
 * The encapsulations of one packet, outermost first. Reused for every packet.
 *
 * <p>Addresses are kept as 128 bits; an IPv4 address a.b.c.d is ::ffff:a.b.c.d.
 */
public final class Layers {

    /** A mirror of a tunnel in a tunnel has four or five; deeper is made to hide or to hurt. */
    public static final int MAX_DEPTH = 8;

    private final Encapsulation[] kinds = new Encapsulation[MAX_DEPTH];
    private final long[] ids = new long[MAX_DEPTH];
    private final long[] addresses = new long[MAX_DEPTH * 4];
    private int depth;

    void clear() {
        depth = 0;
    }

    /** One more layer, without addresses of its own. False if there is no room. */
    boolean push(Encapsulation kind, long id) {
        return push(kind, id, 0, 0, 0, 0);
    }

    /** One more layer between two outer addresses. False if there is no room. */
    boolean push(
            Encapsulation kind,
            long id,
            long sourceHigh,
            long sourceLow,
            long destinationHigh,
            long destinationLow) {
        if (depth == MAX_DEPTH) {
            return false;
        }
        kinds[depth] = kind;
        ids[depth] = id;
        addresses[depth * 4] = sourceHigh;
        addresses[depth * 4 + 1] = sourceLow;
        addresses[depth * 4 + 2] = destinationHigh;
        addresses[depth * 4 + 3] = destinationLow;
        depth++;
        return true;
    }

    /** How many. */
    public int depth() {
        return depth;
    }

    /** What layer {@code i} is, 0 the outermost. */
    public Encapsulation kind(int i) {
        return kinds[i];
    }

    /**
     * The layer's own number: VLAN id, innermost MPLS label, session, key, VNI or TEID; 0 if none.
     */
    public long id(int i) {
        return ids[i];
    }

    /**
     * The address domain for people, outermost layer first: "vlan:1201/vlan:77", "vxlan:5000",
     * "gre:5(192.0.2.1,192.0.2.2)", or "" if nothing tells domains apart. Equal for the two
     * directions of a flow, and different wherever {@link Packet#domain} is. Makes a new text: once
     * per conversation, not per packet.
     *
     * @param vlan whether VLANs count, see {@link DecodeConfig#vlanInDomain}
     */
    public String addressDomain(boolean vlan) {
        return AddressDomain.text(this, vlan);
    }

    /** True if the layer stood between two IP addresses of its own. */
    public boolean hasAddresses(int i) {
        return (addresses[i * 4] | addresses[i * 4 + 1]) != 0;
    }

    /** Upper 64 bits of the layer's outer source address, 0 if it has none. */
    public long sourceHigh(int i) {
        return addresses[i * 4];
    }

    /** Lower 64 bits of the layer's outer source address, 0 if it has none. */
    public long sourceLow(int i) {
        return addresses[i * 4 + 1];
    }

    /** Upper 64 bits of the layer's outer destination address, 0 if it has none. */
    public long destinationHigh(int i) {
        return addresses[i * 4 + 2];
    }

    /** Lower 64 bits of the layer's outer destination address, 0 if it has none. */
    public long destinationLow(int i) {
        return addresses[i * 4 + 3];
    }
}
