package io.minewatch.cadence;

import io.minewatch.cadence.clock.Synchrony;
import io.minewatch.cadence.name.Names;
import io.minewatch.cadence.name.Naming;
import io.minewatch.decode.Packet;
import io.minewatch.decode.PacketListener;
import io.minewatch.flow.FlowKey;
import io.minewatch.flow.Glances;
import io.minewatch.metrics.Counter;
import io.minewatch.metrics.Counters;
import io.minewatch.metrics.Drop;

import java.lang.foreign.MemorySegment;

/**
 * Watches the flows that cannot be read: keeps the thin ones, lets all others go at once, and tells
 * of those that look like mining.
 *
 * <p>A flow comes in with its first short segment or datagram that is no text. It is let go when it
 * ends, when it says too much for a miner, and when nothing is heard of it for long. All time is
 * packet time.
 */
public final class OpaqueTraffic implements PacketListener, AutoCloseable {

    /** What a client says first: greeting, key, login. */
    private static final int HANDSHAKE = 3;

    static final int HANDSHAKE_FLAGS = HANDSHAKE << Entry.HANDSHAKE_SHIFT;

    /** Packets are never so much out of order. */
    private static final long CLOCK_STEP_NANOS = 3_600_000_000_000L;

    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    /** Entries have the second since 1970 in 32 bits: up to the year 2106. */
    private static final long LATEST_NANOS = 0xffff_ffffL * NANOS_PER_SECOND;

    /** Before a flow's milliseconds are too many for 31 bits. */
    private static final int OLDEST_MILLIS = Integer.MAX_VALUE - (1 << 24);

    private final ThinFlows flows;
    private final FlowKey key;
    private final Names names;
    private final Counters counters;
    private final Told told;
    private final Epochs epochs;
    private final ThinSweep sweep;
    private final long idleNanos;
    private long epochStart = -Synchrony.EPOCH_NANOS;

    /**
     * For one worker.
     *
     * @param key is set here, or before {@link #ahead} and {@link #keyed}
     * @param readable knows flows that can be read: nothing is told of them
     */
    public OpaqueTraffic(
            CadenceConfig config,
            FlowKey key,
            Synchrony synchrony,
            Names names,
            ReadFlows readable,
            OpaqueListener listener,
            Counters counters) {
        this.key = key;
        this.names = names;
        this.counters = counters;
        flows = new ThinFlows(config.maxFlows());
        epochs = new Epochs(synchrony);
        told = new Told(config, flows, synchrony, readable, listener, counters);
        sweep = new ThinSweep(flows, config.idleTimeout(), this::end);
        idleNanos = config.idleTimeout().toNanos();
    }

    @Override
    public void packet(Packet packet) {
        if (expects(packet)) {
            key.set(packet);
            keyed(packet);
        }
    }

    /**
     * Takes note of the time of a packet, and of an answer of the DNS. True if {@link #keyed} must
     * be called then.
     */
    public boolean expects(Packet packet) {
        long nanos = packet.timestampNanos();
        if (nanos < 0 || nanos > LATEST_NANOS) {
            return false;
        }
        epochs.heard(nanos);
        sweep.time(nanos);
        if (Names.isAnswer(packet)) {
            names.answer(packet);
        }
        return Gate.tells(packet) && (!isFull(packet) || names.awaitsCertificates());
    }

    /** The key was set to that of a packet that is expected: begins to look for its flow. */
    public void ahead() {
        flows.ahead(key.low());
    }

    /** A packet that is expected, after the key was made its own. */
    public void keyed(Packet packet) {
        if (isFull(packet) && !names.awaits(key.high(), key.low())) {
            return;
        }
        var naming = names.heard(packet, key);
        int place = find(key.high(), key.low());
        if (place == ThinFlows.ABSENT) {
            unknown(packet);
        } else if (flows.hasEntry(place)) {
            thin(place, packet);
        } else {
            withoutEntry(place, packet);
        }
        if (naming.isPresent()) {
            named(packet, naming.get());
        }
    }

    private static boolean isFull(Packet packet) {
        return Gate.isFull(packet) && !Names.isHandshake(packet);
    }

    /** A flow that is named is watched, whatever its segments are like. */
    private void named(Packet packet, Naming naming) {
        int place = flows.find(key.high(), key.low());
        if (place == ThinFlows.ABSENT) {
            place = flows.open(key.high(), key.low(), ThinFlows.OPENED_0, sweep.now());
        }
        if (place != ThinFlows.ABSENT && !flows.hasEntry(place)) {
            begin(place, naming.clientSide(), true, packet);
        }
        if (place != ThinFlows.ABSENT && flows.hasEntry(place)) {
            told.named(place, packet, key, naming);
        }
    }

