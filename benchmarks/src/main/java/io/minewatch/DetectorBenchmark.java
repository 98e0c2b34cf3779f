package io.minewatch;

import io.minewatch.benchmark.Chain;
import io.minewatch.benchmark.Frames;
import io.minewatch.benchmark.Traffic;
import io.minewatch.capture.FrameListener;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

import java.lang.foreign.ValueLayout;
import java.util.concurrent.TimeUnit;

/**
 * Nanoseconds per packet from the frame to the detection, over simulated traffic in memory (some 28
 * MB, more than the caches hold). {@link #baseline} looks at the first byte of every frame; {@link
 * #ordinary} has no mining in it, {@link #mining} has 0.1 % of the bytes.
 *
 * <pre>
 * benchmarks/jmh DetectorBenchmark -prof gc
 * </pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 2, jvmArgsAppend = "--enable-native-access=ALL-UNNAMED")
@OperationsPerInvocation(DetectorBenchmark.PACKETS)
public class DetectorBenchmark {

    static final int PACKETS = 32_768;

    private Frames ordinary;
    private Frames mining;
    private Chain chain;
    private FrameListener touch;
    private long touched;
    private long later;

    @Setup
    public void setUp() {
        ordinary = Traffic.ordinary(PACKETS);
        mining = Traffic.mining(PACKETS, 0.001);
        chain = Chain.shipped();
        touch =
                (memory, offset, captured, onWire, nanos, link) ->
                        touched += memory.get(ValueLayout.JAVA_BYTE, offset);
    }

    @TearDown
    public void tearDown() {
        chain.close();
    }

    @Benchmark
    public long baseline() {
        ordinary.play(touch, 0);
        return touched;
    }

    @Benchmark
    public long ordinary() {
        return play(ordinary);
    }

    @Benchmark
    public long mining() {
        return play(mining);
    }

    /** Each time later, so that what depends on time goes on. */
    private long play(Frames frames) {
        frames.play(chain.decoder(), later);
        later += frames.lasting();
        return later;
    }
}
