package io.minewatch.coverage;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.minewatch.signature.SignatureException;
import io.minewatch.signature.Signatures;

import org.junit.jupiter.api.Test;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/**
 * Nothing that is said makes a dialect or what is behind it throw, or keep more and more. {@code
 * -Dfuzz.seconds=600} goes on for so much processor time with each dialect, or with those that
 * {@code -Dfuzz.dialects=} names, with a seed of its own: see {@code benchmarks/fuzz}. A failure
 * names the seed; {@code -Dfuzz.seed=} repeats it.
 */
class FuzzTest {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final long USUAL_SEED = 7;
    private static final int ROUNDS = 150;

    /** What one conversation and the bounded lists around it may still grow by. */
    private static final long MAX_GROWTH = 8 << 20;

    @Test
    void nothingThrowsAndNothingGrows() throws SignatureException {
        var signatures = Signatures.load(Path.of("../signatures"));
        double seconds = Double.parseDouble(System.getProperty("fuzz.seconds", "0"));
        long seed = Long.getLong("fuzz.seed", seconds > 0 ? new Random().nextLong() : USUAL_SEED);
        if (seconds > 0) {
            System.out.println("seed " + seed);
            System.out.println("| dialect | conversations | segments | records | growth kB |");
            System.out.println("| --- | --: | --: | --: | --: |");
        }
        List<Spoken> chosen = Spoken.all().filter(FuzzTest::isChosen).toList();
        assertFalse(chosen.isEmpty(), "no dialect has such a name");
        for (Spoken spoken : chosen) {
            search(new Fuzz(spoken, signatures), seed, (long) (seconds * 1e9));
        }
    }

    private static boolean isChosen(Spoken spoken) {
        String names = System.getProperty("fuzz.dialects", "");
        return names.isEmpty() || List.of(names.split(",")).contains(spoken.dialect().variant());
    }

    /** The first half fills what is bounded; the second must not add to it. */
    private static void search(Fuzz fuzz, long seed, long nanos) {
        run(fuzz, seed, ROUNDS, nanos / 2);
        long before = fuzz.usedBytes();
        run(fuzz, seed + fuzz.rounds(), 2 * ROUNDS, nanos / 2);
        long growth = fuzz.usedBytes() - before;
        if (nanos > 0) {
            System.out.println(fuzz.summary() + " | " + growth / 1024 + " |");
        }
        assertTrue(growth < MAX_GROWTH, fuzz.summary() + " grew by " + growth);
    }

    private static void run(Fuzz fuzz, long seed, int rounds, long nanos) {
        long end = THREADS.getCurrentThreadCpuTime() + nanos;
        for (long round = 0; isShort(fuzz, rounds, end); round++) {
            fuzz.round(seed + round);
        }
    }

    private static boolean isShort(Fuzz fuzz, long rounds, long end) {
        return fuzz.rounds() < rounds || THREADS.getCurrentThreadCpuTime() < end;
    }
}
