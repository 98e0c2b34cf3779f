package io.minewatch.cadence.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** What the test promises: how seldom chance deceives it, and how soon it sees a miner. */
class SynchronyTest {

    private static final long SECOND = 1_000_000_000L;
    private static final long DAY = 86_400;

    /** Kinds of flows that have nothing to do with any chain. */
    private enum Pattern {
        TIMER,
        TREMBLING_TIMER,
        CHANCE,
        BURSTS,
        DAY_AND_NIGHT
    }

    private final MemorySegment memory = Arena.ofAuto().allocate(Synchrony.BYTES, 8);

    @Test
    void chanceDeceivesAsSeldomAsStated() {
        int flows = 4000;
        var highest = new double[flows];
        var random = new SplittableRandom(20261122);
        var chain = new BlockClock();
        for (int i = 0; i < flows; i++) {
            if (i % 100 == 0) {
                chain = chain(random, 120, 600);
            }
            var pattern = Pattern.values()[i % Pattern.values().length];
            highest[i] = highest(chain, pushes(pattern, random));
        }
        Arrays.sort(highest);
        for (double a : new double[] {0.1, 0.01, 0.001}) {
            long deceived = Arrays.stream(highest).filter(x -> x >= -Math.log(a)).count();
            // Three standard deviations above what is stated.
            double most = flows * a + 3 * Math.sqrt(flows * a);
            assertTrue(deceived <= most, deceived + " of " + flows + " at " + a);
        }
    }

    @Test
    void seesEveryMinerOfAChainWithABlockInTwoMinutesWithinThreeHours() {
        assertTrue(latest(120, 30, 200) <= 3 * 3600, "by then all should be seen");
    }

    @Test
    void seesEveryMinerOfAChainWithABlockInTenMinutesWithinTwelveHours() {
        assertTrue(latest(600, 30, 100) <= 12 * 3600, "by then all should be seen");
    }

    /** Seconds until the last of some miners is seen, at one in a billion for 10,000 flows. */
    private long latest(double blockSeconds, double jobSeconds, int miners) {
        var random = new SplittableRandom(5);
        var needed = new ArrayList<Long>();
        for (int i = 0; i < miners; i++) {
            var ticks = ticks(random, blockSeconds);
            var clock = new BlockClock();
            ticks.forEach(tick -> clock.tick("chain", tick));
            var pushes = new ArrayList<Long>();
            for (double at = 0; at < DAY; at += jobSeconds * (0.5 + random.nextDouble())) {
                pushes.add((long) (at * SECOND));
            }
            for (long tick : ticks) {
                if (random.nextDouble() < 0.95) {
                    pushes.add(tick + (long) (random.nextDouble() * 2 * SECOND));
                }
            }
            needed.add(firstAbove(clock, pushes, Math.log(1e9 * 10_000)));
        }
        return needed.stream().mapToLong(x -> x).max().orElseThrow();
    }

    @Test
    void aPauseOfTheReferenceChangesNothing() {
        var clock = new BlockClock();
        var random = new SplittableRandom(6);
        ticks(random, 120).stream()
                .filter(tick -> tick < 20_000 * SECOND)
                .forEach(tick -> clock.tick("chain", tick));
        var run = run(clock, pushes(Pattern.TIMER, random));
        assertEquals(run.at(31), run.at(100));
    }

    @Test
    void silenceIsNoSignOfMining() {
        var run = run(chain(new SplittableRandom(8), 120, 600), List.of(0L, (DAY - 1) * SECOND));
        assertTrue(run.evidence.stream().allMatch(x -> x < 1), run.evidence.toString());
    }

    @Test
    void tellsWhichChainAndHowManyBlocks() {
        var random = new SplittableRandom(9);
        var clock = new BlockClock();
        var other = ticks(random, 150);
        var own = ticks(random, 120);
        other.forEach(tick -> clock.tick("other", tick));
        own.forEach(tick -> clock.tick("own", tick));
        var synchrony = new Synchrony(clock);
        run(clock, own);
        assertEquals("own", synchrony.chainName(memory, 0));
        int blocks = synchrony.ticks(memory, 0);
        assertTrue(blocks > 600 && synchrony.hits(memory, 0) == blocks, "blocks: " + blocks);
        assertTrue(synchrony.expectedHits(memory, 0) < 0.2 * blocks, "by chance");
    }

    /** A day later, and another sixteen chains: what was learnt of one is not told of the next. */
    @Test
    void whatWasLearntOfAChainIsNotToldOfItsSuccessor() {
        var random = new SplittableRandom(10);
        var clock = new BlockClock();
        var own = ticks(random, 120);
        own.forEach(tick -> clock.tick("own", tick));
        var synchrony = new Synchrony(clock);
        run(clock, own);
        assertEquals("own", synchrony.chainName(memory, 0));
        for (int i = 0; i < BlockClock.MAX_CHAINS; i++) {
            clock.tick("later" + i, 2 * DAY * SECOND);
        }
        assertTrue(synchrony.logEvidence(memory, 0) < 0, "nothing is known of the successor");
        assertEquals("", synchrony.chainName(memory, 0));
    }

