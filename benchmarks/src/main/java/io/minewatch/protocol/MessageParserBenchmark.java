package io.minewatch.protocol;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;

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

import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Nanoseconds to read one message, as the simulator says it in each dialect. {@link #baseline}
 * takes the bytes of a share out of their buffer, which is where reading begins.
 *
 * <pre>
 * benchmarks/jmh MessageParserBenchmark -prof gc
 * </pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 2, jvmArgsAppend = "--enable-native-access=ALL-UNNAMED")
public class MessageParserBenchmark {

    @Param({"stratum_v1", "cryptonote", "ethproxy", "ethereum_stratum"})
    private String dialect;

    private Lines lines;

    @Setup
    public void setUp() {
        lines = Lines.of(dialect);
    }

    @Benchmark
    public byte[] baseline() {
        return ByteBufUtil.getBytes(Unpooled.wrappedBuffer(lines.share()));
    }

    @Benchmark
    public List<Message> job() {
        return Lines.parse(lines.job());
    }

    @Benchmark
    public List<Message> share() {
        return Lines.parse(lines.share());
    }

    @Benchmark
    public List<Message> result() {
        return Lines.parse(lines.result());
    }
}
