package io.minewatch.signature;

import java.util.List;

/**
 * A machine that mines, as one of the algorithms it can do.
 *
 * @param vendor "Bitmain"
 * @param model "Antminer S19 95T"
 * @param names what else it is called, by agents above all; models may share them
 * @param algorithm by {@link Algorithm#name}
 * @param hashrate in the unit of the algorithm
 * @param wattsLow electric power, lowest known
 * @param wattsHigh electric power, highest known; at least {@code wattsLow}
 * @param source where this is from
 */
public record Hardware(
        String vendor,
        String model,
        List<String> names,
        String algorithm,
        double hashrate,
        double wattsLow,
        double wattsHigh,
        String source) {

    public Hardware {
        names = List.copyOf(names);
    }
}