    @Test
    void theWeightsOfTheBeginningSumUpToOne() {
        double sum = 0;
        for (int epoch = 1; epoch <= 1_000_000; epoch++) {
            sum += Synchrony.startWeight(epoch);
        }
        assertEquals(1, sum, 1e-6);
    }

    @Test
    void aBetOnChanceIsFair() {
        for (double coverage : new double[] {0.01, 0.1, 0.5, 0.9, 0.95}) {
            double mean =
                    coverage * Math.exp(Synchrony.ratio(true, coverage))
                            + (1 - coverage) * Math.exp(Synchrony.ratio(false, coverage));
            assertEquals(1, mean, 1e-12);
        }
    }

    /** Who is pushed to nearly always, and not when blocks come, is no follower. */
    @Test
    void aMissIsNeverEvidence() {
        for (double coverage = 0; coverage < 1; coverage += 0.01) {
            assertTrue(Synchrony.ratio(false, coverage) <= 0, "coverage " + coverage);
        }
        assertEquals(0, Synchrony.ratio(true, 1));
        assertEquals(0, Synchrony.ratio(true, 0.95));
    }

    private static BlockClock chain(SplittableRandom random, double... means) {
        var clock = new BlockClock();
        for (double mean : means) {
            ticks(random, mean).forEach(tick -> clock.tick("one in " + mean, tick));
        }
        return clock;
    }

    private static List<Long> ticks(SplittableRandom random, double mean) {
        var times = new ArrayList<Long>();
        // So long before that the clock is learnt when the day begins.
        double first = -40 * mean;
        for (double at = first; at < DAY; at -= mean * Math.log(1 - random.nextDouble())) {
            times.add((long) (at * SECOND));
        }
        return times;
    }

    private static List<Long> pushes(Pattern pattern, SplittableRandom random) {
        double period = 15 * Math.pow(60, random.nextDouble());
        var times = new ArrayList<Long>();
        for (double at = period * random.nextDouble(); at < DAY; ) {
            times.add((long) (at * SECOND));
            at +=
                    switch (pattern) {
                        case TIMER -> period;
                        case TREMBLING_TIMER -> period * (0.8 + 0.4 * random.nextDouble());
                        case CHANCE -> -period * Math.log(1 - random.nextDouble());
                        case BURSTS -> random.nextInt(5) > 0 ? 2 : 10 * period;
                        case DAY_AND_NIGHT -> at % 40_000 < 20_000 ? period : 8 * period;
                    };
        }
        return times;
    }

    private double highest(BlockClock clock, List<Long> pushes) {
        return run(clock, pushes).evidence.stream()
                .mapToDouble(x -> x)
                .max()
                .orElse(Double.NEGATIVE_INFINITY);
    }

    /** Second at whose epoch's end the evidence reached so much. */
    private long firstAbove(BlockClock clock, List<Long> pushes, double enough) {
        var evidence = run(clock, pushes).evidence;
        for (int i = 0; i < evidence.size(); i++) {
            if (evidence.get(i) >= enough) {
                return (long) (i + 1) * Synchrony.BINS;
            }
        }
        return Long.MAX_VALUE;
    }

    private record Run(List<Double> evidence) {

        double at(int epoch) {
            return evidence.get(epoch);
        }
    }

    /** A flow of a day. */
    private Run run(BlockClock clock, List<Long> pushes) {
        var synchrony = new Synchrony(clock);
        synchrony.begin(memory, 0);
        var byEpoch = new TreeMap<Long, long[]>();
        for (long push : pushes) {
            if (push >= 0) {
                long second = push / SECOND;
                long[] words =
                        byEpoch.computeIfAbsent(
                                second / Synchrony.BINS, _ -> new long[Synchrony.WORDS]);
                words[(int) (second % Synchrony.BINS / 64)] |= 1L << second % Synchrony.BINS % 64;
            }
        }
        var evidence = new ArrayList<Double>();
        for (long epoch = 0; epoch < DAY / Synchrony.BINS; epoch++) {
            long start = epoch * Synchrony.EPOCH_NANOS;
            long[] words = byEpoch.getOrDefault(epoch, new long[Synchrony.WORDS]);
            synchrony.epoch(memory, 0, words, new long[Synchrony.WORDS], start, 0, DAY * SECOND);
            evidence.add(synchrony.logEvidence(memory, 0));
        }
        return new Run(evidence);
    }
}
