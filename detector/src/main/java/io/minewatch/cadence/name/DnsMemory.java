package io.minewatch.cadence.name;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.minewatch.decode.Packet;
import io.minewatch.protocol.dns.DnsAnswer;
import io.minewatch.protocol.dns.DnsListener;
import io.minewatch.signature.PoolNames;
import io.minewatch.signature.Signatures;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Remembers who was told which address for a pool's name, as long as the answer holds. Answers for
 * all other names are forgotten at once. Of one worker.
 *
 * <p>The name is never the address alone: many hosts share one, behind the same front. So what
 * counts is that this client asked for this name just before.
 */
final class DnsMemory {

    /** Where names are asked for. */
    static final int PORT = 53;

    /** Answers for pools' names at once: a miner asks when it connects, and then no more. */
    static final int MOST = 1 << 16;

    /** A client that is told to ask again at once still connects to what it was told. */
    static final int SHORTEST_SECONDS = 60;

    /** Longer answers are not believed: the address may be another's by then. */
    static final int LONGEST_SECONDS = 3600;

    private static final long NANOS = 1_000_000_000L;

    /** A bit for each 16,384th part of the addresses: most have none, and are not looked for. */
    private static final int FILTER_BITS = 14;

    private record Asked(long domain, long client1, long client2, long server1, long server2) {}

    private record Told(PoolNames names, int pool, String host, long untilNanos) {}

    private final Supplier<Signatures> signatures;
    private final DnsAnswer answer = new DnsAnswer();
    private final Cache<Asked, Told> told =
            Caffeine.newBuilder().maximumSize(MOST).executor(Runnable::run).build();
    private final long[] filter = new long[(1 << FILTER_BITS) / Long.SIZE];

    DnsMemory(Supplier<Signatures> signatures) {
        this.signatures = signatures;
    }

    /** A packet from the port where names are asked for. */
    void answered(Packet packet) {
        boolean isAnswer =
                packet.transport() == Packet.UDP
                        ? answer.read(
                                packet.memory(), packet.payloadOffset(), packet.payloadLength())
                        : answer.readTcp(
                                packet.memory(), packet.payloadOffset(), packet.payloadLength());
        if (isAnswer) {
            answer.tell(new Reading(packet, signatures.get().poolNames()));
        }
    }

    /**
     * The pool whose name this client was told this server's address for, if that still holds and
     * miners connect to it there.
     *
     * @param fromClient true if the packet is the client's
     */
    Optional<Named> resolved(Packet packet, boolean fromClient) {
        long server1 = fromClient ? packet.destinationHigh() : packet.sourceHigh();
        long server2 = fromClient ? packet.destinationLow() : packet.sourceLow();
        int bit = bit(server1, server2);
        if ((filter[bit / Long.SIZE] >>> bit % Long.SIZE & 1) == 0) {
            return Optional.empty();
        }
        long client1 = fromClient ? packet.sourceHigh() : packet.destinationHigh();
        long client2 = fromClient ? packet.sourceLow() : packet.destinationLow();
        var found =
                told.getIfPresent(new Asked(packet.domain(), client1, client2, server1, server2));
        int port = fromClient ? packet.destinationPort() : packet.sourcePort();
        if (found == null
                || packet.timestampNanos() > found.untilNanos
                || found.names.standing(found.pool, port) != PoolNames.Standing.STRATUM_HOST) {
            return Optional.empty();
        }
        String pool = found.names.pool(found.pool).name();
        return Optional.of(new Named(Named.Source.DNS_ANSWER, found.host, pool));
    }

    private static int bit(long high, long low) {
        long mixed = (high ^ low) * 0x9e37_79b9_7f4a_7c15L;
        return (int) (mixed >>> Long.SIZE - FILTER_BITS);
    }

    /** One answer for one client. */
    private final class Reading implements DnsListener {

        private final Packet packet;
        private final PoolNames names;
        private int pool = PoolNames.NONE;
        private String host = "";

        private Reading(Packet packet, PoolNames names) {
            this.packet = packet;
            this.names = names;
        }

        @Override
        public void name(byte[] text, int length) {
            if (pool == PoolNames.NONE) {
                pool = names.find(text, 0, length);
                host = pool == PoolNames.NONE ? "" : ascii(text, length);
            }
        }

        private static String ascii(byte[] text, int length) {
            return new String(text, 0, length, StandardCharsets.US_ASCII);
        }

        @Override
        public void address(long high, long low, int ttlSeconds) {
            if (pool == PoolNames.NONE) {
                return;
            }
            int bit = bit(high, low);
            filter[bit / Long.SIZE] |= 1L << bit % Long.SIZE;
            int seconds = Math.clamp(ttlSeconds, SHORTEST_SECONDS, LONGEST_SECONDS);
            told.put(
                    new Asked(
                            packet.domain(),
                            packet.destinationHigh(),
                            packet.destinationLow(),
                            high,
                            low),
                    new Told(names, pool, host, packet.timestampNanos() + seconds * NANOS));
        }
    }
}
