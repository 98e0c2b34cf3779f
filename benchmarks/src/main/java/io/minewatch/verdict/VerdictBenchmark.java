package io.minewatch.verdict;

import io.minewatch.Dialects;
import io.minewatch.benchmark.Home;
import io.minewatch.benchmark.Talk;
import io.minewatch.flow.Flow;
import io.minewatch.metrics.Counters;
import io.minewatch.protocol.ConversationListener;
import io.minewatch.protocol.Conversations;
import io.minewatch.protocol.Dialect;
import io.minewatch.protocol.Event;
import io.minewatch.protocol.Heard;
import io.minewatch.protocol.carrier.Carriage;
import io.minewatch.signature.Signatures;

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

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Nanoseconds to judge one conversation whose events are known already: evidence, identity,
 * estimates, proof of work, the detection. {@link #baseline} is a conversation without any event.
 *
 * <pre>
 * benchmarks/jmh VerdictBenchmark -prof gc
 * </pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 2, jvmArgsAppend = "--enable-native-access=ALL-UNNAMED")
public class VerdictBenchmark {

    private static final int PAYLOADS = 128;

    @Param({"stratum_v1", "cryptonote", "ethproxy", "ethereum_stratum"})
    private String dialect;

    private final Recorder recorder = new Recorder();
    private Verdicts verdicts;
    private long detections;

    @Setup
    public void setUp() {
        Talk talk = Talk.of(dialect, PAYLOADS);
        var counters = new Counters();
        talk.say(new Conversations(Dialects.ALL, recorder, counters).opened(talk.flow()));
        Signatures signatures = Home.signatures();
        verdicts =
                new Verdicts(
                        VerdictConfig.DEFAULT,
                        signatures,
                        Pseudonyms.random(false),
                        detection -> detections++,
                        counters);
        if (conversation() != 1) {
            throw new IllegalStateException(dialect + ": is not detected");
        }
    }

    @Benchmark
    public long baseline() {
        return judge(List.of());
    }

    /** Some 128 messages. */
    @Benchmark
    public long conversation() {
        return judge(recorder.all);
    }

    private long judge(List<Recorded> events) {
        ConversationListener.Listener one = verdicts.begins(recorder.flow, recorder.dialect);
        one.client(recorder.client);
        for (Recorded each : events) {
            one.event(each.heard, each.event);
        }
        one.ended(recorder.flow.lastNanos());
        return detections;
    }

    private record Recorded(Heard heard, Event event) {}

    /** Keeps what was heard. */
    private static final class Recorder
            implements ConversationListener, ConversationListener.Listener {

        private final List<Recorded> all = new ArrayList<>();
        private Flow flow;
        private Dialect dialect;
        private int client;

        @Override
        public Listener begins(Flow begun, Dialect spoken) {
            flow = begun;
            dialect = spoken;
            return this;
        }

        @Override
        public void dialect(Dialect other) {
            dialect = other;
        }

        @Override
        public void client(int side) {
            client = side;
        }

        @Override
        public void carried(Carriage carriage) {}

        @Override
        public void event(Heard heard, Event event) {
            all.add(new Recorded(heard, event));
        }

        @Override
        public void pulse(long timeNanos) {}

        @Override
        public void withdrawn() {
            throw new IllegalStateException("it is mining");
        }

        @Override
        public void ended(long timeNanos) {}
    }
}
