package io.minewatch;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import io.minewatch.probe.Networks;
import io.minewatch.probe.ProberRules;
import io.minewatch.probe.WatchedPool;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the parts of a configuration that say whom the program may speak to by itself. */
final class ConfigProbe {

    private static final int MAX_PORT = 65_535;

    /** Some pools for each of a few chains; more tell nothing more. */
    private static final int MAX_WATCHED = 64;

    private final Path home;
    private final ConfigSection probe;
    private final ConfigSection clock;

    /**
     * @param home directory that names of files are relative to
     * @param root the whole configuration
     */
    ConfigProbe(Path home, ConfigSection root) {
        this.home = home;
        probe =
                root.section(
                        "probe",
                        Set.of(
                                "enabled",
                                "allow",
                                "ports",
                                "interval",
                                "valid",
                                "retry",
                                "queue",
                                "timeout"));
        clock = root.section("clock", Set.of("watch", "ticks"));
    }

    /** How endpoints are asked; empty if nobody is. */
    Optional<ProberRules> rules() {
        var networks = new ArrayList<Networks.Network>();
        for (String text : probe.texts("allow")) {
            Networks.read(text)
                    .ifPresentOrElse(
                            networks::add,
                            () ->
                                    probe.fault(
                                            "allow",
                                            "must be networks such as 198.51.100.0/24, found \""
                                                    + text
                                                    + "\""));
        }
        var rules =
                new ProberRules(
                        new Networks(List.copyOf(networks)),
                        Set.copyOf(probe.numbers("ports", 1, MAX_PORT)),
                        probe.duration("interval", ofSeconds(1), ofDays(1), ofMinutes(1)),
                        probe.duration("valid", ofMinutes(1), ofDays(365), ofDays(7)),
                        probe.duration("retry", ofMinutes(1), ofDays(365), ofMinutes(60)),
                        probe.number("queue", 1, 1 << 16, 256),
                        probe.duration("timeout", ofMillis(100), ofMinutes(2), ofSeconds(10)));
        boolean enabled = probe.flag("enabled", false);
        if (enabled && probe.texts("allow").isEmpty()) {
            probe.fault("enabled", "needs allow: the networks whose endpoints may be asked");
        }
        return enabled ? Optional.of(rules) : Optional.empty();
    }

    /** Where a node writes a line for each new block; empty for nowhere. */
    Optional<Path> ticks() {
        return clock.path("ticks", home);
    }

    /** The pools that are listened to for new blocks. */
    List<WatchedPool> watched() {
        var keys = Set.of("chain", "host", "port", "tls", "dialect", "account", "password");
        var sections = clock.sections("watch", keys);
        if (sections.size() > MAX_WATCHED) {
            clock.fault("watch", "must have at most " + MAX_WATCHED + " items");
            return List.of();
        }
        return sections.stream().flatMap(it -> watched(it).stream()).toList();
    }

    private static Optional<WatchedPool> watched(ConfigSection section) {
        var chain = section.text("chain");
        var host = section.text("host");
        var account = section.text("account");
        if (chain.isPresent() && !chain.get().matches("[A-Z0-9]{2,12}")) {
            section.fault("chain", "must be a ticker such as BTC");
        }
        if (host.isPresent() && !host.get().matches("[^\\s/]{1,253}")) {
            section.fault("host", "must be a name or an address");
        }
        for (String key : List.of("chain", "host", "port", "account")) {
            if (!section.has(key)) {
                section.fault(key, "is missing");
            }
        }
        int port = section.number("port", 1, MAX_PORT, 1);
        boolean tls = section.flag("tls", false);
        var dialect =
                section.choice("dialect", WatchedPool.Speech.class, WatchedPool.Speech.STRATUM_V1);
        String password = section.text("password").orElse("x");
        return chain.isPresent() && host.isPresent() && account.isPresent()
                ? Optional.of(
                        new WatchedPool(
                                chain.get(),
                                host.get(),
                                port,
                                tls,
                                dialect,
                                account.get(),
                                password))
                : Optional.empty();
    }
}
