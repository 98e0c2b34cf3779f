package io.minewatch;

import io.minewatch.cadence.CadenceConfig;
import io.minewatch.cadence.Gate;
import io.minewatch.cadence.OpaqueListener;
import io.minewatch.cadence.OpaqueTraffic;
import io.minewatch.cadence.clock.BlockClock;
import io.minewatch.cadence.clock.Synchrony;
import io.minewatch.cadence.name.Names;
import io.minewatch.decode.Packet;
import io.minewatch.decode.PacketListener;
import io.minewatch.flow.Endings;
import io.minewatch.flow.FlowKey;
import io.minewatch.flow.FlowTable;
import io.minewatch.flow.Glances;
import io.minewatch.metrics.Counters;
import io.minewatch.signature.Signatures;

import java.util.function.Supplier;

/**
 * Every flow that is followed: those that can be read, and those that cannot. A packet goes to both
 * tables; both know the flow by the same key. At a flow's end the table of those that can be read
 * comes last, so that the other one still knows whether it was read.
 */
public final class Suspects implements PacketListener, AutoCloseable {

    private final FlowTable readable;
    private final FlowKey key;
    private final OpaqueTraffic opaque;

    /**
     * Of one worker.
     *
     * @param readable flows that can be read; closed with this
     * @param signatures names of pools, as they are when they are looked for
     */
    public Suspects(
            CadenceConfig config,
            FlowTable readable,
            BlockClock clock,
            Supplier<Signatures> signatures,
            OpaqueListener listener,
            Counters counters) {
        this.readable = readable;
        key = readable.key();
        opaque =
                new OpaqueTraffic(
                        config,
                        key,
                        new Synchrony(clock),
                        new Names(signatures),
                        readable::isMining,
                        listener,
                        counters);
    }

    @Override
    public void packet(Packet packet) {
        boolean isOpaque = opaque.expects(packet);
        if (isOpaque) {
            key.set(packet);
            opaque.ahead();
        }
        boolean isReadable = readable.expects(packet);
        if (isReadable && !isOpaque) {
            key.set(packet);
        }
        boolean isEnd = (packet.flags() & (Packet.FIN | Packet.RST)) != 0;
        if (isOpaque && isEnd) {
            opaque.keyed(packet);
        }
        if (isReadable) {
            readable.keyed(packet);
        }
        if (isOpaque && !isEnd) {
            opaque.keyed(packet);
        }
    }

    /** Room for what packets show by themselves; every thread needs its own. */
    Glances glances() {
        return readable.glances(Gate::glance);
    }

    /** Whether a packet must be shown, see {@link FlowTable#wants}. */
    boolean wants(Glances glances, int place, long timestampNanos) {
        boolean isWanted = opaque.wants(glances, place, timestampNanos);
        return readable.wants(glances, place, timestampNanos) || isWanted;
    }

    /** It is so late now, though no packet says so. */
    void time(long timestampNanos) {
        readable.time(timestampNanos);
        opaque.time(timestampNanos);
    }

    /** Flows that can be read and are followed now. */
    public int size() {
        return readable.size();
    }

    /** Flows that cannot be read and are watched now. */
    public int watched() {
        return opaque.size();
    }

    /** Ends all flows. */
    public void flush() {
        var endings = new Endings();
        endings.end(opaque::flush);
        endings.end(readable::flush);
        endings.done();
    }

    @Override
    public void close() {
        opaque.close();
        readable.close();
    }
}
