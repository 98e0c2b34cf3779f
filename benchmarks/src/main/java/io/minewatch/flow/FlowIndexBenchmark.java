package io.minewatch.flow;

import io.minewatch.decode.MadePacket;

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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

import java.util.concurrent.TimeUnit;

/**
 * Nanoseconds to hash a packet's flow and look it up, in a table of so many followed flows. The
 * flows are asked for in no order, so that a large table answers from memory. {@link #baseline}
 * only hashes.
 *
 * <p>10 million entries need 3 GB: the table is at most half full, and doubles.
 *
 * <pre>
 * benchmarks/jmh FlowIndexBenchmark -prof gc -jvmArgsAppend -Xmx2g
 * </pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 2, jvmArgsAppend = "--enable-native-access=ALL-UNNAMED")
public class FlowIndexBenchmark {

    private static final long ODD = 0x9e37_79b9_7f4a_7c15L;

    /** Behind the numbers of all flows that are in the table. */
    private static final long ELSEWHERE = 1L << 32;

    @Param({"10000", "1000000", "10000000"})
    private int entries;

    private final MadePacket made = new MadePacket();
    private final FlowKey key = new FlowKey(0x1234_5678_9abc_def1L, 0x0fed_cba9_8765_4321L);
    private FlowIndex index;
    private long step;

    @Setup
    public void setUp() {
        index = new FlowIndex();
        for (int i = 0; i < entries; i++) {
            key.set(made.ofFlow(i));
            index.add(key.high(), key.low(), i);
        }
        key.set(made.ofFlow(entries - 1));
        if (index.find(key) != entries - 1) {
            throw new IllegalStateException("the table lost a flow");
        }
    }

    @TearDown
    public void tearDown() {
        index.close();
    }

    /** One after the other, in no order. */
    private long next() {
        return Math.unsignedMultiplyHigh(step++ * ODD, entries);
    }

    @Benchmark
    public long baseline() {
        key.set(made.ofFlow(next()));
        return key.low();
    }

    @Benchmark
    public int hit() {
        key.set(made.ofFlow(next()));
        return index.find(key);
    }

    @Benchmark
    public int miss() {
        key.set(made.ofFlow(ELSEWHERE + next()));
        return index.find(key);
    }

    /** A flow comes and goes: both together. */
    @Benchmark
    public int insertAndRemove() {
        key.set(made.ofFlow(ELSEWHERE + next()));
        index.add(key.high(), key.low(), entries);
        index.remove(key.high(), key.low());
        return entries;
    }
}
