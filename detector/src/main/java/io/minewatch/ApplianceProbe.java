package io.minewatch;

import io.minewatch.probe.Answer;
import io.minewatch.probe.PoolWatch;
import io.minewatch.probe.Prober;
import io.minewatch.probe.Report;
import io.minewatch.probe.Ticks;
import io.minewatch.probe.WatchListener;
import io.minewatch.probe.WatchedPool;

import java.net.InetAddress;
import java.util.Optional;

/**
 * Whom the appliance speaks to by itself, where that is configured: suspects, and watched pools.
 */
final class ApplianceProbe implements AutoCloseable {

    private final Optional<Prober> prober;
    private final Optional<PoolWatch> watch;

    private ApplianceProbe(Optional<Prober> prober, Optional<PoolWatch> watch) {
        this.prober = prober;
        this.watch = watch;
    }

    /** Starts what is configured. The clock is told of the blocks of watched pools. */
    static ApplianceProbe start(Config config, ApplianceLog log, Ticks ticks) {
        return new ApplianceProbe(
                config.probe()
                        .map(rules -> Prober.start(rules, Dialects.ALL, it -> found(it, log))),
                config.watched().isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                PoolWatch.start(
                                        config.watched(), Dialects.ALL, ticks, logging(log))));
    }

    private static void found(Report report, ApplianceLog log) {
        String what =
                switch (report.answer()) {
                    case Answer.Pool pool ->
                            "a pool: " + pool.protocol() + " over " + pool.transport();
                    case Answer.NotAPool other -> "not a pool: " + other.stranger().kind();
                    case Answer.Unreachable _ -> "unreachable";
                };
        log.note("probe: %s port %d: %s", report.host(), report.port(), what);
    }

    private static WatchListener logging(ApplianceLog log) {
        return new WatchListener() {
            @Override
            public void works(WatchedPool pool) {
                log.note("watch: %s: %s sends work", pool.chain(), pool.host());
            }

            @Override
            public void lost(WatchedPool pool, String reason) {
                log.warnOften(
                        "watch", "watch: %s: %s is lost: %s", pool.chain(), pool.host(), reason);
            }
        };
    }

    /** The server's side of a conversation that may be mining. Never blocks; any thread may. */
    void suspect(InetAddress address, int port) {
        prober.ifPresent(it -> it.suspect(address, port));
    }

    @Override
    public void close() {
        prober.ifPresent(Prober::close);
        watch.ifPresent(PoolWatch::close);
    }
}
