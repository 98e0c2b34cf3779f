package io.minewatch.estimate;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** How many devices there are at least and at most, by whichever sign is the strictest. */
public final class DeviceCount {

    /** What fits the one byte of the nonce that a NiceHash mode proxy gives each device. */
    public static final int SLOTS = 256;

    private DeviceCount() {}

    /**
     * The range of devices behind one miner.
     *
     * <p>At least: the sessions, unless a proxy holds them, which may keep spare ones; the workers;
     * the slots in use for one job; the clients passed on; what the hashrate takes even of the
     * largest devices; and always one. At most: what the hashrate leaves room for if all are as
     * small as it gets; the slots, if all sessions have them; otherwise nobody knows. Registered
     * devices are counted, not bounded.
     *
     * @param hashrate of all sessions together
     * @param smallest hashrate of the smallest device worth using for the algorithm, same unit
     * @param largest hashrate of the largest single device for it
     */
    public static Devices estimate(
            DeviceSigns signs,
            Estimate<Hashrate> hashrate,
            OptionalDouble smallest,
            OptionalDouble largest) {
        int counted = signs.registered().orElse(0);
        if (counted > 0) {
            return new Devices(counted, OptionalInt.of(counted), "registrations");
        }
        int sessions = signs.proxy() ? 1 : Math.max(signs.sessions(), 1);
        int byHashrate = atLeast(hashrate, largest);
        int min =
                IntStream.of(
                                sessions,
                                signs.workers(),
                                signs.slots(),
                                signs.passedThrough(),
                                byHashrate)
                        .max()
                        .orElse(1);
        var max = atMost(signs, hashrate, smallest);
        return new Devices(
                min,
                max.isPresent() ? OptionalInt.of(Math.max(min, max.getAsInt())) : max,
                basis(signs, sessions, min));
    }

    /** Which sign gave the minimum; the plainest if several did. */
    private static String basis(DeviceSigns signs, int sessions, int min) {
        if (signs.slotSessions() > 0 && min == sessions) {
            return "nicehash_slots";
        }
        if (min == sessions) {
            return "sessions";
        }
        if (min == signs.workers()) {
            return "workers";
        }
        if (min == signs.slots()) {
            return "nicehash_slots";
        }
        return min == signs.passedThrough() ? "pass_through" : "hashrate";
    }

    private static int atLeast(Estimate<Hashrate> hashrate, OptionalDouble largest) {
        return switch (hashrate) {
            case Estimate.Known<Hashrate>(var known) when isPositive(largest) ->
                    (int) Math.ceil(known.lo() / largest.getAsDouble());
            case Estimate.Known<Hashrate> _, Estimate.Unknown<Hashrate> _ -> 0;
        };
    }

    private static OptionalInt atMost(
            DeviceSigns signs, Estimate<Hashrate> hashrate, OptionalDouble smallest) {
        double bySlots =
                signs.slotSessions() > 0 && signs.slotSessions() >= signs.sessions()
                        ? (double) SLOTS * signs.slotSessions()
                        : Double.POSITIVE_INFINITY;
        double byHashrate =
                switch (hashrate) {
                    case Estimate.Known<Hashrate>(var known) when isPositive(smallest) ->
                            Math.floor(known.hi() / smallest.getAsDouble());
                    case Estimate.Known<Hashrate> _, Estimate.Unknown<Hashrate> _ ->
                            Double.POSITIVE_INFINITY;
                };
        double most = Math.min(bySlots, byHashrate);
        return most < Double.POSITIVE_INFINITY ? OptionalInt.of((int) most) : OptionalInt.empty();
    }

    private static boolean isPositive(OptionalDouble number) {
        return number.isPresent() && number.getAsDouble() > 0;
    }
}
