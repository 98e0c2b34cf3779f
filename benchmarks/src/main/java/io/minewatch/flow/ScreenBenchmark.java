package io.minewatch.flow;

import io.minewatch.decode.MadePacket;

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
import java.lang.foreign.ValueLayout;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Nanoseconds to screen one payload. {@link #baseline} reads the first byte of each and decides
 * nothing: what touching the payload costs by itself.
 *
 * <p>Every payload stands so often in memory that its first bytes come from the second level cache,
 * as those of a ring do.
 *
 * <pre>
 * benchmarks/jmh ScreenBenchmark -prof gc
 * </pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 2, jvmArgsAppend = "--enable-native-access=ALL-UNNAMED")
@OperationsPerInvocation(ScreenBenchmark.PAYLOADS)
public class ScreenBenchmark {

    static final int PAYLOADS = 1024;

    private static final int ROOM = 1536;

    private static final String FIELDS =
            "{\"temperature\":21.5,\"unit\":\"C\",\"sensor\":\"attic\",\"history\":["
                    + "{\"at\":1787191200,\"value\":21.25},".repeat(40);

    private static final String JOB =
            "{\"id\":null,\"method\":\"mining.notify\",\"params\":[\"5a\",\"" + "0".repeat(64);

    /** The name of the call after all else: as far as the screen ever looks. */
    private static final String LATE =
            "{\"params_\":[\"" + "0123456789abcdef".repeat(29) + "\"],\"method\":\"x\"}";

    private MemorySegment tls;
    private MemorySegment http;
    private MemorySegment random;
    private MemorySegment otherJson;
    private MemorySegment call;
    private MemorySegment lateCall;
    private MemorySegment brief;

    @Setup
    public void setUp() {
        tls = many("\u0017\u0003\u0003\u0005\u0000" + "\u0001z{\"".repeat(340));
        http = many("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + "<p>".repeat(400));
        byte[] noise = new byte[ROOM * PAYLOADS];
        new Random(1).nextBytes(noise);
        random = MadePacket.inMemory(noise);
        otherJson = many(FIELDS);
        call = many(JOB);
        lateCall = many(LATE);
        brief = many("{");
    }

    private static MemorySegment many(String text) {
        byte[] all = new byte[ROOM * PAYLOADS];
        for (int i = 0; i < PAYLOADS; i++) {
            for (int j = 0; j < text.length(); j++) {
                all[i * ROOM + j] = (byte) text.charAt(j);
            }
        }
        return MadePacket.inMemory(all);
    }

    @Benchmark
    public int baseline() {
        int sum = 0;
        for (int i = 0; i < PAYLOADS; i++) {
            sum += random.get(ValueLayout.JAVA_BYTE, (long) i * ROOM);
        }
        return sum;
    }

    @Benchmark
    public int tls() {
        return screen(tls, 1365);
    }

    @Benchmark
    public int http() {
        return screen(http, 1200);
    }

    @Benchmark
    public int random() {
        return screen(random, ROOM);
    }

    /** An object without any of the names: looked at as far as the screen goes. */
    @Benchmark
    public int otherJson() {
        return screen(otherJson, 1200);
    }

    @Benchmark
    public int call() {
        return screen(call, JOB.length());
    }

    @Benchmark
    public int lateCall() {
        return screen(lateCall, LATE.length());
    }

    @Benchmark
    public int brief() {
        return screen(brief, 1);
    }

    private static int screen(MemorySegment payloads, int length) {
        int admitted = 0;
        for (int i = 0; i < PAYLOADS; i++) {
            if (Screen.admits(payloads, (long) i * ROOM, length)) {
                admitted++;
            }
        }
        return admitted;
    }
}
