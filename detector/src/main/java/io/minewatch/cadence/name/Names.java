package io.minewatch.cadence.name;

import io.minewatch.bytes.Wire;
import io.minewatch.decode.Packet;
import io.minewatch.flow.FlowKey;
import io.minewatch.protocol.tls.ClientHello;
import io.minewatch.protocol.tls.HelloRoom;
import io.minewatch.protocol.tls.NameListener;
import io.minewatch.protocol.tls.ServerFlight;
import io.minewatch.protocol.tls.VisibleName;
import io.minewatch.signature.PoolNames;
import io.minewatch.signature.Signatures;
import io.minewatch.signature.TlsClient;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Reads the names by which flows go to pools, where they still can be read. Of one worker.
 *
 * <p>A client that says where it goes is believed, and so not looked up in the DNS's answers: many
 * sites share an address. A hello of some software is only looked for where it names no host, as
 * miners do that need none; browsers always name one.
 */
public final class Names {

    private static final int HANDSHAKE = 0x16;
    private static final int MAJOR_VERSION = 3;
    private static final int CLIENT_HELLO = 1;
    private static final int SERVER_HELLO = 2;

    /** Of a record up to the type of its first message. */
    private static final int RECORD = 6;

    /** Clients at once that named no host and are not answered yet: a power of two. */
    private static final int UNNAMED = 1 << 12;

    /** Clients at once that named a pool's host and are not answered yet: a power of two. */
    private static final int NAMED = 1 << 8;

    /** Certificates that are waited for at once: few clients name no host. */
    private static final int CERTIFICATES = 1 << 8;

    private final Supplier<Signatures> signatures;
    private final DnsMemory dns;
    private final ClientHello hello = new ClientHello();
    private final byte[] host = new byte[ClientHello.LONGEST_NAME];
    private final ServerFlight flight = new ServerFlight();
    private final HelloRoom hellos = new HelloRoom(HelloRoom.PLACES, ClientHello::needed);

    /** Keys of flows whose client named no host: only their servers' certificates are read. */
    private final long[] unnamed = new long[UNNAMED];

    /** Keys of flows whose client named a pool's host: of these, too. */
    private final long[] named = new long[NAMED];

    private final HelloRoom flights = new HelloRoom(CERTIFICATES, ServerFlight::needed);

    /**
     * @param signatures are asked for at each name, so that they may change meanwhile
     */
    public Names(Supplier<Signatures> signatures) {
        this.signatures = signatures;
        this.dns = new DnsMemory(signatures);
    }

    /** True for what may be an answer of the DNS. */
    public static boolean isAnswer(Packet packet) {
        return packet.sourcePort() == DnsMemory.PORT && packet.payloadLength() > 0;
    }

    /** Takes note of an answer of the DNS. */
    public void answer(Packet packet) {
        dns.answered(packet);
    }

    /** The pool that this client was told to find at this address. */
    public Optional<Naming> resolved(Packet packet, int side, int clientSide) {
        var name = dns.resolved(packet, side == clientSide);
        return name.isEmpty()
                ? Optional.empty()
                : Optional.of(new Naming(clientSide, name, Optional.empty(), TlsSeen.NONE));
    }

    /**
     * What a segment tells of who speaks; nearly always nothing.
     *
     * @param key of its flow
     */
    public Optional<Naming> heard(Packet packet, FlowKey key) {
        MemorySegment memory = packet.memory();
        long offset = packet.payloadOffset();
        int length = packet.payloadLength();
        if (length < RECORD || packet.transport() != Packet.TCP) {
            return Optional.empty();
        }
        if (Wire.u8(memory, offset) == HANDSHAKE && Wire.u8(memory, offset + 1) == MAJOR_VERSION) {
            return switch (Wire.u8(memory, offset + RECORD - 1)) {
                case CLIENT_HELLO -> hello(packet, key, memory, offset, length, false);
                case SERVER_HELLO -> flight(packet, key, memory, offset, length, false);
                default -> Optional.empty();
            };
        }
        long high = directed(key);
        if (hellos.awaits(high, key.low())
                && hellos.add(high, key.low(), packet.sequence(), memory, offset, length)) {
            return hello(packet, key, hellos.memory(), hellos.offset(), hellos.length(), true);
        }
        if (flights.awaits(high, key.low())
                && flights.add(high, key.low(), packet.sequence(), memory, offset, length)) {
            return flight(packet, key, flights.memory(), flights.offset(), flights.length(), true);
        }
        return Optional.empty();
    }

    /** True if the rest of any server's certificates is waited for. */
    public boolean awaitsCertificates() {
        return flights.waiting() > 0;
    }

    /** True if the rest of something is waited for from either side of a flow. */
    public boolean awaits(long high, long low) {
        return hellos.awaits(high, low)
                || hellos.awaits(~high, low)
                || flights.awaits(high, low)
                || flights.awaits(~high, low);
    }

