package io.minewatch.flow;

import io.minewatch.decode.Packet;
import io.minewatch.decode.PacketListener;

/**
 * What one packet after the other shows by itself, without knowing which flows are followed: so it
 * may be looked at ahead of its turn, and in another thread. {@link FlowTable#wants} then tells, in
 * the order of the packets, which of them it must see after all.
 */
public final class Glances implements PacketListener {

    /** No packet, or one that the table does not care for. */
    static final byte NOTHING = 0;

    /** Only shows how late it is. */
    static final byte TIME = 1;

    /** Of matter if its flow is followed. */
    static final byte OF_FLOW = 2;

    /** Of matter in any case. */
    static final byte SUSPICIOUS = 3;

    private final FlowKey key;
    private final byte[] kinds;
    private final long[] highs;
    private final long[] lows;
    private int place;

    Glances(FlowKey key, int places) {
        this.key = key;
        kinds = new byte[places];
        highs = new long[places];
        lows = new long[places];
    }

    /** The packet that comes next, if any, gets this place. */
    public void at(int place) {
        this.place = place;
        kinds[place] = NOTHING;
    }

    @Override
    public void packet(Packet packet) {
        if (packet.transport() != Packet.TCP) {
            return;
        }
        if (!FlowTable.tells(packet)) {
            kinds[place] = TIME;
            return;
        }
        kinds[place] = FlowTable.isSuspicious(packet) ? SUSPICIOUS : OF_FLOW;
        key.set(packet);
        highs[place] = key.high();
        lows[place] = key.low();
    }

    byte kind(int place) {
        return kinds[place];
    }

    long high(int place) {
        return highs[place];
    }

    long low(int place) {
        return lows[place];
    }
}
