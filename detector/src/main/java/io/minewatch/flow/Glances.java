package io.minewatch.flow;

import io.minewatch.decode.Packet;
import io.minewatch.decode.PacketListener;

import java.util.Arrays;

/**
 * What one packet after the other shows by itself, without knowing which flows are followed: so it
 * may be looked at ahead of its turn, and in another thread. {@link FlowTable#wants} then tells, in
 * the order of the packets, which of them it must see after all.
 */
public final class Glances implements PacketListener {

    /** Notes of a packet what another stage needs to know. */
    @FunctionalInterface
    public interface Other {

        /** Anything but 0 if that stage must know of the packet at all. */
        byte glance(Packet packet);
    }

    /** No packet, or one that the table does not care for. */
    static final byte NOTHING = 0;

    /** Only shows how late it is. */
    static final byte TIME = 1;

    /** Of matter if its flow is followed. */
    static final byte OF_FLOW = 2;

    /** Of matter in any case. */
    static final byte SUSPICIOUS = 3;

    /** Shows nothing by itself. */
    static final byte LEFT = 4;

    private static final int FIRST_PLACES = 4096;

    private final FlowKey key;
    private final Other other;
    private byte[] others = new byte[FIRST_PLACES];
    private byte[] kinds = new byte[FIRST_PLACES];
    private long[] highs = new long[FIRST_PLACES];
    private long[] lows = new long[FIRST_PLACES];
    private int place;

    Glances(FlowKey key, Other other) {
        this.key = key;
        this.other = other;
    }

    /** The packet that comes next, if any, gets this place: from 0 on, one by one. */
    public void at(int place) {
        if (place == kinds.length) {
            kinds = Arrays.copyOf(kinds, 2 * place);
            others = Arrays.copyOf(others, 2 * place);
            highs = Arrays.copyOf(highs, 2 * place);
            lows = Arrays.copyOf(lows, 2 * place);
        }
        this.place = place;
        kinds[place] = NOTHING;
        others[place] = 0;
    }

    /** There is a packet at the present place that cannot be told by itself. */
    public void leave() {
        kinds[place] = LEFT;
    }

    /** True if the packet at a place was left: it must be decoded when it is its turn. */
    public boolean hasLeft(int place) {
        return kinds[place] == LEFT;
    }

    @Override
    public void packet(Packet packet) {
        others[place] = other.glance(packet);
        kinds[place] = kindOf(packet);
        if (kinds[place] >= OF_FLOW || others[place] != 0) {
            key.set(packet);
            highs[place] = key.high();
            lows[place] = key.low();
        }
    }

    private static byte kindOf(Packet packet) {
        if (packet.transport() != Packet.TCP) {
            return NOTHING;
        }
        if (!FlowTable.tells(packet)) {
            return TIME;
        }
        return FlowTable.isSuspicious(packet) ? SUSPICIOUS : OF_FLOW;
    }

    /** What {@link Other} noted of a packet; 0 if there is none. */
    public byte other(int place) {
        return others[place];
    }

    /** Upper 64 bits of the key of a packet's flow, if there is anything noted of it. */
    public long high(int place) {
        return highs[place];
    }

    /** The lower ones. */
    public long low(int place) {
        return lows[place];
    }

    byte kind(int place) {
        return kinds[place];
    }
}