    /** True if a message of TLS's handshake may begin with it that names can be in. */
    public static boolean isHandshake(Packet packet) {
        MemorySegment memory = packet.memory();
        long offset = packet.payloadOffset();
        return packet.payloadLength() >= RECORD
                && packet.transport() == Packet.TCP
                && Wire.u8(memory, offset) == HANDSHAKE
                && Wire.u8(memory, offset + 1) == MAJOR_VERSION;
    }

    private static int place(FlowKey key, long[] keys) {
        return (int) key.low() & keys.length - 1;
    }

    /** Both directions of a flow have the same key. */
    private static long directed(FlowKey key) {
        return key.side() == 0 ? key.high() : ~key.high();
    }

    private Optional<Naming> hello(
            Packet packet,
            FlowKey key,
            MemorySegment memory,
            long offset,
            int length,
            boolean isLast) {
        if (!hello.read(memory, offset, length)) {
            return Optional.empty();
        }
        boolean isAwaited = !hello.isWhole() && !isLast;
        Optional<Naming> asked = hello.isNamed() ? asked(packet, key) : Optional.empty();
        if (asked.isPresent()) {
            named[place(key, named)] = key.high();
        } else if (!hello.isNamed()) {
            unnamed[place(key, unnamed)] = key.high();
        } else if (hello.nameLength() > 0 || !isAwaited) {
            return asked;
        }
        if (isAwaited) {
            long nanos = packet.timestampNanos();
            hellos.begin(
                    directed(key), key.low(), packet.sequence(), memory, offset, length, nanos);
        }
        return hello.isNamed() || isAwaited ? asked : looked(packet, key);
    }

    /** A client that named no host. */
    private Optional<Naming> looked(Packet packet, FlowKey key) {
        var software =
                hello.isWhole()
                        ? signatures.get().tlsClient(hello.ja4()).map(Names::text)
                        : Optional.<String>empty();
        var name = dns.resolved(packet, true);
        return name.isPresent() || software.isPresent()
                ? Optional.of(new Naming(key.side(), name, software, TlsSeen.of(hello)))
                : Optional.empty();
    }

    private static String text(TlsClient client) {
        return client.software() + client.version().map(version -> " " + version).orElse("");
    }

    private Optional<Naming> asked(Packet packet, FlowKey key) {
        PoolNames names = signatures.get().poolNames();
        int pool = names.find(host, 0, hello.name(host));
        if (names.standing(pool, packet.destinationPort()) != PoolNames.Standing.STRATUM_HOST) {
            return Optional.empty();
        }
        var name = new Named(Named.Source.SERVER_NAME, hello.serverName(), names.pool(pool).name());
        return Optional.of(
                new Naming(key.side(), Optional.of(name), Optional.empty(), TlsSeen.of(hello)));
    }

    private Optional<Naming> flight(
            Packet packet,
            FlowKey key,
            MemorySegment memory,
            long offset,
            int length,
            boolean isLast) {
        boolean isNamed = named[place(key, named)] == key.high();
        if (!isNamed && unnamed[place(key, unnamed)] != key.high()) {
            return Optional.empty();
        }
        if (!isLast && ServerFlight.needed(memory, offset, length) > length) {
            long nanos = packet.timestampNanos();
            flights.begin(
                    directed(key), key.low(), packet.sequence(), memory, offset, length, nanos);
            return Optional.empty();
        }
        if (!flight.read(memory, offset, length) || !flight.hasCertificate()) {
            return Optional.empty();
        }
        var certified = new Certified(signatures.get().poolNames(), packet.sourcePort());
        flight.names(certified);
        return isNamed || certified.found.isPresent()
                ? Optional.of(certified.naming(1 - key.side()))
                : Optional.empty();
    }

    /** The names of a certificate, and the first one that is a pool's. */
    private static final class Certified implements NameListener {

        private final PoolNames names;
        private final int port;
        private final List<String> alternative = new ArrayList<>();
        private Optional<String> common = Optional.empty();
        private Optional<Named> found = Optional.empty();

        private Certified(PoolNames names, int port) {
            this.names = names;
            this.port = port;
        }

        @Override
        public void commonName(MemorySegment memory, long offset, int length) {
            String host = VisibleName.of(memory, offset, length);
            common = common.or(() -> Optional.of(host));
            find(host);
        }

        @Override
        public void name(MemorySegment memory, long offset, int length) {
            String host = VisibleName.of(memory, offset, length);
            if (alternative.size() < TlsSeen.MOST_NAMES) {
                alternative.add(host);
            }
            find(host);
        }

        private void find(String host) {
            if (found.isPresent()) {
                return;
            }
            byte[] bytes = host.getBytes(StandardCharsets.US_ASCII);
            int pool = names.find(bytes, 0, bytes.length);
            if (names.standing(pool, port) == PoolNames.Standing.STRATUM_HOST) {
                String owner = names.pool(pool).name();
                found = Optional.of(new Named(Named.Source.CERTIFICATE, host, owner));
            }
        }

        private Naming naming(int clientSide) {
            var seen =
                    new TlsSeen(
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            common,
                            List.copyOf(alternative));
            return new Naming(clientSide, found, Optional.empty(), seen);
        }
    }
}
