package io.minewatch.protocol;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

import java.util.concurrent.TimeUnit;

/**
 * Nanoseconds to understand one message that is parsed already, in the middle of a conversation:
 * whether it fits, who says it, what it means. {@link #baseline} asks for its method only.
 *
 * <pre>
 * benchmarks/jmh DialectBenchmark -prof gc
 * </pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 2, jvmArgsAppend = "--enable-native-access=ALL-UNNAMED")
public class DialectBenchmark {

    @Param({"stratum_v1", "cryptonote", "ethproxy", "ethereum_stratum"})
    private String dialect;

    private Dialect chosen;
    private Dialect.Reader reader;
    private Message job;
    private Message share;
    private Message result;

    @Setup
    public void setUp() {
        Lines lines = Lines.of(dialect);
        chosen = lines.dialect();
        reader = chosen.reader();
        job = Lines.parse(lines.job()).getFirst();
        share = Lines.parse(lines.share()).getFirst();
        result = Lines.parse(lines.result()).getFirst();
    }

    @Benchmark
    public String baseline() {
        return share.method();
    }

    @Benchmark
    public void job(Blackhole events) {
        understand(Speaker.SERVER, job, events);
    }

    /** Both together: the answer is matched with its request. */
    @Benchmark
    public void shareAndResult(Blackhole events) {
        understand(Speaker.CLIENT, share, events);
        understand(Speaker.SERVER, result, events);
    }

    private void understand(Speaker speaker, Message message, Blackhole events) {
        events.consume(chosen.fit(message));
        events.consume(chosen.speaker(message));
        reader.read(speaker, message, events::consume);
    }
}
