package io.minewatch.estimate;

import java.util.Optional;

/** Power from hashrate: what the hardware takes for it, and cooling on top. */
public final class PowerEstimate {

    /** Power usage effectiveness of a machine in the open, no cooling counted. */
    public static final double PUE_LO = 1.00;

    /** Power usage effectiveness of a small data centre; an assumption, mines are mostly below. */
    public static final double PUE_HI = 1.20;

    private PowerEstimate() {}

    /**
     * The electric power behind a hashrate, in watts: both ends of hashrate, efficiency and power
     * usage effectiveness multiplied.
     *
     * @param efficiency joules per what the hashrate counts; empty if no hardware is known
     */
    public static Estimate<Power> estimate(
            Estimate<Hashrate> hashrate, Optional<Efficiency> efficiency) {
        return switch (hashrate) {
            case Estimate.Unknown<Hashrate> _ -> Estimate.none(Unknowable.NO_HASHRATE);
            case Estimate.Known<Hashrate>(var known) ->
                    efficiency
                            .map(joules -> Estimate.of(power(known, joules)))
                            .orElseGet(() -> Estimate.none(Unknowable.NO_HARDWARE_TABLE));
        };
    }

    private static Power power(Hashrate hashrate, Efficiency efficiency) {
        return new Power(
                hashrate.lo() * efficiency.lo() * PUE_LO,
                hashrate.hi() * efficiency.hi() * PUE_HI,
                PUE_LO,
                PUE_HI,
                efficiency.basis());
    }
}
