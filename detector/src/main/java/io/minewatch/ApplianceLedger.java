package io.minewatch;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.emit.sink.Sink;
import io.minewatch.ledger.AssignmentImport;
import io.minewatch.ledger.Ledger;
import io.minewatch.ledger.LedgerConfig;
import io.minewatch.ledger.LedgerUnavailable;
import io.minewatch.locate.LateAssignments;
import io.minewatch.locate.RegionTree;
import io.minewatch.query.api.NewToken;
import io.minewatch.query.api.QueryConfig;
import io.minewatch.query.api.QueryServer;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** The ledger of an appliance, who serves it, and what becomes too old in it. */
final class ApplianceLedger implements AutoCloseable {

    /** The sink has a spool for what takes longer. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Between two attempts to open it. */
    private static final Duration AGAIN = Duration.ofSeconds(2);

    private static final long RETAIN_HOURS = 1;

    private final Config config;
    private final Ledger ledger;
    private final ApplianceLog log;
    private final Clock clock;
    private final ScheduledExecutorService cleaner =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("retention").daemon().factory());
    private Optional<QueryServer> server = Optional.empty();
    private Optional<String> firstToken = Optional.empty();

    private ApplianceLedger(Config config, Ledger ledger, ApplianceLog log, Clock clock) {
        this.config = config;
        this.ledger = ledger;
        this.log = log;
        this.clock = clock;
    }

    /**
     * Opens the ledger of a configuration, if it has one. One that is away is waited for.
     *
     * @throws ConfigException if it cannot be opened
     */
    static Optional<ApplianceLedger> open(
            Config config, RegionTree regions, ApplianceLog log, Clock clock)
            throws ConfigException {
        if (config.ledger().isEmpty()) {
            return Optional.empty();
        }
        var settings = config.ledger().get().settings().withRegions(regions);
        var ledger =
                open(
                        settings.withPatience(PATIENCE)
                                .withNotes(what -> log.note("ledger: %s", what)),
                        log);
        return Optional.of(new ApplianceLedger(config, ledger, log, clock));
    }

    /** After a loss of power this machine may be there before that of the database is. */
    private static Ledger open(LedgerConfig settings, ApplianceLog log) throws ConfigException {
        while (true) {
            try {
                return Ledger.open(settings);
            } catch (LedgerUnavailable e) {
                if (!e.mayPass() || Thread.currentThread().isInterrupted()) {
                    throw new ConfigException(List.of("ledger: " + e.getMessage()));
                }
                String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
                log.warn("ledger: %s; waiting for it", why);
                LockSupport.parkNanos(AGAIN.toNanos());
            }
        }
    }

    /** A way into the ledger, for one output. */
    Sink sink() {
        return new LedgerSink(ledger, log);
    }

    /**
     * Begins to serve, if that is configured, and to remove what is too old.
     *
     * @param status how the appliance is
     * @throws ConfigException if it cannot be served
     */
    void serve(Supplier<JsonNode> status) throws ConfigException {
        if (config.query().isPresent()) {
            serve(config.query().get(), status);
        }
        cleaner.scheduleWithFixedDelay(
                () -> log.guarded("retention", this::retain), 0, RETAIN_HOURS, TimeUnit.HOURS);
    }

    private void serve(QueryConfig query, Supplier<JsonNode> status) throws ConfigException {
        try {
            firstToken = NewToken.ifNone(ledger, clock.instant());
            var started =
                    QueryServer.start(
                            query,
                            ledger,
                            status,
                            (action, fault) -> log.fault("query", action + " failed", fault));
            server = Optional.of(started);
            log.note("query interface and console: %s", started.url());
            firstToken.ifPresent(
                    it -> log.note("first start; the administrator's token, shown once: %s", it));
        } catch (IOException | LedgerUnavailable e) {
            throw new ConfigException(List.of(e.getMessage()));
        }
    }

    /**
     * Takes these tables for what comes, and locates anew what came before them; nothing of that if
     * the last ones were the same.
     *
     * @throws LedgerUnavailable if it is away; the next change of the tables tries again, and so
     *     does the next start
     */
    void relocate(ApplianceTables tables) {
        long filed = ledger.regions(tables.regions());
        if (filed > 0) {
            log.note("regions: %,d conversations are below others than before", filed);
        }
        if (config.tables().subscribers().isEmpty()) {
            return;
        }
        Path file = config.tables().subscribers().get();
        var one =
                new AssignmentImport(
                        0,
                        Instant.ofEpochMilli(tables.loadedMillis()),
                        String.valueOf(file.getFileName()),
                        tables.subscribersHash(),
                        tables.subscribers().size());
        long moved =
                ledger.relocate(one, new LateAssignments(tables.subscribers(), tables.regions()));
        if (moved > 0) {
            log.note("%s: %,d conversations are located anew", file, moved);
        }
    }

    private void retain() {
        var policy = config.ledger().orElseThrow().retention();
        long removed = ledger.retain(policy, clock.instant());
        if (removed > 0) {
            log.note("%,d detections were kept for long enough, and are removed", removed);
        }
    }

    /** Where it is served, if it is. */
    Optional<InetSocketAddress> address() {
        return server.map(QueryServer::address);
    }

    /** The token that was made at the first start; empty at any other. */
    Optional<String> firstToken() {
        return firstToken;
    }

    /** Ends serving, and closes the ledger. */
    @Override
    public void close() {
        cleaner.shutdownNow();
        server.ifPresent(QueryServer::close);
        ledger.close();
    }
}
