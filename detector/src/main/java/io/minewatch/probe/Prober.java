package io.minewatch.probe;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.minewatch.protocol.Dialect;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Asks endpoints that are suspected to be pools, for an appliance: only where that is allowed, one
 * after the other with a pause between, and nobody again whose answer still holds.
 *
 * <p>Only ever the server's side of a conversation may be handed in: a miner is never asked. Any
 * thread may ask; one of its own does the work.
 */
public final class Prober implements AutoCloseable {

    /** Endpoints whose answers are kept; the least used go first. */
    private static final int MAX_KNOWN = 65_536;

    /** What becomes of a suspicion. */
    public enum Taken {
        /** It will be asked. */
        QUEUED,
        /** It was asked, or waits already. */
        KNOWN,
        /** It may not be asked. */
        NOT_ALLOWED,
        /** So many wait that it was not taken. */
        FULL
    }

    /** How one endpoint is asked. */
    interface Asking {

        Report ask(String host, InetAddress address, int port, ProbeSettings settings)
                throws InterruptedException;
    }

    private record Endpoint(InetAddress address, int port) {}

    /**
     * @param report empty while it waits
     * @param failures in a row
     * @param untilNanos when it may be asked again
     */
    private record Known(Optional<Report> report, int failures, long untilNanos) {}

    private final ProberRules rules;
    private final Asking asking;
    private final ProbeListener listener;
    private final LongSupplier nanos;
    private final AutoCloseable probe;
    private final ArrayBlockingQueue<Endpoint> queue;

    /** Beyond its time, so that it is remembered how often somebody could not be reached. */
    private final Cache<Endpoint, Known> known;

    private final Thread worker;

    private Prober(
            ProberRules rules,
            Asking asking,
            AutoCloseable probe,
            ProbeListener listener,
            LongSupplier nanos) {
        this.rules = rules;
        this.asking = asking;
        this.probe = probe;
        this.listener = listener;
        this.nanos = nanos;
        queue = new ArrayBlockingQueue<>(rules.queue());
        known =
                Caffeine.newBuilder()
                        .maximumSize(MAX_KNOWN)
                        .ticker(nanos::getAsLong)
                        .expireAfterWrite(rules.valid().multipliedBy(2))
                        .build();
        worker = Thread.ofPlatform().name("prober").daemon().unstarted(this::work);
    }

    /** Starts one. Answers are read by these dialects; what is found goes to the listener. */
    public static Prober start(ProberRules rules, List<Dialect> dialects, ProbeListener listener) {
        var probe = new Probe(dialects);
        return start(rules, probe::ask, probe, listener, System::nanoTime);
    }

    static Prober start(
            ProberRules rules,
            Asking asking,
            AutoCloseable probe,
            ProbeListener listener,
            LongSupplier nanos) {
        var prober = new Prober(rules, asking, probe, listener, nanos);
        prober.worker.start();
        return prober;
    }

    /** Hands in the server's side of a conversation that may be mining. Never blocks. */
    public Taken suspect(InetAddress address, int port) {
        boolean allowed =
                rules.allow().has(address)
                        && (rules.ports().isEmpty() || rules.ports().contains(port))
                        && Probe.refusal(address).isEmpty();
        if (!allowed) {
            return Taken.NOT_ALLOWED;
        }
        var endpoint = new Endpoint(address, port);
        long now = nanos.getAsLong();
        var taken = new Taken[] {Taken.KNOWN};
        known.asMap()
                .compute(
                        endpoint,
                        (_, before) -> {
                            boolean holds =
                                    before != null
                                            && (before.untilNanos - now > 0
                                                    || before.report.isEmpty());
                            if (holds) {
                                return before;
                            }
                            taken[0] = queue.offer(endpoint) ? Taken.QUEUED : Taken.FULL;
                            int failures = before == null ? 0 : before.failures;
                            return taken[0] == Taken.QUEUED
                                    ? new Known(Optional.empty(), failures, now)
                                    : before;
                        });
        return taken[0];
    }

    /** What an endpoint turned out to be, if it was asked and the answer still holds. */
    public Optional<Report> known(InetAddress address, int port) {
        return Optional.ofNullable(known.getIfPresent(new Endpoint(address, port)))
                .filter(it -> it.untilNanos - nanos.getAsLong() > 0)
                .flatMap(Known::report);
    }

    private void work() {
        try {
            while (true) {
                Endpoint next = queue.take();
                Report report = ask(next);
                keep(next, report);
                tell(report);
                TimeUnit.NANOSECONDS.sleep(rules.interval().toNanos());
            }
        } catch (InterruptedException _) {
            // Closed.
        }
    }

    /** What one server answers must not end the asking of all others. */
    private Report ask(Endpoint endpoint) throws InterruptedException {
        String host = endpoint.address.getHostAddress();
        var begun = Instant.now();
        try {
            return asking.ask(
                    host,
                    endpoint.address,
                    endpoint.port,
                    ProbeSettings.DEFAULT.with(rules.timeout(), ProbeSettings.DEFAULT.pause()));
        } catch (RuntimeException e) {
            var fault = new Answer.Unreachable(Excerpt.shown("a fault of the program: " + e));
            return new Report(host, endpoint.port, begun, fault, List.of(), 0, 0, 0, Duration.ZERO);
        }
    }

    /** Of a fault of the one who is told, the platform tells. */
    private void tell(Report report) {
        try {
            listener.found(report);
        } catch (RuntimeException e) {
            worker.getUncaughtExceptionHandler().uncaughtException(worker, e);
        }
    }

    private void keep(Endpoint endpoint, Report report) {
        boolean failed = report.answer() instanceof Answer.Unreachable;
        known.asMap()
                .compute(
                        endpoint,
                        (_, before) -> {
                            int failures = !failed ? 0 : before == null ? 1 : before.failures + 1;
                            Duration holds = failed ? pause(failures) : rules.valid();
                            return new Known(
                                    Optional.of(report),
                                    failures,
                                    nanos.getAsLong() + holds.toNanos());
                        });
    }

    /** Doubled with each failure; the shift stays far from what a long holds. */
    private Duration pause(int failures) {
        Duration pause = rules.retry().multipliedBy(1L << Math.min(20, failures - 1));
        return pause.compareTo(rules.valid()) < 0 ? pause : rules.valid();
    }

    @Override
    public void close() {
        worker.interrupt();
        try {
            worker.join(TimeUnit.SECONDS.toMillis(2));
            probe.close();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            throw new IllegalStateException("a probe closes", e);
        }
    }
}
