package io.minewatch.decode;

import io.minewatch.metrics.Counters;
import io.minewatch.metrics.Drop;

/**
 * Puts fragmented IP packets together again, RFC 791 section 3.2 and RFC 8200 section 4.5.
 *
 * <p>Memory is bounded: when all places are taken, the packet that waits longest gives its place
 * up. On a busy link some packets never become complete, if only because their last fragment was
 * mirrored twice, and waiting for the time-out would fill all places with those.
 */
final class Fragments {

    /** Packets at once, 64 KiB each: 16 MiB per worker at most, made as it is needed. */
    static final int MAX_DATAGRAMS = 256;

    /** As long as receivers wait, in time of capture: 30 s with Linux (ipfrag_time). */
    static final long MAX_AGE_NANOS = 30_000_000_000L;

    private static final int NONE = -1;
    private static final long FREE = 0;

    private final DecodeConfig config;
    private final Counters counters;
    private final Datagram[] datagrams;

    /** Hash of what fragments of one packet have in common; {@link #FREE} where there is none. */
    private final long[] keys = new long[MAX_DATAGRAMS];

    private final long[] since = new long[MAX_DATAGRAMS];

    /** Places that have memory. */
    private int made;

    /** Where the packet stands that is being read: it may have a fragment inside. */
    private int reading = NONE;

    Fragments(DecodeConfig config, Counters counters) {
        this(config, counters, MAX_DATAGRAMS);
    }

    private Fragments(DecodeConfig config, Counters counters, int places) {
        this.config = config;
        this.counters = counters;
        datagrams = new Datagram[places];
    }

    /** Takes none, says of each that it is held, and remembers nothing. */
    static Fragments leftAlone(DecodeConfig config, Counters counters) {
        return new Fragments(config, counters, 0);
    }

    /**
     * Takes the fragment under the cursor. If its packet is complete, the cursor then points at the
     * whole of it; if not, the cursor has the reason.
     *
     * @param offset in bytes, of the fragment in its packet
     * @param more false for the last fragment
     */
    boolean complete(Cursor cursor, Packet packet, int id, int protocol, int offset, boolean more) {
        Drop reason = check(cursor, offset, more);
        if (reason == Drop.FRAGMENT_HELD && datagrams.length > 0) {
            int place = place(packet, id, protocol);
            reason = datagrams[place].add(cursor, offset, more);
            if (datagrams[place].isComplete() && reason == Drop.FRAGMENT_HELD) {
                keys[place] = FREE;
                reading = place;
                datagrams[place].read(cursor);
                return true;
            }
        }
        cursor.drop(reason);
        return false;
    }

    private static Drop check(Cursor cursor, int offset, boolean more) {
        int size = cursor.onWire();
        if (size == 0 || more && size % Datagram.UNIT != 0 || offset + size > Datagram.MAX_LENGTH) {
            return Drop.MALFORMED_IP;
        }
        return size > cursor.captured() ? Drop.TRUNCATED_IP : Drop.FRAGMENT_HELD;
    }

    /** Where the packet is put together; a new place if this is the first of its fragments. */
    private int place(Packet packet, int id, int protocol) {
        long domain = AddressDomain.hash(packet.layers, config.vlanInDomain());
        long key = key(packet, domain, id, protocol);
        int free = NONE;
        int oldest = NONE;
        for (int i = 0; i < made; i++) {
            if (keys[i] != FREE && isTooOld(i, packet.timestampNanos)) {
                counters.count(Drop.FRAGMENT_TIMEOUT);
                keys[i] = FREE;
            }
            if (keys[i] == FREE) {
                free = i == reading ? free : i;
            } else if (keys[i] == key && datagrams[i].isOf(packet, domain, id, protocol)) {
                return i;
            } else if (oldest == NONE || since[i] < since[oldest]) {
                oldest = i;
            }
        }
        int place = free == NONE ? another(oldest) : free;
        keys[place] = key;
        since[place] = packet.timestampNanos;
        datagrams[place].begin(packet, domain, id, protocol);
        return place;
    }

    /** A place never used, or else the one whose packet waits longest. */
    private int another(int oldest) {
        if (made < MAX_DATAGRAMS) {
            datagrams[made] = new Datagram();
            return made++;
        }
        counters.count(Drop.FRAGMENT_NO_ROOM);
        return oldest;
    }

    /** Time that goes back is another capture: what waits since a later time is as hopeless. */
    private boolean isTooOld(int place, long now) {
        return Math.abs(now - since[place]) > MAX_AGE_NANOS;
    }

    private static long key(Packet packet, long domain, int id, int protocol) {
        long key = AddressDomain.mix(packet.sourceHigh + domain);
        key = AddressDomain.mix(key + packet.sourceLow);
        key = AddressDomain.mix(key + packet.destinationHigh);
        key = AddressDomain.mix(key + packet.destinationLow);
        key = AddressDomain.mix(key + ((long) protocol << 32 | id & 0xffff_ffffL));
        return key == FREE ? 1 : key;
    }
}
