package io.minewatch.estimate;

import java.util.OptionalInt;

/**
 * What the conversations of one miner show about the number of its devices. The numbers are those
 * at the same time, not over the day.
 *
 * @param sessions conversations
 * @param workers different worker names
 * @param slotSessions of the sessions, those of a proxy in NiceHash mode, where each device has a
 *     fixed byte of the nonce
 * @param slots different such bytes in shares for one job
 * @param passedThrough clients that a proxy passed on one by one, as ckpool does
 * @param proxy whether something is known to gather devices behind it
 * @param registered devices that an aggregator announced one by one, as BTCAgent does
 */
public record DeviceSigns(
        int sessions,
        int workers,
        int slotSessions,
        int slots,
        int passedThrough,
        boolean proxy,
        OptionalInt registered) {

    /** One plain conversation. */
    public static final DeviceSigns ONE =
            new DeviceSigns(1, 1, 0, 0, 0, false, OptionalInt.empty());
}
