package io.minewatch;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.cadence.clock.BlockClock;
import io.minewatch.cadence.clock.TickFollower;
import io.minewatch.capture.LiveCapture;
import io.minewatch.emit.HandOver;
import io.minewatch.metrics.ApplianceStatus;
import io.minewatch.metrics.Counters;
import io.minewatch.metrics.WorkerStatus;
import io.minewatch.query.Management;
import io.minewatch.verdict.PoolAnswers;
import io.minewatch.verdict.Pseudonyms;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The program as it runs for weeks: workers that share nothing, one output that all of them hand
 * over to, and one thread that watches them and keeps what detections are compared with up to date.
 */
public final class Appliance implements AutoCloseable {

    /** How long an output that refuses is tried at the end. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Config config;
    private final ApplianceLog log;
    private final Clock clock = Clock.systemUTC();
    private final ApplianceReload tables;
    private final List<ApplianceSource> sources;
    private final List<ApplianceWorker> workers = new ArrayList<>();
    private final HandOver output;
    private final Optional<ApplianceLedger> ledger;
    private final ScheduledExecutorService supervisor =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("supervisor").daemon().factory());
    private final ScheduledExecutorService reloader =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("reloader").daemon().factory());
    private final ApplianceWatch watch;
    private Optional<Management> management = Optional.empty();
    private final ApplianceProbe probe;
    private final BlockClock blocks = new BlockClock();
    private final CountDownLatch stop = new CountDownLatch(1);
    private final long startedMillis = clock.millis();
    private boolean closed;

    private Appliance(
            Config config,
            ApplianceLog log,
            ApplianceReload tables,
            ApplianceOutputs outputs,
            Optional<ApplianceLedger> ledger,
            List<ApplianceSource> sources,
            Pseudonyms pseudonyms) {
        this.config = config;
        this.log = log;
        this.tables = tables;
        this.sources = sources;
        this.ledger = ledger;
        this.output = outputs.handOver(this::stop);
        this.probe = new ApplianceProbe(config, log);
        var parts =
                new ApplianceChain.Parts(config, tables, pseudonyms, blocks, probe::suspect, probe);
        for (ApplianceSource source : sources) {
            for (int number = 0; number < source.workers(); number++) {
                workers.add(
                        new ApplianceWorker(
                                source, number, cpu(workers.size()), parts, output::inlet, log));
            }
        }
        this.watch = new ApplianceWatch(workers, config.watchdog().silence(), log, clock);
    }

    /**
     * Loads everything, opens all sources and begins to work.
     *
     * @param standardOutput where detections go if the configuration names no file
     * @param err where the log goes
     * @throws ConfigException if what the configuration names is not there or has faults
     */
    public static Appliance start(Config config, OutputStream standardOutput, PrintWriter err)
            throws ConfigException {
        var log = new ApplianceLog(err, Clock.systemUTC());
        return start(config, standardOutput, log, ApplianceSources.of(config.capture(), log));
    }

    /**
     * The same with one capture instead of those that the configuration names.
     *
     * @throws ConfigException if what the configuration names is not there or has faults
     */
    public static Appliance start(
            Config config, LiveCapture capture, OutputStream standardOutput, PrintWriter err)
            throws ConfigException {
        var log = new ApplianceLog(err, Clock.systemUTC());
        var source = new ApplianceSource(capture.name(), 1, () -> List.of(capture));
        return start(config, standardOutput, log, List.of(source));
    }

    static Appliance start(
            Config config,
            OutputStream standardOutput,
            ApplianceLog log,
            List<ApplianceSource> sources)
            throws ConfigException {
        var pseudonyms = pseudonyms(config.privacy());
        var tables = ApplianceReload.start(config.tables(), log, Clock.systemUTC());
        var ledger = ApplianceLedger.open(config, tables.get().regions(), log, Clock.systemUTC());
        var outputs = outputs(config, standardOutput, ledger, log);
        var appliance = new Appliance(config, log, tables, outputs, ledger, sources, pseudonyms);
        appliance.warmUp();
        try {
            appliance.openAll();
            appliance.serve();
        } catch (ConfigException e) {
            outputs.close();
            ledger.ifPresent(ApplianceLedger::close);
            throw e;
        }
        appliance.begin();
        return appliance;
    }

