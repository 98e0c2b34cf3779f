package io.minewatch;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import io.minewatch.Config.Output;
import io.minewatch.Config.Target;
import io.minewatch.emit.Format;
import io.minewatch.emit.sink.FileSettings;
import io.minewatch.emit.sink.SpoolSettings;
import io.minewatch.emit.sink.SyslogSettings;
import io.minewatch.emit.sink.SyslogSettings.Transport;
import io.minewatch.emit.sink.TlsSettings;
import io.minewatch.emit.sink.WebhookSettings;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads the part of a configuration that says where detections go: one output or a list of them.
 */
final class ConfigSinks {

    private static final Set<String> KEYS =
            Set.of(
                    "name",
                    "file",
                    "syslog",
                    "webhook",
                    "format",
                    "max-size",
                    "max-age",
                    "keep",
                    "sync",
                    "queue",
                    "spool",
                    "spool-size",
                    "facility",
                    "ca",
                    "certificate",
                    "key",
                    "secret",
                    "batch",
                    "timeout");

    /** Each is a label of metrics and has two threads. */
    private static final int MAX_SINKS = 16;

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,30}");
    private static final int MAX_PORT = 65_535;
    private static final int LOCAL0 = 16;
    private static final long MB = 1L << 20;

    private final Path home;
    private final Set<String> names = new HashSet<>();
    private final Set<Path> places = new HashSet<>();

    /**
     * @param home directory that names of files are relative to
     */
    ConfigSinks(Path home) {
        this.home = home;
    }

    /** What stands under {@code emit}; standard output if nothing does. */
    List<Output> read(ConfigSection root) {
        var sections = root.sections("emit", KEYS);
        if (sections.size() > MAX_SINKS) {
            root.fault("emit", "must have at most " + MAX_SINKS + " items");
            return List.of();
        }
        var outputs = new ArrayList<Output>();
        for (ConfigSection section : sections) {
            outputs.add(output(section));
        }
        return outputs.isEmpty() ? List.of(standard()) : List.copyOf(outputs);
    }

    private static Output standard() {
        return new Output("standard", new Target.Standard(Format.JSON), 8192, Optional.empty());
    }

    private Output output(ConfigSection section) {
        Kind kind = kind(section);
        section.only(kind.keys(), "does not go with " + kind.label());
        var spool = spool(section);
        if (kind.isFar() && spool.isEmpty()) {
            section.fault("spool", "must name a directory for what waits for the far end");
        }
        Target target =
                switch (kind) {
                    case STANDARD -> new Target.Standard(format(section).orElse(Format.JSON));
                    case FILE -> file(section);
                    case SYSLOG -> syslog(section);
                    case WEBHOOK -> webhook(section, spool);
                };
        int queue = section.number("queue", 16, 1 << 20, 8192);
        return new Output(name(section, kind), target, queue, spool);
    }

    /** What an output is, by the key that says where it leads. */
    private enum Kind {
        STANDARD(Set.of()),
        FILE(Set.of("max-size", "max-age", "keep", "sync", "spool", "spool-size")),
        SYSLOG(Set.of("facility", "ca", "certificate", "key", "sync", "spool", "spool-size")),
        WEBHOOK(
                Set.of(
                        "secret",
                        "batch",
                        "timeout",
                        "ca",
                        "certificate",
                        "key",
                        "sync",
                        "spool",
                        "spool-size"));

        private final Set<String> own;

        Kind(Set<String> own) {
            this.own = own;
        }

        Set<String> keys() {
            var keys =
                    new HashSet<>(Set.of("name", "file", "syslog", "webhook", "format", "queue"));
            keys.addAll(own);
            return keys;
        }

        String label() {
            return this == STANDARD ? "standard output" : name().toLowerCase(Locale.ROOT);
        }

        boolean isFar() {
            return this == SYSLOG || this == WEBHOOK;
        }
    }

    private static Kind kind(ConfigSection section) {
        var there = List.of("file", "syslog", "webhook").stream().filter(section::has).toList();
        if (there.size() > 1) {
            section.fault(
                    there.getLast(), "cannot stand beside " + there.getFirst() + ": make a list");
        }
        boolean isStandard =
                there.isEmpty() || section.text(there.getFirst()).filter("-"::equals).isPresent();
        return isStandard ? Kind.STANDARD : Kind.valueOf(there.getFirst().toUpperCase(Locale.ROOT));
    }

    private String name(ConfigSection section, Kind kind) {
        String name = section.text("name").orElse(kind.name().toLowerCase(Locale.ROOT));
        if (!NAME.matcher(name).matches()) {
            section.fault(
                    "name",
                    "must be of small letters, digits and hyphens, 31 at most, found \"%s\""
                            .formatted(name));
        } else if (!names.add(name)) {
            section.fault("name", "\"" + name + "\" is another one's already");
        }
        return name;
    }

    private static Optional<Format> format(ConfigSection section) {
        if (!section.has("format")) {
            return Optional.empty();
        }
        var format = section.choice("format", Format.class, Format.JSON);
        if (format != Format.JSON && format != Format.EVE) {
            section.fault("format", "must be one of json, eve, found \"" + format + '"');
        }
        return Optional.of(format);
    }

    private Target file(ConfigSection section) {
        var settings =
                new FileSettings(
                        place(section, "file").orElse(home),
                        section.size("max-size", MB / 16, 1L << 40, 256 * MB),
                        section.duration("max-age", ofSeconds(1), ofDays(366), ofDays(1)),
                        section.number("keep", 1, 10_000, 30),
                        sync(section));
        return new Target.ToFile(settings, format(section).orElse(Format.JSON));
    }

    private static FileSettings.Sync sync(ConfigSection section) {
        return section.choice("sync", FileSettings.Sync.class, FileSettings.Sync.SECOND);
    }

    private Optional<SpoolSettings> spool(ConfigSection section) {
        long maxBytes = section.size("spool-size", 16 * MB, 1L << 40, 1024 * MB);
        return place(section, "spool")
                .map(directory -> new SpoolSettings(directory, maxBytes, sync(section)));
    }

    /** A file or directory that no other output may have. */
    private Optional<Path> place(ConfigSection section, String key) {
        var place = section.path(key, home);
        if (place.isPresent() && !places.add(place.get().normalize())) {
            section.fault(key, "\"" + place.get() + "\" is another one's already");
        }
        return place;
    }

    private Target syslog(ConfigSection section) {
        var address = address(section, "syslog", "as tls://host:6514, tcp:// or udp://");
        var transport =
                address.flatMap(
                        it ->
                                List.of(Transport.values()).stream()
                                        .filter(each -> isScheme(it, each.name()))
                                        .findFirst());
        if (address.isPresent() && (transport.isEmpty() || !address.get().getRawPath().isEmpty())) {
            wrong(section, "syslog", "as tls://host:6514, tcp:// or udp://");
        }
        var used = transport.orElse(Transport.TLS);
        int port = address.map(URI::getPort).filter(it -> it > 0).orElse(used.usualPort);
        var settings =
                new SyslogSettings(
                        used, address.map(ConfigSinks::host).orElse(""), port, tls(section));
        return new Target.ToSyslog(
                settings, section.number("facility", 0, 23, LOCAL0), format(section));
    }

    private Target webhook(ConfigSection section, Optional<SpoolSettings> spool) {
        var address = address(section, "webhook", "as https://host/path");
        if (address.isPresent()
                && !isScheme(address.get(), "https")
                && !isScheme(address.get(), "http")) {
            wrong(section, "webhook", "as https://host/path");
        }
        if (!section.has("secret")) {
            section.fault("secret", "must name a file with what batches are signed with");
        }
        var directory = spool.map(SpoolSettings::directory).orElse(home);
        var settings =
                new WebhookSettings(
                        address.orElse(URI.create("https://invalid/")),
                        section.path("secret", home).orElse(home),
                        directory.resolve("refused.jsonl"),
                        tls(section),
                        section.number("batch", 1, 1000, 100),
                        section.duration("timeout", ofSeconds(1), ofMinutes(2), ofSeconds(15)));
        return new Target.ToWebhook(settings, format(section).orElse(Format.JSON));
    }

    private static Optional<URI> address(ConfigSection section, String key, String form) {
        var text = section.text(key);
        try {
            if (text.isPresent()) {
                var address = new URI(text.get());
                if (address.getHost() != null && address.getPort() <= MAX_PORT) {
                    return Optional.of(address);
                }
            }
        } catch (URISyntaxException _) {
            // The complaint is the same as for what is one and has no host.
        }
        wrong(section, key, form);
        return Optional.empty();
    }

    private static void wrong(ConfigSection section, String key, String form) {
        section.fault(
                key, "must be %s, found \"%s\"".formatted(form, section.text(key).orElse("")));
    }

    private static boolean isScheme(URI address, String scheme) {
        return scheme.equalsIgnoreCase(address.getScheme());
    }

    /** Without the brackets of an IPv6 address. */
    private static String host(URI address) {
        return address.getHost().replaceAll("[\\[\\]]", "");
    }

    private TlsSettings tls(ConfigSection section) {
        if (section.has("certificate") != section.has("key")) {
            section.fault(
                    section.has("key") ? "key" : "certificate",
                    "certificate and key must stand beside each other");
        }
        return new TlsSettings(
                section.path("ca", home),
                section.path("certificate", home),
                section.path("key", home));
    }
}
