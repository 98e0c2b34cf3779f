package io.minewatch.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/** One program of the comparison, and what its rounds showed. */
final class Contestant {

    /**
     * One pass over the capture.
     *
     * @param seconds by the clock; the machine may have been busy with others
     * @param cpuSeconds of all of the process
     * @param peakKilobytes of resident memory that is no file's
     * @param found mining flows, if the program looks for any
     */
    record Round(double seconds, double cpuSeconds, long peakKilobytes, OptionalLong found) {}

    /** Makes one pass. */
    interface Runner {
        Round run() throws IOException, InterruptedException;
    }

    private final String name;
    private final Runner runner;
    private final List<Round> rounds = new ArrayList<>();

    Contestant(String name, Runner runner) {
        this.name = name;
        this.runner = runner;
    }

    String name() {
        return name;
    }

    void round() throws IOException, InterruptedException {
        rounds.add(runner.run());
    }

    /** How many so far. */
    int rounds() {
        return rounds.size();
    }

    /** Least processor time: what it needs when others disturb it least. */
    double best() {
        return rounds.stream().mapToDouble(Round::cpuSeconds).min().orElseThrow();
    }

    double median() {
        return rounds.stream()
                .map(Round::cpuSeconds)
                .sorted()
                .skip(rounds.size() / 2)
                .findFirst()
                .orElseThrow();
    }

    double bestByTheClock() {
        return rounds.stream().mapToDouble(Round::seconds).min().orElseThrow();
    }

    long peakMegabytes() {
        return rounds.stream().mapToLong(Round::peakKilobytes).max().orElse(0) / 1000;
    }

    /** The least of all rounds, should they differ. */
    OptionalLong found() {
        return rounds.stream()
                .map(Round::found)
                .min(Comparator.comparingLong(found -> found.orElse(0)))
                .orElse(OptionalLong.empty());
    }
}