    private static ApplianceOutputs outputs(
            Config config,
            OutputStream standardOutput,
            Optional<ApplianceLedger> ledger,
            ApplianceLog log)
            throws ConfigException {
        try {
            return ApplianceOutputs.open(config.emit(), standardOutput, ledger, log);
        } catch (ConfigException e) {
            ledger.ifPresent(ApplianceLedger::close);
            throw e;
        }
    }

    private static Pseudonyms pseudonyms(Config.Privacy privacy) throws ConfigException {
        if (privacy.pseudonymKey().isEmpty()) {
            return Pseudonyms.random(privacy.showAccounts());
        }
        var file = privacy.pseudonymKey().get();
        try {
            return new Pseudonyms(Files.readAllBytes(file), privacy.showAccounts());
        } catch (IOException e) {
            throw new ConfigException(
                    List.of("privacy.pseudonym-key: " + file + " cannot be read"));
        } catch (IllegalArgumentException e) {
            throw new ConfigException(
                    List.of("privacy.pseudonym-key: " + file + ": " + e.getMessage()));
        }
    }

    private OptionalInt cpu(int worker) {
        var cpus = config.capture().cpus();
        return cpus.isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of(cpus.get(worker % cpus.size()));
    }

    /** A file waits for whoever reads it, a wire does not. */
    private void warmUp() {
        if (config.capture().live().isEmpty()) {
            return;
        }
        var nobody =
                new ApplianceChain.Parts(
                        config,
                        tables,
                        Pseudonyms.random(false),
                        new BlockClock(),
                        (server, addressDomain) -> {},
                        PoolAnswers.NONE);
        var shedding = new Shedding(config.shedding());
        try (var chain =
                new ApplianceChain(nobody, () -> 0, shedding, new Counters(), found -> {})) {
            WarmUp.of(chain, WarmUp.USUAL);
        }
    }

    /** A source that is missing at the start is a fault of the configuration, unless it may be. */
    private void openAll() throws ConfigException {
        var complaints = new ArrayList<String>();
        for (ApplianceSource source : sources) {
            try {
                source.open(0, 0);
            } catch (IOException e) {
                complaints.add(e.getMessage());
            }
        }
        if (complaints.isEmpty()) {
            return;
        }
        if (!config.capture().await()) {
            sources.forEach(ApplianceSource::close);
            throw new ConfigException(complaints);
        }
        complaints.forEach(complaint -> log.warn("%s; waiting for it", complaint));
    }

    private void serve() throws ConfigException {
        try {
            if (config.management().isPresent()) {
                var pages = config.management().get();
                management = Optional.of(Management.start(pages, this::workers, this::status));
            }
            if (ledger.isPresent()) {
                ledger.get().serve(this::health);
            }
        } catch (IOException e) {
            sources.forEach(ApplianceSource::close);
            throw new ConfigException(List.of(e.getMessage()));
        } catch (ConfigException e) {
            sources.forEach(ApplianceSource::close);
            management.ifPresent(Management::close);
            throw e;
        }
    }

    private JsonNode health() {
        return Management.status(status(), workers(), clock.millis());
    }

    private void begin() {
        output.start();
        workers.forEach(ApplianceWorker::start);
        probe.start(blocks::tick);
        config.ticks()
                .map(file -> new TickFollower(file, blocks, log::note))
                .ifPresent(
                        ticks -> supervisor.scheduleWithFixedDelay(ticks, 0, 1, TimeUnit.SECONDS));
        long millis = config.shedding().interval().toMillis();
        supervisor.scheduleWithFixedDelay(watch, millis, millis, TimeUnit.MILLISECONDS);
        supervisor.scheduleWithFixedDelay(this::stopIfOver, 100, 100, TimeUnit.MILLISECONDS);
        ledger.ifPresent(this::follow);
        long poll = config.tables().poll().toMillis();
        if (poll > 0) {
            reloader.scheduleWithFixedDelay(
                    () -> log.guarded("reload", tables::poll), poll, poll, TimeUnit.MILLISECONDS);
        }
        log.note(
                "started: %d workers, signatures %s, %,d subscriber rows",
                workers.size(),
                tables.get().signatures().version(),
                tables.get().subscribers().size());
    }

