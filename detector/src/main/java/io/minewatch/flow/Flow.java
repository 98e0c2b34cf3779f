package io.minewatch.flow;

import io.minewatch.decode.Encapsulation;
import io.minewatch.decode.Layers;
import io.minewatch.decode.Packet;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is known of a followed flow besides what is said in it. */
public final class Flow {

    /**
     * One encapsulation around the flow, as its first packet had it.
     *
     * @param side0 outer address on the way to or from side 0, if the layer has addresses
     */
    public record Wrapping(
            Encapsulation kind,
            long id,
            Optional<InetAddress> side0,
            Optional<InetAddress> side1) {}

    private final Endpoints endpoints;
    private final String addressDomain;
    private final List<Wrapping> wrappings;
    private final String source;
    private final long firstNanos;
    private long lastNanos;
    private long packets;
    private final long[] bytes = new long[2];
    private final boolean[] seen = new boolean[2];
    private final long[] missing = new long[2];
    private final Said[] said = {new Said(), new Said()};

    /** Begins with a packet, of either side. */
    public Flow(Packet packet) {
        endpoints = Endpoints.of(packet);
        wrappings = wrappings(packet);
        addressDomain = packet.addressDomain();
        source = packet.source();
        firstNanos = packet.timestampNanos();
        lastNanos = firstNanos;
    }

    /**
     * A connection that was not captured, such as one of this program's own: nothing is around it,
     * and both sides are heard.
     *
     * @param source what stands where others have the name of a capture
     * @param timestampNanos when it began, nanoseconds since the epoch
     */
    public Flow(Endpoints endpoints, String source, long timestampNanos) {
        this.endpoints = endpoints;
        this.source = source;
        addressDomain = "";
        wrappings = List.of();
        firstNanos = timestampNanos;
        lastNanos = timestampNanos;
        seen[0] = true;
        seen[1] = true;
    }

    private static List<Wrapping> wrappings(Packet packet) {
        Layers layers = packet.layers();
        boolean swap = Endpoints.sideOf(packet) == 1;
        var all = new ArrayList<Wrapping>(layers.depth());
        for (int i = 0; i < layers.depth(); i++) {
            Optional<InetAddress> from = Optional.empty();
            Optional<InetAddress> to = Optional.empty();
            if (layers.hasAddresses(i)) {
                from = Optional.of(Endpoints.address(layers.sourceHigh(i), layers.sourceLow(i)));
                to =
                        Optional.of(
                                Endpoints.address(
                                        layers.destinationHigh(i), layers.destinationLow(i)));
            }
            all.add(new Wrapping(layers.kind(i), layers.id(i), swap ? to : from, swap ? from : to));
        }
        return List.copyOf(all);
    }

    void seen(int side, int payloadOnWire, long timestampNanos) {
        packets++;
        bytes[side] += payloadOnWire;
        seen[side] = true;
        lastNanos = Math.max(lastNanos, timestampNanos);
    }

    /** A side has said everything before a number: it goes on there, or the other one heard it. */
    void saidUpTo(int side, int number) {
        said[side].upTo(number);
    }

    void missed(int side, long count) {
        missing[side] += count;
    }

    /** Its two ends. */
    public Endpoints endpoints() {
        return endpoints;
    }

    /** In which domain the addresses are meant: "" or the VLANs and tunnels that tell it. */
    public String addressDomain() {
        return addressDomain;
    }

    /** What it was wrapped in, outermost first. */
    public List<Wrapping> wrappings() {
        return wrappings;
    }

    /** Name of the capture in which it was seen first. */
    public String source() {
        return source;
    }

    /** Time of its first packet, nanoseconds since the epoch. */
    public long firstNanos() {
        return firstNanos;
    }

    /** The latest time of its packets, nanoseconds since the epoch. */
    public long lastNanos() {
        return lastNanos;
    }

    /** Packets with payload since the flow is followed. */
    public long packets() {
        return packets;
    }

    /** Bytes of payload that a side sent since the flow is followed. */
    public long bytes(int side) {
        return bytes[side];
    }

    /**
     * Bytes that a side had said before the packet at hand, since the first of the flow that was
     * captured, as sequence numbers and the other side's acknowledgements show: also of a side of
     * which nothing is in the capture.
     */
    public long said(int side) {
        return said[side].bytes();
    }

    /**
     * True if any packet of a side was captured, be it without payload: then it would have been
     * heard, had it said something. Of those without payload only the first and the last count.
     */
    public boolean isSeen(int side) {
        return seen[side];
    }

    /** Share of the payload that is known to be missing, 0 to 1. */
    public double loss() {
        long lost = missing[0] + missing[1];
        return lost == 0 ? 0 : (double) lost / (lost + bytes[0] + bytes[1]);
    }
}
