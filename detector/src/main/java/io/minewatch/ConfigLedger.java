package io.minewatch;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofSeconds;

import io.minewatch.Config.Output;
import io.minewatch.Config.Store;
import io.minewatch.Config.Target;
import io.minewatch.emit.sink.FileSettings;
import io.minewatch.emit.sink.SpoolSettings;
import io.minewatch.ledger.RetentionPolicy;
import io.minewatch.query.api.Proxies;
import io.minewatch.query.api.QueryConfig;
import io.minewatch.query.api.QueryConfig.Limits;
import io.minewatch.query.api.QueryConfig.Tls;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the parts of a configuration that say where detections are kept, and who may ask. */
final class ConfigLedger {

    /** The output that leads to the ledger. */
    static final String NAME = "ledger";

    private static final int MAX_PORT = 65_535;
    private static final int MOST = 1_000_000;
    private static final long MB = 1L << 20;

    private final ConfigSection root;
    private final ConfigSection ledger;
    private final ConfigSection query;
    private final Path home;

    /**
     * @param home directory that names of files are relative to
     * @param root the whole configuration
     */
    ConfigLedger(Path home, ConfigSection root) {
        this.home = home;
        this.root = root;
        ledger =
                root.section(
                        "ledger",
                        Set.of(
                                "file",
                                "postgres",
                                "user",
                                "password-file",
                                "queue",
                                "spool",
                                "spool-size",
                                "keep",
                                "keep-audit"));
        query =
                root.section(
                        "query",
                        Set.of(
                                "enabled",
                                "address",
                                "port",
                                "certificate",
                                "key",
                                "client-ca",
                                "plain-http",
                                "proxies",
                                "token-rate",
                                "address-rate",
                                "lock-out-after",
                                "lock-out"));
    }

    private boolean isGiven() {
        return ledger.has("file") || ledger.has("postgres");
    }

    /** Where detections are kept; empty if nothing says so. */
    Optional<Store> store() {
        if (ledger.has("file") && ledger.has("postgres")) {
            ledger.fault("postgres", "cannot stand beside file");
        }
        var kept = ledger.duration("keep", ofDays(1), ofDays(36_500), ofDays(400));
        var audit = ledger.duration("keep-audit", ofDays(1), ofDays(36_500), ofDays(1100));
        var address = ledger.text("postgres");
        if (address.isPresent() && !address.get().startsWith("jdbc:postgresql:")) {
            ledger.fault("postgres", "must be as jdbc:postgresql://host/database");
        }
        var store =
                new Store(
                        ledger.path("file", home),
                        address,
                        ledger.text("user").orElse("minewatch"),
                        ledger.path("password-file", home),
                        new RetentionPolicy(kept, kept, audit));
        return isGiven() ? Optional.of(store) : Optional.empty();
    }

    /** The outputs, and the ledger as one of them. */
    List<Output> with(List<Output> outputs) {
        int queue = ledger.number("queue", 16, 1 << 20, 8192);
        long maxBytes = ledger.size("spool-size", 16 * MB, 1L << 40, 1024 * MB);
        var spool =
                ledger.path("spool", home)
                        .map(it -> new SpoolSettings(it, maxBytes, FileSettings.Sync.SECOND));
        if (!isGiven()) {
            return outputs;
        }
        if (outputs.stream().anyMatch(it -> it.name().equals(NAME))) {
            root.fault("emit", "no output may be called \"ledger\" where there is a ledger");
        }
        var all = new ArrayList<>(outputs);
        all.add(new Output(NAME, new Target.ToLedger(), queue, spool));
        return List.copyOf(all);
    }

    /** Where the ledger can be asked; empty if there is none, or nobody is to ask. */
    Optional<QueryConfig> query() {
        var usual = QueryConfig.DEFAULT;
        String address = query.text("address").orElse(usual.address());
        int port = query.number("port", 0, MAX_PORT, usual.port());
        boolean plain = query.flag("plain-http", false);
        var limits = limits();
        var proxies = proxies();
        var tls = tls();
        if (query.has("certificate") != query.has("key")) {
            query.fault(
                    query.has("key") ? "key" : "certificate",
                    "certificate and key must stand beside each other");
            return Optional.empty();
        }
        var complaints = QueryConfig.complaints(address, port, tls, plain);
        if (!complaints.isEmpty()) {
            complaints.forEach(it -> query.fault("address", it.replace("query.address ", "")));
            return Optional.empty();
        }
        return query.flag("enabled", true) && isGiven()
                ? Optional.of(new QueryConfig(address, port, tls, plain, limits, proxies))
                : Optional.empty();
    }

    private Optional<Tls> tls() {
        var certificate = query.path("certificate", home);
        var authorities = query.path("client-ca", home);
        if (authorities.isPresent() && certificate.isEmpty()) {
            query.fault("client-ca", "must stand beside certificate and key");
        }
        return query.path("key", home)
                .flatMap(key -> certificate.map(it -> new Tls(it, key, authorities)));
    }

    private Proxies proxies() {
        var some = new HashSet<InetAddress>();
        for (String text : query.texts("proxies")) {
            try {
                some.add(InetAddress.ofLiteral(text));
            } catch (IllegalArgumentException _) {
                query.fault("proxies", "must be IP addresses, not '" + text + "'");
            }
        }
        if (some.size() > Proxies.MAX_PROXIES) {
            query.fault("proxies", "must be " + Proxies.MAX_PROXIES + " at most");
            return Proxies.NONE;
        }
        return new Proxies(some);
    }

    private Limits limits() {
        var usual = Limits.DEFAULT;
        int perToken = query.number("token-rate", 1, MOST, usual.tokenPerSecond());
        int perAddress = query.number("address-rate", 1, MOST, usual.addressPerSecond());
        return new Limits(
                perToken,
                perToken * Limits.BURST_SECONDS,
                perAddress,
                perAddress * Limits.BURST_SECONDS,
                query.number("lock-out-after", 1, MOST, usual.lockOutAttempts()),
                Math.toIntExact(
                        query.duration(
                                        "lock-out",
                                        ofSeconds(1),
                                        ofDays(1),
                                        ofSeconds(usual.lockOutSeconds()))
                                .toSeconds()));
    }
}
