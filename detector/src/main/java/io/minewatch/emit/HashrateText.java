package io.minewatch.emit;

import io.minewatch.estimate.Hashrate;

import java.util.Locale;

/** A hashrate as people say it: "4.3-6.8 TH/s". */
final class HashrateText {

    private static final String PREFIXES = " kMGTPEZY";
    private static final double STEP = 1000;

    /** Below it a rounded lower end would read 0.0. */
    private static final double SMALLEST = 0.05;

    private HashrateText() {}

    static String of(Hashrate rate) {
        int power = power(rate.hi());
        double lo = rate.lo() / Math.pow(STEP, power);
        boolean ownPrefix = rate.lo() > 0 && lo < SMALLEST && power > 0;
        String from = ownPrefix ? scaled(rate.lo(), rate.unit()) : digits(lo);
        return from + "-" + scaled(rate.hi(), rate.unit());
    }

    private static String scaled(double value, String unit) {
        int power = power(value);
        String prefix = String.valueOf(PREFIXES.charAt(power)).strip();
        return digits(value / Math.pow(STEP, power)) + " " + prefix + unit;
    }

    /** How often to divide by 1000 until the rounded number has three digits at most. */
    private static int power(double value) {
        int power = 0;
        double left = value;
        while (Math.rint(left) >= STEP && power < PREFIXES.length() - 1) {
            left /= STEP;
            power++;
        }
        return power;
    }

    private static String digits(double value) {
        if (value == 0) {
            return "0";
        }
        return String.format(Locale.ROOT, Math.round(value * 10) < 100 ? "%.1f" : "%.0f", value);
    }
}
