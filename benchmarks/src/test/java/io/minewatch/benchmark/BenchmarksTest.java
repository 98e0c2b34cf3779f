package io.minewatch.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/** Every benchmark runs, once and briefly: what it measures here means nothing. */
class BenchmarksTest {

    @Test
    void everyBenchmarkRuns() throws RunnerException {
        var options =
                new OptionsBuilder()
                        .forks(0)
                        .warmupIterations(0)
                        .measurementIterations(1)
                        .measurementTime(TimeValue.milliseconds(2))
                        .param("entries", "10000")
                        .shouldFailOnError(true)
                        .verbosity(VerboseMode.SILENT)
                        .build();
        Collection<RunResult> results = new Runner(options).run();
        Set<String> without = new TreeSet<>();
        Set<String> with = new TreeSet<>();
        for (RunResult result : results) {
            String name = result.getParams().getBenchmark();
            String type = name.substring(0, name.lastIndexOf('.'));
            without.add(type);
            if (name.endsWith(".baseline")) {
                with.add(type);
            }
        }
        assertEquals(without, with, "every class has a baseline");
    }
}
