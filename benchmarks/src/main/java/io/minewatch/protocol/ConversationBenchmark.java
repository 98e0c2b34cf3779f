package io.minewatch.protocol;

import io.minewatch.Dialects;
import io.minewatch.benchmark.Talk;
import io.minewatch.flow.Flow;
import io.minewatch.metrics.Counters;
import io.minewatch.protocol.carrier.Carriage;
import io.minewatch.signature.Signatures;
import io.minewatch.verdict.Pseudonyms;
import io.minewatch.verdict.VerdictConfig;
import io.minewatch.verdict.Verdicts;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

import java.lang.foreign.ValueLayout;
import java.util.concurrent.TimeUnit;

/**
 * Nanoseconds per payload of a whole mining conversation: opened, read, ended. {@link #baseline}
 * only takes the payloads out of native memory; {@link #read} understands them; {@link #judged}
 * adds what becomes of it, up to the detection.
 *
 * <pre>
 * benchmarks/jmh ConversationBenchmark -prof gc
 * </pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 2, jvmArgsAppend = "--enable-native-access=ALL-UNNAMED")
@OperationsPerInvocation(ConversationBenchmark.PAYLOADS)
public class ConversationBenchmark {

    static final int PAYLOADS = 128;

    @Param({"stratum_v1", "cryptonote", "ethproxy", "ethereum_stratum"})
    private String dialect;

    private Talk talk;
    private Conversations reading;
    private Conversations judging;
    private long detections;

    @Setup
    public void setUp() {
        talk = Talk.of(dialect, PAYLOADS);
        var counters = new Counters();
        reading = new Conversations(Dialects.ALL, new Silence(), counters);
        var verdicts =
                new Verdicts(
                        VerdictConfig.DEFAULT,
                        Signatures.empty(),
                        Pseudonyms.random(false),
                        detection -> detections++,
                        counters);
        judging = new Conversations(Dialects.ALL, verdicts, counters);
        talk.say(judging.opened(talk.flow()));
        if (detections != 1) {
            throw new IllegalStateException(dialect + ": is not detected");
        }
    }

    @Benchmark
    public void baseline(Blackhole hole) {
        for (Talk.Turn turn : talk.turns()) {
            hole.consume(turn.bytes().toArray(ValueLayout.JAVA_BYTE));
        }
    }

    @Benchmark
    public void read() {
        talk.say(reading.opened(talk.flow()));
    }

    @Benchmark
    public long judged() {
        talk.say(judging.opened(talk.flow()));
        return detections;
    }

    /** Hears everything and makes nothing of it. */
    private static final class Silence
            implements ConversationListener, ConversationListener.Listener {

        @Override
        public Listener begins(Flow flow, Dialect dialect) {
            return this;
        }

        @Override
        public void dialect(Dialect dialect) {}

        @Override
        public void client(int side) {}

        @Override
        public void carried(Carriage carriage) {}

        @Override
        public void event(Heard heard, Event event) {}

        @Override
        public void pulse(long timeNanos) {}

        @Override
        public void withdrawn() {}

        @Override
        public void ended(long timeNanos) {}
    }
}
