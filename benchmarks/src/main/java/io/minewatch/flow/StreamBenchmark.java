package io.minewatch.flow;

import io.minewatch.decode.MadePacket;
import io.minewatch.metrics.Counters;

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
import org.openjdk.jmh.annotations.Warmup;

import java.lang.foreign.MemorySegment;
import java.util.concurrent.TimeUnit;

/**
 * Nanoseconds to put one segment of a followed flow in order. {@link #baseline} hands the segments
 * on as they are.
 *
 * <pre>
 * benchmarks/jmh StreamBenchmark -prof gc
 * </pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 2, jvmArgsAppend = "--enable-native-access=ALL-UNNAMED")
@OperationsPerInvocation(StreamBenchmark.SEGMENTS)
public class StreamBenchmark {

    static final int SEGMENTS = 1024;

    private static final int LENGTH = 300;

    /** Every eighth segment comes after the next, or never. */
    private static final int EVERY = 8;

    private final MemorySegment segment = MadePacket.inMemory(new byte[LENGTH]);
    private final Counted follower = new Counted();
    private Stream stream;
    private int sequence;
    private long nanos;

    @Setup
    public void setUp() {
        var flow = new Flow(new MadePacket().ofFlow(1));
        stream = new Stream(0, flow, follower, new Counters(), 2_000_000_000L, new HeldRoom());
    }

    @Benchmark
    public long baseline() {
        for (int i = 0; i < SEGMENTS; i++) {
            follower.data(0, segment, 0, LENGTH, nanos++);
        }
        return follower.bytes;
    }

    @Benchmark
    public long inOrder() {
        for (int i = 0; i < SEGMENTS; i++) {
            segment(sequence);
            sequence += LENGTH;
        }
        return follower.bytes;
    }

    @Benchmark
    public long reordered() {
        for (int i = 0; i < SEGMENTS; i += EVERY) {
            segment(sequence + LENGTH);
            segment(sequence);
            for (int j = 2; j < EVERY; j++) {
                segment(sequence + j * LENGTH);
            }
            sequence += EVERY * LENGTH;
        }
        return follower.bytes;
    }

    /** The receiver acknowledges what the capture has missed. */
    @Benchmark
    public long holes() {
        for (int i = 0; i < SEGMENTS; i += EVERY) {
            sequence += LENGTH;
            for (int j = 1; j < EVERY; j++) {
                segment(sequence);
                sequence += LENGTH;
            }
            stream.acknowledged(sequence, nanos);
        }
        return follower.bytes;
    }

    private void segment(int number) {
        stream.segment(number, segment, 0, LENGTH, LENGTH, nanos++);
    }

    /** Adds up what it gets. */
    private static final class Counted implements Follower {

        private long bytes;

        @Override
        public void data(int side, MemorySegment memory, long offset, int length, long nanos) {
            bytes += length;
        }

        @Override
        public void gap(int side, long missing, long nanos) {
            bytes += missing;
        }

        @Override
        public void pulse(long timestampNanos) {}

        @Override
        public void settle() {}

        @Override
        public void closed(long nanos) {}

        @Override
        public Interest interest() {
            return Interest.MINING;
        }
    }
}
