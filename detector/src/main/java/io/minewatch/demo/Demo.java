package io.minewatch.demo;

import io.minewatch.Appliance;
import io.minewatch.ConfigException;
import io.minewatch.ConfigFile;
import io.minewatch.simulate.Plan;
import io.minewatch.simulate.Recipes;
import io.minewatch.simulate.net.Path.Conditions;
import io.minewatch.simulate.net.Tap;
import io.minewatch.simulate.script.Recipe;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * An appliance with its ledger and its console, on simulated traffic of a province: some hundred
 * miners, who began to mine within the last quarter of an hour or are about to, what looks like
 * them, and ordinary traffic. It goes on for a day.
 */
public final class Demo implements AutoCloseable {

    private static final int MINERS = 240;
    private static final Duration PAST = Duration.ofMinutes(15);
    private static final Duration FUTURE = Duration.ofDays(1);

    /** The last of the miners begin while somebody looks. */
    private static final Duration BEGINNING = PAST.plusMinutes(5);

    private static final long ORDINARY_PER_SECOND = 50_000;
    private static final long SEED = 20_210_903;

    private static final String CONFIGURATION =
            """
            capture:
              interfaces: [%s]
            verdict:
              operator: demo
              report-interval: 2m
            locate:
              subscribers: subscribers.csv
              regions: regions.csv
            emit:
              file: detections.jsonl
            management:
              enabled: false
            ledger:
              file: ledger.db
              spool: ledger-spool
            query:
              port: %d
            """;

    private static final String SOURCE = "demo";

    private final Appliance appliance;

    private Demo(Appliance appliance) {
        this.appliance = appliance;
    }

    /**
     * Starts all of it.
     *
     * @param folder where its tables, its ledger and its detections are written; what is there of
     *     another demo stays
     * @param signatures folder of the signatures
     * @param port of the console; 0 for any that is free
     * @param err where the log goes
     * @throws ConfigException if something cannot be had, such as the port
     * @throws IOException if the folder cannot be written to
     */
    public static Demo start(Path folder, Path signatures, int port, PrintWriter err)
            throws ConfigException, IOException {
        Province.write(folder, SEED);
        Path file = folder.resolve("minewatch.yaml");
        Files.writeString(file, CONFIGURATION.formatted(SOURCE, port));
        var clock = Clock.systemUTC();
        var capture = new SimulatedCapture(SOURCE, plan(clock.instant()), clock);
        var config = ConfigFile.read(file, signatures);
        return new Demo(Appliance.start(config, capture, OutputStream.nullOutputStream(), err));
    }

    private static Plan plan(Instant now) {
        List<Recipe> kinds = Recipes.miners();
        Duration whole = PAST.plus(FUTURE);
        return new Plan(
                SEED,
                now.minus(PAST).toEpochMilli() * 1_000_000,
                whole.toNanos(),
                whole.toSeconds() * ORDINARY_PER_SECOND,
                IntStream.range(0, MINERS).mapToObj(i -> kinds.get(i % kinds.size())).toList(),
                Recipes.lookalikes(),
                BEGINNING.toNanos(),
                0,
                Conditions.IDEAL,
                Tap.Settings.EVERYTHING);
    }

    /** Address of the console and of the query interface, as a browser takes it. */
    public String url() {
        InetSocketAddress at = appliance.queryAddress().orElseThrow();
        return "http://%s:%d/".formatted(at.getAddress().getHostAddress(), at.getPort());
    }

    /** The administrator's token; empty if the folder had a ledger already. */
    public String token() {
        return appliance.firstToken().orElse("");
    }

    /** Makes {@link #await} return soon. Any thread may ask. */
    public void stop() {
        appliance.stop();
    }

    /** Waits until it is stopped, or its day is over. */
    public void await() throws InterruptedException {
        appliance.await();
    }

    @Override
    public void close() {
        appliance.close();
    }
}