    /**
     * Takes note of the time of a packet, and says whether it must be shown. To be asked in the
     * order of the packets; then it is as if all had been shown.
     */
    public boolean wants(Glances glances, int at, long timestampNanos) {
        byte glance = glances.other(at);
        if (glance == 0 || timestampNanos < 0 || timestampNanos > LATEST_NANOS) {
            return false;
        }
        epochs.heard(timestampNanos);
        sweep.time(timestampNanos);
        if (glance == Gate.TIME || glance == Gate.SHOWN) {
            return glance == Gate.SHOWN;
        }
        long high = glances.high(at);
        long low = glances.low(at);
        if (glance == Gate.FULL) {
            return names.awaitsCertificates() && names.awaits(high, low);
        }
        int place = find(high, low);
        boolean isWanted = glance == Gate.MAY_BEGIN;
        if (place != ThinFlows.ABSENT) {
            byte state = flows.state(place);
            isWanted &= state != ThinFlows.LEFT && state != ThinFlows.OVER;
            isWanted |= flows.hasEntry(place);
            if (state == ThinFlows.LEFT) {
                flows.seen(place, sweep.now());
            }
        }
        return isWanted || names.awaits(high, low);
    }

    private int find(long high, long low) {
        int place = flows.find(high, low);
        return place != ThinFlows.ABSENT && sweep.frees(place) ? ThinFlows.ABSENT : place;
    }

    /** Flows that are watched now. */
    public int size() {
        return flows.used();
    }

    /** It is so late, though no packet says so. */
    public void time(long timestampNanos) {
        sweep.time(timestampNanos);
    }

    /** Ends all flows: the capture is over. */
    public void flush() {
        sweep.endAll();
    }

    @Override
    public void close() {
        flows.close();
    }

    private void unknown(Packet packet) {
        if ((packet.flags() & (Packet.FIN | Packet.RST)) != 0) {
            return;
        }
        if ((packet.flags() & Packet.SYN) != 0) {
            flows.open(key.high(), key.low(), opened(packet), sweep.now());
        } else if (Gate.isFirst(packet)) {
            heardFirst(packet);
        }
    }

    /** A single datagram is no flow. */
    private void heardFirst(Packet packet) {
        var speaker = Opening.speaker(packet);
        int client = client(packet, speaker);
        byte opened = client == 1 ? ThinFlows.OPENED_1 : ThinFlows.OPENED_0;
        byte state = Opening.isText(packet) ? ThinFlows.LEFT : opened;
        boolean begins = state != ThinFlows.LEFT && packet.transport() == Packet.TCP;
        if (begins && !flows.hasRoom(key.low())) {
            counters.count(Drop.THIN_FLOWS_FULL);
            return;
        }
        int place = flows.open(key.high(), key.low(), state, sweep.now());
        if (begins && place == ThinFlows.ABSENT && leaves(flows.youngest(key.low(), true))) {
            place = flows.open(key.high(), key.low(), state, sweep.now());
        }
        if (begins && place != ThinFlows.ABSENT) {
            begin(place, client, speaker != Opening.Speaker.UNKNOWN, packet);
        }
    }

    /** Who answers a connection is not its client. */
    private byte opened(Packet packet) {
        boolean answers = (packet.flags() & Packet.ACK) != 0;
        return (key.side() == 0) == answers ? ThinFlows.OPENED_1 : ThinFlows.OPENED_0;
    }

    /** There is no room: who is youngest leaves, if there is one that may. */
    private boolean leaves(int youngest) {
        counters.count(Drop.THIN_FLOWS_FULL);
        if (youngest == ThinFlows.ABSENT) {
            return false;
        }
        flows.take(youngest, ThinFlows.OVER);
        return true;
    }

    private int client(Packet packet, Opening.Speaker speaker) {
        boolean isClient =
                speaker == Opening.Speaker.UNKNOWN
                        ? packet.sourcePort() >= packet.destinationPort()
                        : speaker == Opening.Speaker.CLIENT;
        return isClient ? key.side() : 1 - key.side();
    }

    private void withoutEntry(int place, Packet packet) {
        byte state = flows.state(place);
        if ((packet.flags() & Packet.SYN) != 0) {
            flows.state(place, opened(packet));
            flows.seen(place, sweep.now());
        } else if ((packet.flags() & (Packet.FIN | Packet.RST)) != 0) {
            flows.state(place, ThinFlows.OVER);
        } else if (state == ThinFlows.LEFT) {
            flows.seen(place, sweep.now());
        } else if (state != ThinFlows.OVER && Gate.isFirst(packet)) {
            if (Opening.isText(packet)) {
                flows.state(place, ThinFlows.LEFT);
            } else {
                int client = state == ThinFlows.OPENED_1 ? 1 : 0;
                begin(place, client, packet.transport() == Packet.TCP, packet);
            }
        }
    }

