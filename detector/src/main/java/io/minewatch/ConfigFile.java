package io.minewatch;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import io.minewatch.cadence.CadenceConfig;
import io.minewatch.capture.live.CaptureMethod;
import io.minewatch.capture.live.LiveConfig;
import io.minewatch.decode.DecodeConfig;
import io.minewatch.flow.FlowConfig;
import io.minewatch.query.ManagementConfig;
import io.minewatch.verdict.VerdictConfig;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a {@link Config} from a YAML file. Names of files in it are relative to the directory that
 * it stands in.
 */
public final class ConfigFile {

    private static final Pattern KEY = Pattern.compile("capture\\.([a-z-]+):? (.*)");
    private static final Pattern PACE = Pattern.compile("(\\d{1,6}(?:\\.\\d{1,6})?)x");

    /** Bytes: nothing shorter is a frame; nothing longer than what IP allows, with its headers. */
    private static final int MIN_SNAP = 64;

    private static final int MAX_SNAP = 256 << 10;
    private static final int MAX_PORT = 65535;
    private static final int MAX_WORKERS = 256;
    private static final int MAX_CPU = 4095;
    private static final long MB = 1L << 20;

    private final Path home;
    private final Path installedSignatures;

    private ConfigFile(Path file, Path installedSignatures) {
        this.home =
                Objects.requireNonNull(
                        file.toAbsolutePath().getParent(), "a file is in a directory");
        this.installedSignatures = installedSignatures;
    }

    /**
     * Reads a file. Whether what it names exists is not looked at.
     *
     * @param installedSignatures the directory that is used unless the file names one
     * @throws ConfigException with all that is wrong with it
     */
    public static Config read(Path file, Path installedSignatures) throws ConfigException {
        var faults = new ConfigFaults(file);
        var root = ConfigYaml.compose(file, faults);
        faults.throwIfAny();
        var config =
                new ConfigFile(file, installedSignatures)
                        .config(
                                ConfigSection.root(
                                        root.orElseThrow(),
                                        faults,
                                        Set.of(
                                                "capture",
                                                "decode",
                                                "flow",
                                                "encrypted",
                                                "verdict",
                                                "signatures",
                                                "locate",
                                                "reload",
                                                "emit",
                                                "management",
                                                "ledger",
                                                "query",
                                                "privacy",
                                                "shedding",
                                                "watchdog",
                                                "probe",
                                                "clock")));
        faults.throwIfAny();
        return config;
    }

    private Config config(ConfigSection root) {
        var ledger = new ConfigLedger(home, root);
        var probe = new ConfigProbe(home, root);
        return new Config(
                capture(root),
                new DecodeConfig(
                        root.section("decode", Set.of("vlan-in-key")).flag("vlan-in-key", true)),
                flow(root.section("flow", flowKeys())),
                cadence(
                        root.section(
                                "encrypted", Set.of("max-flows", "idle-timeout", "false-alarm"))),
                verdict(
                        root.section(
                                "verdict",
                                Set.of("operator", "report-interval", "show-blockchain"))),
                tables(root),
                ledger.with(new ConfigSinks(home).read(root)),
                management(root.section("management", Set.of("address", "port", "enabled"))),
                ledger.store(),
                ledger.query(),
                privacy(root.section("privacy", Set.of("pseudonym-key", "show-accounts"))),
                shedding(
                        root.section(
                                "shedding",
                                Set.of(
                                        "enabled",
                                        "raise-at",
                                        "interval",
                                        "calm",
                                        "suspects",
                                        "sample"))),
                watchdog(root.section("watchdog", Set.of("silence", "reopen"))),
                probe.rules(),
                probe.watched(),
                probe.ticks());
    }

    private Config.Capture capture(ConfigSection root) {
        var section = root.section("capture", captureKeys());
        var interfaces = section.texts("interfaces");
        var ports = section.numbers("mirror-ports", 1, MAX_PORT);
        var files = paths(section, "files");
        if (!files.isEmpty() && !(interfaces.isEmpty() && ports.isEmpty())) {
            section.fault("files", "cannot stand beside interfaces or mirror-ports");
        } else if (files.isEmpty() && interfaces.isEmpty() && ports.isEmpty()) {
            root.fault("capture", "must name interfaces, mirror-ports or files, found none");
        }
        if (Set.copyOf(interfaces).size() < interfaces.size()) {
            // Each share of work would be seen twice, and count twice.
            section.fault("interfaces", "has one of them twice");
        }
        var capture =
                new Config.Capture(
                        interfaces,
                        section.choice("method", CaptureMethod.class, CaptureMethod.AUTO),
                        section.number("workers", 1, MAX_WORKERS, 1),
                        section.numbers("cpus", 0, MAX_CPU),
                        section.flag("wait", false),
                        section.text("filter").orElse(""),
                        section.number("snap-length", MIN_SNAP, MAX_SNAP, MAX_SNAP),
                        section.size("buffer", MB, 1L << 30, LiveConfig.DEFAULT_MEGABYTES * MB),
                        section.flag("promiscuous", true),
                        section.flag("rollover", false),
                        section.flag("hardware-time", false),
                        ports,
                        new Config.Replay(files, section.flag("loop", false), pace(section)));
        complain(section, capture);
        return capture;
    }