    /** What is in the ledger is located by what is loaded: now, and after each change. */
    private void follow(ApplianceLedger it) {
        Consumer<ApplianceTables> relocate =
                next -> log.guarded("locating anew", () -> it.relocate(next));
        tables.tell(relocate);
        reloader.execute(() -> relocate.accept(tables.get()));
    }

    /** Replayed files come to an end; a worker that a fault ended ends all, to be started anew. */
    private void stopIfOver() {
        boolean over = workers.stream().noneMatch(ApplianceWorker::isRunning);
        if (over || workers.stream().anyMatch(ApplianceWorker::hasFailed)) {
            stop();
        }
    }

    /** Reads signatures and tables again, in the background. Any thread may ask. */
    public void reload() {
        try {
            reloader.execute(() -> log.guarded("reload", tables::reload));
        } catch (RejectedExecutionException _) {
            // It has ended meanwhile.
        }
    }

    /** Makes {@link #await} return soon. Any thread may ask. */
    public void stop() {
        stop.countDown();
    }

    /** Waits until it is stopped, or until replayed files are at their end. */
    public void await() throws InterruptedException {
        stop.await();
    }

    /** The same for so long at most; false if it is still working then. */
    public boolean await(Duration time) throws InterruptedException {
        return stop.await(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** How often changed signatures or tables were put to use. */
    public long reloads() {
        return tables.reloads();
    }

    /** Every worker as it is now. */
    public List<WorkerStatus> workers() {
        long now = clock.millis();
        return workers.stream().map(worker -> worker.status(now)).toList();
    }

    /** All that no single worker knows. Any thread may ask. */
    public ApplianceStatus status() {
        ApplianceTables now = tables.get();
        var notReady = new ArrayList<String>();
        for (WorkerStatus worker : workers()) {
            if (!worker.attached()) {
                notReady.add(worker.name() + " has no capture");
            } else if (watch.isStalled(worker.name())) {
                notReady.add(worker.name() + " says nothing");
            }
        }
        notReady.addAll(output.troubles());
        return new ApplianceStatus(
                notReady,
                now.signatures().version(),
                now.loadedMillis() / 1000,
                tables.failures(),
                now.subscribers().size(),
                output.status(),
                startedMillis / 1000,
                Optional.ofNullable(Appliance.class.getPackage().getImplementationVersion())
                        .orElse("of no version"));
    }

    /** Where metrics and health are served, if they are. */
    public Optional<InetSocketAddress> managementAddress() {
        return management.map(Management::address);
    }

    /** Where the ledger can be asked, and the console is, if they are. */
    public Optional<InetSocketAddress> queryAddress() {
        return ledger.flatMap(ApplianceLedger::address);
    }

    /** The administrator's token that was made if this was the first start of its ledger. */
    public Optional<String> firstToken() {
        return ledger.flatMap(ApplianceLedger::firstToken);
    }

    /**
     * Stops the captures, ends all flows, writes the last detections, and says what there was.
     *
     * @return false if a worker failed or a detection was lost
     */
    public synchronized boolean finish() throws InterruptedException {
        if (!closed) {
            closed = true;
            stop();
            workers.forEach(ApplianceWorker::stop);
            sources.forEach(ApplianceSource::close);
            for (ApplianceWorker worker : workers) {
                worker.join();
            }
            reloader.shutdownNow();
            supervisor.shutdownNow();
            probe.close();
            closeOutput();
            ledger.ifPresent(ApplianceLedger::close);
            management.ifPresent(Management::close);
            new ApplianceSummary(log).write(workers(), output, clock.millis() - startedMillis);
        }
        return output.lost() == 0 && workers.stream().noneMatch(ApplianceWorker::hasFailed);
    }

    private void closeOutput() throws InterruptedException {
        try {
            output.close(GRACE);
        } catch (IOException e) {
            log.warn("an output cannot be closed: %s", e);
        }
    }

    /** The same, for whoever does not want to know. */
    @Override
    public void close() {
        try {
            finish();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
