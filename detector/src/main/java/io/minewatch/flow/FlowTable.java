package io.minewatch.flow;

import io.minewatch.decode.Packet;
import io.minewatch.decode.PacketListener;
import io.minewatch.metrics.Counter;
import io.minewatch.metrics.Counters;
import io.minewatch.metrics.Drop;

import java.security.SecureRandom;
import java.util.ArrayDeque;

/**
 * Follows the few flows that the screen lets through and forgets all others at once.
 *
 * <p>Memory follows the number of suspects, not the number of flows: a packet of ordinary traffic
 * costs one look-up that misses, and the screen. A packet without payload that ends nothing is not
 * even looked up. Time is packet time throughout, so that a replay ends flows where live capture
 * would.
 */
public final class FlowTable implements PacketListener, AutoCloseable {

    /** How many slots are looked at when one must be freed: enough to find a poor one. */
    private static final int EVICTION_CANDIDATES = 32;

    /** How many slots are looked at for expiry in one go: bounds the pause. */
    private static final int EXPIRY_STRIDE = 256;

    private static final long EXPIRY_INTERVAL_NANOS = 100_000_000;

    /** In so many goes each flow of a small table is looked at once: in a second. */
    private static final int EXPIRY_ROUND = 10;

    /** Packets are never so much out of order; captures that are merged are merged by time. */
    private static final long CLOCK_STEP_NANOS = 3_600_000_000_000L;

    /**
     * How long a flow stays after its end. What a mirror duplicates or delivers late would begin it
     * anew otherwise, and a forged reset would cut it in two.
     */
    private static final long LINGER_NANOS = 10_000_000_000L;

    private final FlowConfig config;
    private final FlowListener listener;
    private final Counters counters;
    private final Admission admission;
    private final FlowKey key;
    private final FlowIndex index;
    private final Followed[] slots;
    private final HeldRoom room = new HeldRoom();
    private final ArrayDeque<Integer> free = new ArrayDeque<>();
    private int used;

    /** Slots that were ever used: those behind them need no look. */
    private int reached;

    private int hand;
    private long now = Long.MIN_VALUE;
    private long expireAt = Long.MIN_VALUE;

    /** Follows flows for one worker; each new one is shown to {@code listener}. */
    public FlowTable(FlowConfig config, FlowListener listener, Counters counters) {
        this(config, listener, counters, Admission.EVERYTHING);
    }

    /** Follows what the screen and the admission let through. */
    public FlowTable(
            FlowConfig config, FlowListener listener, Counters counters, Admission admission) {
        this.config = config;
        this.listener = listener;
        this.counters = counters;
        this.admission = admission;
        var random = new SecureRandom();
        key = new FlowKey(random.nextLong(), random.nextLong());
        index = new FlowIndex();
        slots = new Followed[config.maxFlows()];
    }

    @Override
    public void packet(Packet packet) {
        if (expects(packet)) {
            key.set(packet);
            keyed(packet);
        }
    }

    /** Takes note of the time of a packet. True if {@link #keyed} must be called then. */
    public boolean expects(Packet packet) {
        if (packet.transport() != Packet.TCP) {
            return false;
        }
        turnClock(packet.timestampNanos());
        return tells(packet) && (used > 0 || isSuspicious(packet));
    }

    /** A packet that is expected, after the {@link #key} was made its own. */
    public void keyed(Packet packet) {
        int slot = used > 0 ? index.find(key) : FlowIndex.ABSENT;
        if (slot != FlowIndex.ABSENT && slots[slot].isOfAnother(key.side(), packet)) {
            close(slot, packet.timestampNanos());
            slot = FlowIndex.ABSENT;
        }
        if (slot == FlowIndex.ABSENT) {
            slot = open(packet);
        }
        if (slot != FlowIndex.ABSENT) {
            slots[slot].packet(key.side(), packet);
        }
    }

    /**
     * Room for what packets show by themselves; every thread needs its own.
     *
     * @param other takes note of what another stage wants to know of them
     */
    public Glances glances(Glances.Other other) {
        return new Glances(key.another(), other);
    }

    /**
     * Takes note of the time of a packet, and says whether the table must see the packet itself. To
     * be asked of all packets in their order; those that are wanted are to be shown before the next
     * one is asked of. Then it is as if all had been shown.
     *
     * @param place of the packet in the glances
     * @param timestampNanos its time
     */
    public boolean wants(Glances glances, int place, long timestampNanos) {
        byte kind = glances.kind(place);
        if (kind == Glances.NOTHING) {
            return false;
        }
        turnClock(timestampNanos);
        return kind == Glances.SUSPICIOUS
                || kind == Glances.OF_FLOW
                        && used > 0
                        && index.find(glances.high(place), glances.low(place)) != FlowIndex.ABSENT;
    }

    /**
     * It is so late now, though no packet says so: what nobody has heard of for long ends.
     *
     * @param timestampNanos since the epoch, by the clock of the packets
     */
    public void time(long timestampNanos) {
        turnClock(timestampNanos);
    }

    /** The key that is used here, of the packet that was shown last. */
    public FlowKey key() {
        return key;
    }

