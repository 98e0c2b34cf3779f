package io.minewatch.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

import java.util.Optional;

class PowerEstimateTest {

    private static final double PER_TERAHASH = 1e-12;

    /** 4.33 to 6.83 TH/s at 13.5 to 60 J/TH: 58 to 410 W, and a fifth more for cooling: 491. */
    @Test
    void multipliesBothEnds() {
        var efficiency = Efficiency.ofAlgorithm(13.5 * PER_TERAHASH, 60 * PER_TERAHASH);
        var power =
                known(PowerEstimate.estimate(hashrate(4.329e12, 6.827e12), efficiency(efficiency)));
        assertEquals(58, power.lo(), 0.5);
        assertEquals(410, power.hi() / power.pueHi(), 0.5);
        assertEquals(491, power.hi(), 0.6);
        assertEquals(
                "1.0 1.2 algorithm", power.pueLo() + " " + power.pueHi() + " " + power.basis());
    }

    /** 100 TH/s at 30 J/TH give or take 15 %: 2550 W, and 3450 W times 1.2. */
    @Test
    void aKnownModelNarrows() {
        var efficiency = Efficiency.ofModel(30 * PER_TERAHASH);
        var power = known(PowerEstimate.estimate(hashrate(1e14, 1e14), efficiency(efficiency)));
        assertEquals(2_550, power.lo(), 1e-6);
        assertEquals(4_140, power.hi(), 1e-6);
        assertEquals("model", power.basis());
    }

    @Test
    void saysWhyThereIsNone() {
        var efficiency = efficiency(Efficiency.ofModel(1));
        Estimate<Hashrate> none = Estimate.none(Unknowable.NO_SHARES);
        assertEquals(
                Estimate.none(Unknowable.NO_HASHRATE), PowerEstimate.estimate(none, efficiency));
        assertEquals(
                Estimate.none(Unknowable.NO_HARDWARE_TABLE),
                PowerEstimate.estimate(hashrate(1, 2), Optional.empty()));
    }

    @Test
    void refusesAnEfficiencyThatCannotBe() {
        for (double lo : new double[] {0, -1, 3, Double.NaN}) {
            assertThrows(
                    IllegalArgumentException.class, () -> Efficiency.ofAlgorithm(lo, 2), "" + lo);
        }
        assertThrows(
                IllegalArgumentException.class,
                () -> Efficiency.ofAlgorithm(1, Double.POSITIVE_INFINITY));
    }

    private static Optional<Efficiency> efficiency(Efficiency efficiency) {
        return Optional.of(efficiency);
    }

    private static Estimate<Hashrate> hashrate(double lo, double hi) {
        return Estimate.of(
                new Hashrate(lo, (lo + hi) / 2, hi, "H/s", 0.95, Basis.ACCEPTED_SHARES.label));
    }

    private static Power known(Estimate<Power> estimate) {
        return (Power) assertInstanceOf(Estimate.Known.class, estimate).value();
    }
}
