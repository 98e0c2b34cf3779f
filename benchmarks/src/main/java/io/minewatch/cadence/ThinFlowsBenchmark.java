package io.minewatch.cadence;

import io.minewatch.cadence.clock.BlockClock;
import io.minewatch.cadence.clock.Synchrony;
import io.minewatch.cadence.name.Names;
import io.minewatch.decode.MadePacket;
import io.minewatch.decode.Packet;
import io.minewatch.flow.Flow;
import io.minewatch.flow.FlowKey;
import io.minewatch.metrics.Counters;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

import java.lang.foreign.MemorySegment;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Nanoseconds that one packet costs in the stage of flows that cannot be read. {@link #baseline}
 * makes the packet and its key.
 *
 * <pre>
 * benchmarks/jmh ThinFlowsBenchmark -prof gc
 * </pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 2, jvmArgsAppend = "--enable-native-access=ALL-UNNAMED")
public class ThinFlowsBenchmark {

    private static final long ODD = 0x9e37_79b9_7f4a_7c15L;

    /** Behind the numbers of all flows that are in the table. */
    private static final long ELSEWHERE = 1L << 32;

    private static final long START = 1_787_191_867_000_000_000L;
    private static final int FULL = 1448;
    private static final int SHORT = 200;

    @Param({"1000", "1000000"})
    private int flows;

    private final MadePacket made = new MadePacket();
    private final FlowKey key = new FlowKey(0x1234_5678_9abc_def1L, 0x0fed_cba9_8765_4321L);
    private OpaqueTraffic traffic;
    private MemorySegment full;
    private MemorySegment brief;
    private long step;

    /** Nobody is told of. */
    private static final class Nobody implements OpaqueListener {

        @Override
        public void suspicious(Flow flow, ThinFlow seen) {}

        @Override
        public void read(Flow flow, ThinFlow seen) {}

        @Override
        public void ended(Flow flow, ThinFlow seen) {}
    }

    @Setup
    public void setUp() {
        var noise = new byte[FULL];
        new Random(1).nextBytes(noise);
        noise[0] = 0x17;
        full = MadePacket.inMemory(noise);
        brief = full.asSlice(0, SHORT);
        var config =
                new CadenceConfig(
                        CadenceConfig.MOST_FLOWS, CadenceConfig.DEFAULT.idleTimeout(), 1e-9, 16);
        traffic =
                new OpaqueTraffic(
                        config,
                        key.another(),
                        new Synchrony(new BlockClock()),
                        new Names(Signatures::empty),
                        ReadFlows.NONE,
                        new Nobody(),
                        new Counters());
        for (int i = 0; i < flows; i++) {
            made.ofFlow(i);
            traffic.packet(made.saying(brief, 0, START));
        }
        if (traffic.size() < flows * 0.95) {
            throw new IllegalStateException("only " + traffic.size() + " flows are watched");
        }
    }

    @TearDown
    public void tearDown() {
        traffic.close();
    }

    /** One after the other, in no order. */
    private long next() {
        return Math.unsignedMultiplyHigh(step++ * ODD, flows);
    }

    @Benchmark
    public long baseline() {
        made.ofFlow(ELSEWHERE + next());
        Packet packet = made.saying(full, 0, START);
        key.set(packet);
        return key.low();
    }

    /** A packet of a flow that nobody watches. */
    @Benchmark
    public void miss() {
        made.ofFlow(ELSEWHERE + next());
        traffic.packet(made.saying(full, 0, START));
    }

    /** A packet of one that is watched; it comes to life again whenever it said too much. */
    @Benchmark
    public void hit() {
        made.ofFlow(next());
        traffic.packet(made.saying(brief, 0, START + (step << 16)));
    }
}
