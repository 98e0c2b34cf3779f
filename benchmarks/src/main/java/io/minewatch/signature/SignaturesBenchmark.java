package io.minewatch.signature;

import io.minewatch.benchmark.Home;

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

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Nanoseconds to ask the shipped signatures one question. {@link #baseline} only writes the name in
 * lower case, which every question about a host begins with.
 *
 * <pre>
 * benchmarks/jmh SignaturesBenchmark -prof gc
 * </pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 2, jvmArgsAppend = "--enable-native-access=ALL-UNNAMED")
public class SignaturesBenchmark {

    private static final String STRANGER = "static17.video4711.cdn.example.net";
    private static final String NO_MINER = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0)";
    private static final String NO_ADDRESS = "farm-7.rack.3";
    private static final String ADDRESS = "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq.rig7";

    private Signatures signatures;
    private String pool;
    private String agent;

    @Setup
    public void setUp() {
        signatures = Home.signatures();
        pool = "eu1." + signatures.pools().getLast().suffix();
        agent = signatures.agents().getFirst().prefix() + "/4.12.1";
        if (pool().isEmpty() || address().isEmpty() || unknownPool().isPresent()) {
            throw new IllegalStateException("the signatures are not what they were");
        }
    }

    @Benchmark
    public String baseline() {
        return STRANGER.toLowerCase(Locale.ROOT);
    }

    @Benchmark
    public Optional<Pool> pool() {
        return signatures.pool(pool);
    }

    @Benchmark
    public Optional<Pool> unknownPool() {
        return signatures.pool(STRANGER);
    }

    @Benchmark
    public Optional<Agent> agent() {
        return signatures.agent(agent);
    }

    @Benchmark
    public Optional<Agent> unknownAgent() {
        return signatures.agent(NO_MINER);
    }

    @Benchmark
    public Optional<AddressForm> address() {
        return signatures.addressForm(ADDRESS);
    }

    @Benchmark
    public Optional<AddressForm> noAddress() {
        return signatures.addressForm(NO_ADDRESS);
    }
}
