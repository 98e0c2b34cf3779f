package io.minewatch.cli.mirror;

import io.minewatch.decode.Encapsulation;
import io.minewatch.decode.Packet;
import io.minewatch.decode.PacketListener;

import java.util.HashMap;
import java.util.Map;

/** The TCP conversations on a mirror port, by addresses and ports alone. */
final class Conversations implements PacketListener {

    /** Some 300 bytes each: enough for 10 s of a 10-Gbit/s link. Later ones are not looked at. */
    static final int MAX_CONVERSATIONS = 500_000;

    /** Names of address domains are for people. */
    static final int MAX_DOMAINS = 8;

    /** Both ends, the lower one first, so that the directions have the same key. */
    private record Key(long highA, long lowA, int portA, long highB, long lowB, int portB) {}

    /** Both directions; the lower end speaks first in it. */
    record Conversation(Direction lower, Direction upper) {

        boolean hasData() {
            return lower.hasData() || upper.hasData();
        }

        boolean isSeenBothWays() {
            return lower.isSeen() && upper.isSeen();
        }
    }

    private final Map<Key, Conversation> all = new HashMap<>();
    private final Map<String, Long> domains = new HashMap<>();
    private final Duplicates duplicates = new Duplicates();
    private long beyond;

    @Override
    public void packet(Packet packet) {
        if (packet.transport() != Packet.TCP) {
            return;
        }
        duplicates.packet(packet);
        boolean isLower = isLower(packet);
        Key key = isLower ? key(packet) : reverse(packet);
        Conversation known = all.get(key);
        if (known == null) {
            if (all.size() == MAX_CONVERSATIONS) {
                beyond++;
                return;
            }
            known = new Conversation(new Direction(), new Direction());
            all.put(key, known);
            countDomain(packet.addressDomain());
        }
        int flags = packet.flags();
        int length =
                packet.payloadOnWire()
                        + ((flags & Packet.SYN) != 0 ? 1 : 0)
                        + ((flags & Packet.FIN) != 0 ? 1 : 0);
        Direction direction = isLower ? known.lower : known.upper;
        direction.segment(packet.sequence(), length, packet.payloadOnWire() > 0, vlans(packet));
    }

    private void countDomain(String domain) {
        if (domains.containsKey(domain) || domains.size() < MAX_DOMAINS) {
            domains.merge(domain, 1L, Long::sum);
        }
    }

    private static boolean isLower(Packet packet) {
        int order = Long.compareUnsigned(packet.sourceHigh(), packet.destinationHigh());
        if (order == 0) {
            order = Long.compareUnsigned(packet.sourceLow(), packet.destinationLow());
        }
        if (order == 0) {
            order = Integer.compare(packet.sourcePort(), packet.destinationPort());
        }
        return order < 0;
    }

    private static Key key(Packet packet) {
        return new Key(
                packet.sourceHigh(),
                packet.sourceLow(),
                packet.sourcePort(),
                packet.destinationHigh(),
                packet.destinationLow(),
                packet.destinationPort());
    }

    private static Key reverse(Packet packet) {
        return new Key(
                packet.destinationHigh(),
                packet.destinationLow(),
                packet.destinationPort(),
                packet.sourceHigh(),
                packet.sourceLow(),
                packet.sourcePort());
    }

    private static long vlans(Packet packet) {
        long tags = 0;
        for (int i = 0; i < packet.layers().depth(); i++) {
            if (packet.layers().kind(i) == Encapsulation.VLAN) {
                // 13 bits a tag, so that VLAN 0 is not the same as none.
                tags = tags << 13 | 0x1000 | packet.layers().id(i);
            }
        }
        return tags;
    }

    Iterable<Conversation> all() {
        return all.values();
    }

    /** Conversations by address domain; at most {@link #MAX_DOMAINS}. */
    Map<String, Long> domains() {
        return domains;
    }

    Duplicates duplicates() {
        return duplicates;
    }

    /** Packets of conversations for which there was no room. */
    long beyond() {
        return beyond;
    }
}