    private void begin(int place, int client, boolean started, Packet packet) {
        if (!flows.give(place, ThinFlows.THIN)) {
            if (!leaves(flows.youngest(key.low(), false))) {
                flows.free(place);
                return;
            }
            flows.give(place, ThinFlows.THIN);
        }
        int flags = client == 1 ? Entry.CLIENT_1 : 0;
        flags |= started ? Entry.STARTED | HANDSHAKE_FLAGS : 0;
        flags |= packet.transport() == Packet.UDP ? Entry.IS_UDP : 0;
        MemorySegment memory = flows.memory(place);
        long entry = flows.entry(place);
        Entry.begin(memory, entry, key.high(), packet.timestampNanos() / NANOS_PER_SECOND, flags);
        epochs.begin(memory, entry);
        counters.count(Counter.THIN_FLOWS);
        told.watched();
        heard(place, memory, entry, packet);
        if (flows.hasEntry(place) && started && Opening.mayBeNamed(packet)) {
            var naming = names.resolved(packet, key.side(), client);
            if (naming.isPresent()) {
                told.named(place, packet, key, naming.get());
            }
        }
    }

    private void thin(int place, Packet packet) {
        if ((packet.flags() & Packet.SYN) != 0) {
            end(place);
            flows.state(place, opened(packet));
            flows.seen(place, sweep.now());
            return;
        }
        MemorySegment memory = flows.memory(place);
        long entry = flows.entry(place);
        if (packet.payloadOnWire() > 0) {
            if (isOfAnother(memory, entry, packet.timestampNanos())) {
                end(place);
                flows.free(place);
                unknown(packet);
                return;
            }
            if (Opening.isOfTunnel(packet)) {
                ofTunnel(place, memory, entry, packet);
                return;
            }
            heard(place, memory, entry, packet);
        }
        if ((packet.flags() & (Packet.FIN | Packet.RST)) != 0 && flows.hasEntry(place)) {
            end(place, packet);
        }
    }

    /** A tunnel agrees on new keys: that says who is its client, if that was guessed wrongly. */
    private void ofTunnel(int place, MemorySegment memory, long entry, Packet packet) {
        flows.seen(place, sweep.now());
        int side = client(packet, Opening.speaker(packet));
        if (!Entry.has(memory, entry, Entry.STARTED)
                && side != (Entry.has(memory, entry, Entry.CLIENT_1) ? 1 : 0)) {
            end(place);
            begin(place, side, true, packet);
        }
    }

    /** After so long a silence, or with a clock that was put back, nothing fits together. */
    private boolean isOfAnother(MemorySegment memory, long entry, long nanos) {
        long last = Epochs.lastNanos(memory, entry);
        return nanos - last > idleNanos
                || last - nanos > CLOCK_STEP_NANOS
                || Entry.lastMillis(memory, entry) > OLDEST_MILLIS;
    }

    private void heard(int place, MemorySegment memory, long entry, Packet packet) {
        flows.seen(place, sweep.now());
        long nanos = Math.max(packet.timestampNanos(), Epochs.lastNanos(memory, entry));
        if (nanos < epochStart || nanos - epochStart >= Synchrony.EPOCH_NANOS) {
            epochStart = Synchrony.epochStart(nanos);
        }
        if (epochs.close(memory, entry, epochStart)) {
            told.epochIsOver(place, packet, key);
        }
        long first = Entry.firstSeconds(memory, entry) * NANOS_PER_SECOND;
        int millis = (int) ((nanos - first) / NANOS_PER_MILLI);
        int second = (int) ((nanos - epochStart) / NANOS_PER_SECOND);
        if (!Entry.has(memory, entry, Entry.TLS) && Opening.isTls(packet)) {
            Entry.flag(memory, entry, Entry.TLS, true);
        }
        Bursts.settle(memory, entry, millis);
        boolean isUp = key.side() == (Entry.has(memory, entry, Entry.CLIENT_1) ? 1 : 0);
        if (Bursts.said(memory, entry, millis, second, packet.payloadOnWire(), isUp)
                && !told.pushed(place, packet, key)) {
            end(place);
            begin(place, key.side(), false, packet);
        } else if (Elephant.is(memory, entry, millis)) {
            counters.count(Counter.THIN_FLOWS_LEFT);
            end(place, packet);
            flows.state(place, ThinFlows.LEFT);
        }
    }

    /** Takes its entry from a flow; its place stays, as one that is over. */
    private void end(int place) {
        sum(place);
        release(place);
    }

    /** The same, with a packet that tells who it was. */
    private void end(int place, Packet packet) {
        sum(place);
        told.isEnding(place, packet, key);
        release(place);
    }

    private void sum(int place) {
        Bursts.settle(flows.memory(place), flows.entry(place), Integer.MAX_VALUE);
        epochs.end(flows.memory(place), flows.entry(place));
    }

    private void release(int place) {
        try {
            told.end(place);
        } finally {
            flows.take(place, ThinFlows.OVER);
        }
    }
}
