package io.minewatch.signature;

import io.minewatch.benchmark.Home;
import io.minewatch.protocol.dns.DnsAnswer;
import io.minewatch.protocol.dns.DnsListener;
import io.minewatch.protocol.tls.ClientHello;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;

/**
 * Nanoseconds to read the names that encrypted traffic shows, and to look them up among the shipped
 * pools. {@link #baseline} only takes the first byte of the hello for that of no handshake, which
 * is what most segments cost.
 *
 * <pre>
 * benchmarks/jmh NamesBenchmark -prof gc
 * </pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 2, jvmArgsAppend = "--enable-native-access=ALL-UNNAMED")
public class NamesBenchmark implements DnsListener {

    private static final String STRANGER = "static17.video4711.cdn.example.net";
    private static final String HOST = "pool.supportxmr.com";

    /** A post-quantum share, as browsers send it: the first segment has only a part. */
    private static final int SHARE = 1216;

    private static final int SEGMENT = 1400;

    private final ClientHello hello = new ClientHello();
    private final byte[] host = new byte[ClientHello.LONGEST_NAME];
    private final DnsAnswer answer = new DnsAnswer();
    private PoolNames pools;
    private MemorySegment stranger;
    private MemorySegment pool;
    private MemorySegment data;
    private MemorySegment response;
    private int found;

    @Setup
    public void setUp() {
        pools = Home.signatures().poolNames();
        stranger = memory(hello(STRANGER));
        pool = memory(hello(HOST));
        data = memory("1703030400" + "5a".repeat(0x400));
        response = memory(response(STRANGER));
        if (helloOfAStranger() != PoolNames.NONE
                || helloToAPool() < 0
                || answer() != 2
                || !hello.serverName().equals(HOST)) {
            throw new IllegalStateException("the names are not read");
        }
    }

    private static String sized(int bytes, String body) {
        return "%0".concat(2 * bytes + "x").formatted(body.length() / 2) + body;
    }

    private static String ascii(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String hello(String host) {
        String name = "0000" + sized(2, sized(2, "00" + sized(2, ascii(host))));
        String others =
                "0010000e000c02683208687474702f312e31"
                        + "002b00050403040303"
                        + "000a00080006001d00170018"
                        + "000d0008000604030804040"
                        + "1";
        String share = "0033" + sized(2, sized(2, "11ec" + sized(2, "00".repeat(SHARE))));
        String body =
                "0303"
                        + "00".repeat(32)
                        + "20"
                        + "00".repeat(32)
                        + sized(2, "130113021303c02bc02fc02cc030cca9cca8c013c014009c009d002f0035")
                        + "0100"
                        + sized(2, others + name + share);
        return "160301" + sized(2, "01" + sized(3, body));
    }

    private static String response(String host) {
        var name = new StringBuilder();
        for (String label : host.split("\\.")) {
            name.append(sized(1, ascii(label)));
        }
        String head = "12348180" + "0001000300000000" + name + "0000010001";
        String alias = "c00c0005" + "00010000003c" + sized(2, "0465646765c00c");
        String owner = "%04x".formatted(0xc000 | head.length() / 2 + 12);
        String address = owner + "0001" + "00010000003c" + "0004c0000201";
        return head + alias + address + address;
    }

    private static MemorySegment memory(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        MemorySegment memory = Arena.ofAuto().allocate(bytes.length);
        MemorySegment.copy(bytes, 0, memory, ValueLayout.JAVA_BYTE, 0, bytes.length);
        return memory;
    }

    @Benchmark
    public boolean baseline() {
        return hello.read(data, 0, SEGMENT / 2);
    }

    @Benchmark
    public int helloOfAStranger() {
        return find(stranger);
    }

    @Benchmark
    public int helloToAPool() {
        return find(pool);
    }

    private int find(MemorySegment memory) {
        return hello.read(memory, 0, SEGMENT)
                ? pools.find(host, 0, hello.name(host))
                : PoolNames.NONE - 1;
    }

    @Benchmark
    public int answer() {
        return answer.read(response, 0, (int) response.byteSize()) ? answer.tell(this) : 0;
    }

    @Benchmark
    public String ja4() {
        hello.read(pool, 0, (int) pool.byteSize());
        return hello.ja4();
    }

    @Override
    public void name(byte[] text, int length) {
        found += pools.find(text, 0, length);
    }

    @Override
    public void address(long high, long low, int ttlSeconds) {
        found += ttlSeconds;
    }
}
