package io.minewatch.verdict;

import io.minewatch.estimate.Efficiency;
import io.minewatch.signature.Algorithm;
import io.minewatch.signature.Hardware;
import io.minewatch.signature.Signatures;
import java.util.DoubleSummaryStatistics;
import java.util.Optional;
import java.util.stream.Collectors;

/** How much energy a hash takes: that of the machine, if it is known, or of all that do the algorithm. */
final class PowerTable {

    private PowerTable() {}

    static Optional<Efficiency> efficiency(
            Optional<Hardware> machine, Optional<Algorithm> algorithm, Signatures signatures) {
        if (machine.isPresent()) {
            Hardware known = machine.get();
            return Optional.of(
                    Efficiency.ofModel(
                            (known.wattsLow() + known.wattsHigh()) / 2 / known.hashrate()));
        }
        return algorithm.flatMap(known -> ofAll(known.name(), signatures));
    }

    private static Optional<Efficiency> ofAll(String algorithm, Signatures signatures) {
        var machines = signatures.hardware(algorithm);
        if (machines.isEmpty()) {
            return Optional.empty();
        }
        DoubleSummaryStatistics low =
                machines.stream()
                        .collect(Collectors.summarizingDouble(m -> m.wattsLow() / m.hashrate()));
        DoubleSummaryStatistics high =
                machines.stream()
                        .collect(Collectors.summarizingDouble(m -> m.wattsHigh() / m.hashrate()));
        return Optional.of(Efficiency.ofAlgorithm(low.getMin(), high.getMax()));
    }
}