    /** What the captures themselves would refuse, each with the key that it begins with. */
    private static void complain(ConfigSection section, Config.Capture capture) {
        capture.live().stream()
                .flatMap(live -> live.complaints().stream())
                .distinct()
                .map(complaint -> KEY.matcher(complaint))
                .filter(Matcher::matches)
                .forEach(complaint -> section.fault(complaint.group(1), complaint.group(2)));
    }

    private static Set<String> captureKeys() {
        return Set.of(
                "interfaces",
                "method",
                "workers",
                "cpus",
                "wait",
                "filter",
                "snap-length",
                "buffer",
                "promiscuous",
                "rollover",
                "hardware-time",
                "mirror-ports",
                "files",
                "loop",
                "pace");
    }

    private static double pace(ConfigSection section) {
        String text = section.text("pace").orElse("max");
        var times = PACE.matcher(text);
        if (text.equals("max")) {
            return 0;
        }
        if (text.equals("original")) {
            return 1;
        }
        if (times.matches() && Double.parseDouble(times.group(1)) > 0) {
            return Double.parseDouble(times.group(1));
        }
        section.fault("pace", "must be max, original or as 2x, found \"" + text + '"');
        return 0;
    }

    private static Set<String> flowKeys() {
        return Set.of("max-flows", "suspect-timeout", "mining-timeout", "hole-timeout");
    }

    private static FlowConfig flow(ConfigSection section) {
        var usual = FlowConfig.DEFAULT;
        return new FlowConfig(
                section.number("max-flows", 16, 1 << 26, usual.maxFlows()),
                section.duration(
                        "suspect-timeout", ofSeconds(1), ofDays(1), usual.suspectTimeout()),
                section.duration("mining-timeout", ofSeconds(1), ofDays(7), usual.miningTimeout()),
                section.duration("hole-timeout", ofMillis(1), ofMinutes(5), usual.holeTimeout()));
    }

    private static CadenceConfig cadence(ConfigSection section) {
        var usual = CadenceConfig.DEFAULT;
        int wanted = section.number("max-flows", 16, CadenceConfig.MOST_FLOWS, usual.maxFlows());
        return new CadenceConfig(
                Integer.highestOneBit(2 * wanted - 1),
                section.duration(
                        "idle-timeout",
                        ofMinutes(1),
                        CadenceConfig.LONGEST_TIMEOUT,
                        usual.idleTimeout()),
                section.probability(
                        "false-alarm",
                        CadenceConfig.LEAST_FALSE_ALARM,
                        CadenceConfig.MOST_FALSE_ALARM,
                        usual.falseAlarm()),
                usual.maxTold());
    }

    private static VerdictConfig verdict(ConfigSection section) {
        return new VerdictConfig(
                section.text("operator").orElse(""),
                Optional.of(
                        section.duration("report-interval", ofSeconds(1), ofDays(1), ofMinutes(1))),
                section.flag("show-blockchain", false));
    }

    private Config.Tables tables(ConfigSection root) {
        var signatures = root.section("signatures", Set.of("directory"));
        var locate = root.section("locate", Set.of("subscribers", "regions", "geoip"));
        var reload = root.section("reload", Set.of("poll"));
        return new Config.Tables(
                path(signatures, "directory").orElse(installedSignatures),
                path(locate, "subscribers"),
                path(locate, "regions"),
                paths(locate, "geoip"),
                reload.duration("poll", ZERO, ofDays(1), ofSeconds(5)));
    }

    private static Optional<ManagementConfig> management(ConfigSection section) {
        var usual = ManagementConfig.DEFAULT;
        int port = section.number("port", 0, MAX_PORT, usual.port());
        String address = section.text("address").orElse(usual.address());
        if (!ManagementConfig.complaints(address, port).isEmpty()) {
            section.fault(
                    "address",
                    "must be an IP address such as 127.0.0.1 or ::1, found \"" + address + '"');
            return Optional.empty();
        }
        return section.flag("enabled", true)
                ? Optional.of(new ManagementConfig(address, port))
                : Optional.empty();
    }

    private Config.Privacy privacy(ConfigSection section) {
        return new Config.Privacy(
                path(section, "pseudonym-key"), section.flag("show-accounts", false));
    }

    private static Config.Shedding shedding(ConfigSection section) {
        return new Config.Shedding(
                section.flag("enabled", true),
                section.ratio("raise-at", 0.001),
                section.duration("interval", ofMillis(100), ofMinutes(1), ofSeconds(1)),
                section.duration("calm", ofSeconds(1), ofHours(1), ofSeconds(30)),
                section.number("suspects", 0, 1 << 26, 4096),
                section.ratio("sample", 0.25));
    }

    private static Config.Watchdog watchdog(ConfigSection section) {
        return new Config.Watchdog(
                section.duration("silence", ofSeconds(1), ofHours(1), ofSeconds(10)),
                section.duration("reopen", ofSeconds(1), ofHours(1), ofSeconds(30)));
    }

    private Optional<Path> path(ConfigSection section, String key) {
        return section.path(key, home);
    }

    private List<Path> paths(ConfigSection section, String key) {
        return section.paths(key, home);
    }
}