    /** True if the flow of this {@link #key} is followed, and mining is read in it. */
    public boolean isMining(long high, long low) {
        int slot = used > 0 ? index.find(high, low) : FlowIndex.ABSENT;
        return slot != FlowIndex.ABSENT
                && slots[slot].interest().compareTo(Interest.PROMISING) >= 0;
    }

    /** Ends everything that is still followed: the capture is over. */
    public void flush() {
        var endings = new Endings();
        for (int slot = 0; slot < slots.length && used > 0; slot++) {
            if (slots[slot] != null) {
                int due = slot;
                endings.end(() -> close(due, now));
            }
        }
        endings.done();
    }

    /** Flows followed now. */
    public int size() {
        return used;
    }

    @Override
    public void close() {
        index.close();
    }

    /** True if it carries something, or begins or ends a connection. */
    static boolean tells(Packet packet) {
        int ends = packet.flags() & (Packet.SYN | Packet.FIN | Packet.RST);
        return packet.payloadOnWire() != 0 || ends != 0;
    }

    static boolean isSuspicious(Packet packet) {
        return Screen.admits(packet.memory(), packet.payloadOffset(), packet.payloadLength())
                || NoiseOpening.isLength(packet.payloadLength()) && NoiseOpening.mayBegin(packet);
    }

    private int open(Packet packet) {
        if (!isSuspicious(packet)) {
            return FlowIndex.ABSENT;
        }
        counters.count(Counter.SCREENED);
        if (!isAdmitted()) {
            return FlowIndex.ABSENT;
        }
        if (used == config.maxFlows()) {
            evict();
        }
        var flow = new Flow(packet);
        var follower = listener.opened(flow);
        var followed =
                new Followed(
                        key,
                        flow,
                        follower,
                        counters,
                        admission,
                        config.holeTimeout().toNanos(),
                        room);
        // After all that may fail: for a free slot that was lost one in use would be taken again.
        int slot = free.isEmpty() ? used : free.pop();
        slots[slot] = followed;
        index.add(key.high(), key.low(), slot);
        used++;
        reached = Math.max(reached, slot + 1);
        counters.count(Counter.FLOWS_FOLLOWED);
        return slot;
    }

    private boolean isAdmitted() {
        if (!admission.samples(key.high())) {
            counters.count(Drop.SHED_NEW_FLOW);
            return false;
        }
        if (!admission.opens(used)) {
            counters.count(Drop.SHED_SUSPECT);
            return false;
        }
        return true;
    }

    private void close(int slot, long timestampNanos) {
        Followed gone = slots[slot];
        index.remove(gone.keyHigh, gone.keyLow);
        slots[slot] = null;
        free.push(slot);
        used--;
        gone.close(timestampNanos);
    }

    /**
     * Makes room: of some flows one that is over leaves, or else the least promising, of equal ones
     * the one silent longest.
     */
    private void evict() {
        int worst = hand;
        for (int i = 0; i < EVICTION_CANDIDATES; i++) {
            hand = (hand + 1) % slots.length;
            if (isWorse(slots[hand], slots[worst])) {
                worst = hand;
            }
        }
        counters.count(Drop.FLOW_TABLE_FULL);
        close(worst, now);
    }

    private static boolean isWorse(Followed flow, Followed other) {
        int order = Boolean.compare(other.isOver(), flow.isOver());
        if (order == 0) {
            order = flow.interest().compareTo(other.interest());
        }
        return order < 0 || order == 0 && flow.lastNanos() < other.lastNanos();
    }

    /** Time goes forward, but for a clock that was wrong by hours and is right again. */
    private void turnClock(long timestampNanos) {
        if (timestampNanos > now) {
            now = timestampNanos;
            if (now >= expireAt) {
                expireSome();
            }
        } else if (now - timestampNanos > CLOCK_STEP_NANOS) {
            now = timestampNanos;
            expireAt = timestampNanos;
        }
    }

    private void expireSome() {
        expireAt = now + EXPIRY_INTERVAL_NANOS;
        if (used == 0) {
            return;
        }
        int stride = Math.min(EXPIRY_STRIDE, (reached + EXPIRY_ROUND - 1) / EXPIRY_ROUND);
        for (int i = 0; i < stride; i++) {
            hand = (hand + 1) % reached;
            if (slots[hand] == null) {
                continue;
            }
            if (isForgotten(slots[hand])) {
                close(hand, now);
            } else {
                slots[hand].pulse(now);
            }
        }
    }

    /** What was unclear until now may turn out to be worth keeping. */
    private boolean isForgotten(Followed flow) {
        if (isSilent(flow) && !flow.isOver()) {
            flow.settle(now);
        }
        return isSilent(flow);
    }

    private boolean isSilent(Followed flow) {
        return now - flow.lastNanos() > timeout(flow);
    }

    private long timeout(Followed flow) {
        if (flow.isOver()) {
            return LINGER_NANOS;
        }
        return flow.interest().compareTo(Interest.PROMISING) >= 0
                ? config.miningTimeout().toNanos()
                : config.suspectTimeout().toNanos();
    }
}
