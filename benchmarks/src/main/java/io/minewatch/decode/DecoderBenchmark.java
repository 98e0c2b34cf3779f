package io.minewatch.decode;

import io.minewatch.capture.FrameListener;
import io.minewatch.capture.LinkType;
import io.minewatch.metrics.Counter;
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

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;

/**
 * Nanoseconds to decode one frame. {@link #baseline} is the same loop without a decoder: what the
 * measurement itself costs. {@link #mixed} alternates the kinds, so that no branch is predicted
 * from the frame before.
 *
 * <pre>
 * benchmarks/jmh DecoderBenchmark -prof gc
 * </pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(DecoderBenchmark.FRAMES)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 2, jvmArgsAppend = "--enable-native-access=ALL-UNNAMED")
public class DecoderBenchmark {

    /** Enough that the frames come from the second level cache, as those of a ring do. */
    static final int FRAMES = 1024;

    private static final int LENGTH = 512;

    private static final String MACS = "02000000000a02000000000b";
    private static final String TCP = "c8220d05000003e80000004d50180400000000007b226964223a317d0a";
    private static final String IPV4 = "45000200000140004006000" + "00a0000010a000002" + TCP;
    private static final String IPV6 =
            "6000000001d8064020010db800000000000000000000000120010db8000000000000000000000002"
                    + TCP;
    private static final String PLAIN = MACS + "0800" + IPV4;
    private static final String TAGGED =
            MACS + "810004b18847000114400001" + "0140" + "0000" + "0000";
    private static final String UDP = "450001f2000140004011000" + "0c0000201c0000202";

    private long payload;
    private Decoder decoder;
    private FrameListener empty;
    private MemorySegment plain;
    private MemorySegment tagged;
    private MemorySegment vxlan;
    private MemorySegment six;
    private MemorySegment mixed;

    @Setup
    public void setUp() {
        var counters = new Counters();
        decoder = new Decoder(DecodeConfig.standard(), this::count, counters);
        empty = (memory, offset, captured, onWire, nanos, linkType) -> payload += captured;
        String pppoe = MACS + "8864" + "1100000701e00021" + IPV4;
        plain = frames(PLAIN);
        tagged = frames(TAGGED + pppoe);
        vxlan = frames(MACS + "0800" + UDP + "9c4012b501de000008000000001388" + "00" + PLAIN);
        six = frames(MACS + "86dd" + IPV6);
        mixed = Arena.ofAuto().allocate((long) FRAMES * LENGTH);
        MemorySegment[] kinds = {plain, plain, vxlan, plain, six, tagged, plain, six};
        for (int i = 0; i < FRAMES; i++) {
            int kind = (i * 31 ^ i >>> 4) & 7;
            MemorySegment.copy(kinds[kind], 0, mixed, (long) i * LENGTH, LENGTH);
        }
        run(decoder, mixed);
        if (counters.of(Counter.PACKETS) != FRAMES) {
            throw new IllegalStateException("a frame is built wrongly: it is not decoded");
        }
    }

    @Benchmark
    public long baseline() {
        return run(empty, plain);
    }

    @Benchmark
    public long ethernetIpv4Tcp() {
        return run(decoder, plain);
    }

    @Benchmark
    public long ethernetIpv6Tcp() {
        return run(decoder, six);
    }

    @Benchmark
    public long vlanMplsPppoe() {
        return run(decoder, tagged);
    }

    @Benchmark
    public long vxlan() {
        return run(decoder, vxlan);
    }

    @Benchmark
    public long mixed() {
        return run(decoder, mixed);
    }

    private long run(FrameListener listener, MemorySegment frames) {
        for (int i = 0; i < FRAMES; i++) {
            listener.frame(frames, (long) i * LENGTH, LENGTH, LENGTH, i, LinkType.ETHERNET);
        }
        return payload;
    }

    private void count(Packet packet) {
        payload += packet.payloadLength() + packet.domain();
    }

    /** The same frame over and over, filled up with zeros. */
    private static MemorySegment frames(String hex) {
        byte[] frame = Arrays.copyOf(HexFormat.of().parseHex(hex), LENGTH);
        MemorySegment memory = Arena.ofAuto().allocate((long) FRAMES * LENGTH);
        for (int i = 0; i < FRAMES; i++) {
            MemorySegment.copy(frame, 0, memory, ValueLayout.JAVA_BYTE, (long) i * LENGTH, LENGTH);
        }
        return memory;
    }
}
