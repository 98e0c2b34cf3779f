package io.minewatch.protocol;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.util.ReferenceCountUtil;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Nanoseconds to cut one segment of a followed flow into messages. {@link #baseline} sends the same
 * bytes through a pipeline that does nothing.
 *
 * <pre>
 * benchmarks/jmh MessageFramerBenchmark -prof gc
 * </pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 2, jvmArgsAppend = "--enable-native-access=ALL-UNNAMED")
public class MessageFramerBenchmark {

    private static final String SHARE =
            "{\"id\":77,\"method\":\"mining.submit\",\"params\":[\"account.worker\",\"5a2f\","
                    + "\"0000000001000000\",\"6a8c11e0\",\"b2957c02\"]}\n";

    private static final byte[] LINE = SHARE.getBytes(StandardCharsets.UTF_8);
    private static final byte[] THREE = SHARE.repeat(3).getBytes(StandardCharsets.UTF_8);

    /** What a large job has: a kilobyte of coinbase and 12 branches. */
    private static final byte[] JOB =
            ("{\"id\":null,\"method\":\"mining.notify\",\"params\":[\"5a2f\",\""
                            + "0123456789abcdef".repeat(120)
                            + "\"]}\n")
                    .getBytes(StandardCharsets.UTF_8);

    private static final byte[] FOREIGN =
            "a line that is no message\n".getBytes(StandardCharsets.UTF_8);

    private final EmbeddedChannel plain = new EmbeddedChannel(new ChannelInboundHandlerAdapter());
    private final EmbeddedChannel framing = new EmbeddedChannel(new MessageFramer(List.of()));

    @TearDown
    public void tearDown() {
        plain.finishAndReleaseAll();
        framing.finishAndReleaseAll();
    }

    @Benchmark
    public int baseline() {
        return send(plain, LINE, 0, LINE.length);
    }

    @Benchmark
    public int oneMessage() {
        return send(framing, LINE, 0, LINE.length);
    }

    @Benchmark
    public int threeMessages() {
        return send(framing, THREE, 0, THREE.length);
    }

    /** Both segments together. */
    @Benchmark
    public int messageInTwoSegments() {
        return send(framing, LINE, 0, 40) + send(framing, LINE, 40, LINE.length);
    }

    @Benchmark
    public int largeJob() {
        return send(framing, JOB, 0, JOB.length);
    }

    @Benchmark
    public int foreignLine() {
        return send(framing, FOREIGN, 0, FOREIGN.length);
    }

    private static int send(EmbeddedChannel channel, byte[] bytes, int from, int end) {
        channel.writeInbound(Unpooled.wrappedBuffer(bytes, from, end - from));
        int got = 0;
        for (Object read = channel.readInbound(); read != null; read = channel.readInbound()) {
            got++;
            if (read instanceof MessageFramer.Frame frame) {
                frame.bytes().release();
            } else if (read instanceof ByteBuf rest) {
                ReferenceCountUtil.release(rest);
            }
        }
        return got;
    }
}
