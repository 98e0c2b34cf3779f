package io.minewatch;

import io.minewatch.probe.Answer;
import io.minewatch.probe.PoolWatch;
import io.minewatch.probe.Prober;
import io.minewatch.probe.Report;
import io.minewatch.probe.Ticks;
import io.minewatch.probe.WatchListener;
import io.minewatch.probe.WatchedPool;
import io.minewatch.verdict.Endpoint;
import io.minewatch.verdict.PoolAnswer;
import io.minewatch.verdict.PoolAnswers;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Optional;

/**
 * Whom the appliance speaks to by itself, where that is configured: suspects, and watched pools.
 * Nobody before it is started.
 */
final class ApplianceProbe implements PoolAnswers, AutoCloseable {

    private final Config config;
    private final ApplianceLog log;
    private volatile Optional<Prober> prober = Optional.empty();
    private volatile Optional<PoolWatch> watch = Optional.empty();

    ApplianceProbe(Config config, ApplianceLog log) {
        this.config = config;
        this.log = log;
    }

    /** Starts what is configured. The clock is told of the blocks of watched pools. */
    void start(Ticks ticks) {
        prober = config.probe().map(rules -> Prober.start(rules, Dialects.ALL, this::found));
        if (!config.watched().isEmpty()) {
            var listener = logging(log);
            watch = Optional.of(PoolWatch.start(config.watched(), Dialects.ALL, ticks, listener));
        }
    }

    private void found(Report report) {
        String what =
                switch (report.answer()) {
                    case Answer.Pool pool ->
                            "a pool: " + pool.protocol() + " over " + pool.transport();
                    case Answer.NotAPool other -> "not a pool: " + other.stranger().kind();
                    case Answer.Unreachable(var reason) -> "unreachable: " + reason;
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

    /**
     * The server of something that may be mining and cannot be read: it is asked, if that may be.
     * Never blocks; any thread may.
     */
    void suspect(Endpoint server, String addressDomain) {
        if (isHere(server.address(), addressDomain)) {
            prober.ifPresent(it -> it.suspect(server.address(), server.port()));
        }
    }

    @Override
    public Optional<PoolAnswer> of(Endpoint server, String addressDomain) {
        return isHere(server.address(), addressDomain)
                ? prober.flatMap(it -> it.known(server.address(), server.port()))
                        .flatMap(ApplianceProbe::ofPool)
                : Optional.empty();
    }

    private static Optional<PoolAnswer> ofPool(Report report) {
        return report.answer() instanceof Answer.Pool pool
                ? Optional.of(
                        new PoolAnswer(
                                report.time(), pool.protocol(), pool.variant(), pool.transport()))
                : Optional.empty();
    }

    /** A private address in a VLAN or a tunnel is somebody else's than the same one here. */
    private static boolean isHere(InetAddress address, String addressDomain) {
        return addressDomain.isEmpty() || !isPrivate(address);
    }

    /** RFC 1918, 3927 and 6598; RFC 4193 and 4291. */
    private static boolean isPrivate(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean isShared =
                address instanceof Inet4Address && bytes[0] == 100 && (bytes[1] & 0xc0) == 64;
        boolean isUnique = bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc;
        return isShared
                || isUnique
                || address.isSiteLocalAddress()
                || address.isLinkLocalAddress()
                || address.isLoopbackAddress();
    }

    @Override
    public void close() {
        prober.ifPresent(Prober::close);
        watch.ifPresent(PoolWatch::close);
    }
}
