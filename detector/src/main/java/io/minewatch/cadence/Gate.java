package io.minewatch.cadence;

import io.minewatch.cadence.name.Names;
import io.minewatch.decode.Packet;

/** Which packets are of matter for flows that cannot be read, told from the packet alone. */
public final class Gate {

    /** What comes first in a connection is not longer, but for who joins a download. */
    static final int LONGEST_FIRST = 1300;

    /**
     * Over Ethernet a segment has up to 1,460 bytes, and some less where the path is tunnelled or
     * has time stamps. A job that fits into one is shorter but for the longest.
     */
    static final int FULL_SEGMENT = 1400;

    /** One more than a keep-alive of WireGuard, which says nothing. */
    static final int SHORTEST_DATAGRAM = 33;

    /** What a glance shows: how late it is; a packet of a flow; one that may begin a flow. */
    static final byte TIME = 1;

    static final byte OF_FLOW = 2;
    static final byte MAY_BEGIN = 3;

    /** A full segment: of matter only where a server's certificates are waited for. */
    static final byte FULL = 5;

    /** It must be seen in any case. */
    static final byte SHOWN = 4;

    private Gate() {}

    /** What is to be known of a packet before it is its turn; for {@link OpaqueTraffic#wants}. */
    public static byte glance(Packet packet) {
        if (Names.isAnswer(packet) || Names.isHandshake(packet) || turns(packet)) {
            return SHOWN;
        }
        if (!tells(packet)) {
            return TIME;
        }
        if (isFull(packet)) {
            return FULL;
        }
        return isFirst(packet) ? MAY_BEGIN : OF_FLOW;
    }

    /** True if it says something, or begins or ends a connection. */
    static boolean tells(Packet packet) {
        if (packet.transport() == Packet.TCP) {
            return packet.payloadOnWire() > 0 || turns(packet);
        }
        return packet.payloadOnWire() >= SHORTEST_DATAGRAM
                && !isAsked(packet.sourcePort())
                && !isAsked(packet.destinationPort());
    }

    /** True if a connection begins or ends with it. */
    private static boolean turns(Packet packet) {
        return packet.transport() == Packet.TCP
                && (packet.flags() & (Packet.SYN | Packet.FIN | Packet.RST)) != 0;
    }

    /**
     * True for a segment of a page, a file or a film, which is two of three of all that say
     * something: full, and nobody waits for it (PSH). What miners and pools say is shorter, but for
     * a job in several segments, of which the last is heard. A full datagram of a tunnel may have a
     * job in it.
     */
    static boolean isFull(Packet packet) {
        return packet.transport() == Packet.TCP
                && packet.payloadOnWire() >= FULL_SEGMENT
                && (packet.flags() & Packet.PSH) == 0
                && !turns(packet);
    }

    /** Ports of UDP where a question has an answer, and that is all: names, time, neighbours. */
    private static boolean isAsked(int port) {
        return switch (port) {
            case 53, 67, 68, 123, 137, 138, 161, 1900, 3478, 5353, 5355 -> true;
            default -> false;
        };
    }

    /** True if a flow that is to be watched may begin with it. */
    static boolean isFirst(Packet packet) {
        return packet.payloadOnWire() > 0
                && packet.payloadOnWire() <= LONGEST_FIRST
                && !Opening.isUnclear(packet);
    }
}
