package io.minewatch.decode;

import io.minewatch.capture.LinkType;
import io.minewatch.metrics.Counter;
import io.minewatch.metrics.Counters;
import io.minewatch.metrics.Drop;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A decoder under test. Frames are put in memory that ends where they end. */
final class Decoding {

    private static final long START_NANOS = 1_787_000_000_000_000_000L;

    final Counters counters = new Counters();
    final List<String> packets = new ArrayList<>();
    final List<String> layers = new ArrayList<>();
    final List<String> domains = new ArrayList<>();
    final List<Long> hashes = new ArrayList<>();

    private final Decoder decoder;
    private final boolean vlan;
    private long nanos = START_NANOS;

    Decoding() {
        this(true);
    }

    Decoding(boolean vlan) {
        this.vlan = vlan;
        decoder = new Decoder(new DecodeConfig(vlan), this::record, counters);
    }

    Decoding later(long nanos) {
        this.nanos += nanos;
        return this;
    }

    Decoding frame(byte[] bytes) {
        return frame(LinkType.ETHERNET, bytes, bytes.length);
    }

    Decoding frame(Sample sample) {
        return frame(sample.linkType(), sample.frame(), sample.frame().length);
    }

    /** Only the first bytes were captured. */
    Decoding cut(int linkType, byte[] bytes, int captured) {
        return frame(linkType, Arrays.copyOf(bytes, captured), bytes.length);
    }

    Decoding frame(int linkType, byte[] bytes, int onWire) {
        try (var arena = Arena.ofConfined()) {
            MemorySegment memory = arena.allocate(bytes.length);
            MemorySegment.copy(bytes, 0, memory, ValueLayout.JAVA_BYTE, 0, bytes.length);
            decoder.frame(memory, 0, bytes.length, onWire, nanos, linkType);
        }
        return this;
    }

    /** Drops that were counted, as in "NOT_IP 1". */
    List<String> drops() {
        return Arrays.stream(Drop.values())
                .filter(drop -> counters.of(drop) != 0)
                .map(drop -> drop + " " + counters.of(drop))
                .toList();
    }

    /** Every frame has ended as a packet or as one drop; whole packets given up are no frames. */
    boolean everyFrameIsCountedOnce() {
        long ends = counters.of(Counter.PACKETS);
        for (Drop drop : Drop.values()) {
            boolean isFrame = drop != Drop.FRAGMENT_TIMEOUT && drop != Drop.FRAGMENT_NO_ROOM;
            ends += isFrame ? counters.of(drop) : 0;
        }
        return ends == counters.of(Counter.FRAMES);
    }

    private void record(Packet packet) {
        byte[] payload =
                packet.memory()
                        .asSlice(packet.payloadOffset(), packet.payloadLength())
                        .toArray(ValueLayout.JAVA_BYTE);
        packets.add(
                "%s %s:%d > %s:%d %s%s"
                        .formatted(
                                packet.transport() == Packet.TCP ? "tcp" : "udp",
                                name(packet.sourceHigh(), packet.sourceLow()),
                                packet.sourcePort(),
                                name(packet.destinationHigh(), packet.destinationLow()),
                                packet.destinationPort(),
                                new String(payload, StandardCharsets.ISO_8859_1),
                                payload.length == packet.payloadOnWire()
                                        ? ""
                                        : " of " + packet.payloadOnWire()));
        layers.add(describe(packet.layers()));
        domains.add(packet.layers().addressDomain(vlan));
        hashes.add(packet.domain());
    }

    private static String describe(Layers layers) {
        var all = new ArrayList<String>();
        for (int i = 0; i < layers.depth(); i++) {
            String id = layers.id(i) == 0 ? "" : ":" + layers.id(i);
            String source = name(layers.sourceHigh(i), layers.sourceLow(i));
            String destination = name(layers.destinationHigh(i), layers.destinationLow(i));
            String addresses = layers.hasAddresses(i) ? "(" + source + "," + destination + ")" : "";
            all.add(layers.kind(i).label + id + addresses);
        }
        return String.join(" ", all);
    }

    private static String name(long high, long low) {
        try {
            byte[] bytes = ByteBuffer.allocate(16).putLong(high).putLong(low).array();
            return InetAddress.getByAddress(bytes).getHostAddress();
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }
}
