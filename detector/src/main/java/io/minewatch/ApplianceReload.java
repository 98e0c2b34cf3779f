package io.minewatch;

import io.minewatch.locate.GeoDatabase;
import io.minewatch.locate.Problems;
import io.minewatch.locate.RegionTree;
import io.minewatch.locate.SubscriberTable;
import io.minewatch.locate.TableException;
import io.minewatch.signature.SignatureException;
import io.minewatch.signature.Signatures;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Keeps what detections are compared with up to date: loads it anew beside the one in use, and
 * swaps it in only if it has no fault. No flow notices, for each judgement asks for the current
 * state.
 */
final class ApplianceReload implements Supplier<ApplianceTables> {

    /** Files of a signature directory that are looked at. */
    private static final int MAX_FILES = 1000;

    /** One file as it looks from outside. */
    private record Look(Path file, long size, long modifiedMillis, Object key) {}

    private final Config.Tables config;
    private final ApplianceLog log;
    private final Clock clock;
    private final AtomicReference<ApplianceTables> current;
    private List<Look> loaded;
    private List<Look> last;
    private Consumer<ApplianceTables> listener = loaded -> {};
    private volatile long reloads;
    private volatile long failures;

    private ApplianceReload(
            Config.Tables config,
            ApplianceLog log,
            Clock clock,
            List<Look> looks,
            ApplianceTables first) {
        this.config = config;
        this.log = log;
        this.clock = clock;
        this.loaded = looks;
        this.last = looks;
        this.current = new AtomicReference<>(first);
    }

    /**
     * Loads it for the first time.
     *
     * @throws ConfigException if any of it cannot be used: a start is the time to mend it
     */
    static ApplianceReload start(Config.Tables config, ApplianceLog log, Clock clock)
            throws ConfigException {
        List<Look> looks = look(config);
        return new ApplianceReload(config, log, clock, looks, load(config, log, clock));
    }

    @Override
    public ApplianceTables get() {
        return current.getAcquire();
    }

    /** Who is told, from now on, of each changed state that is put to use, by who loads it. */
    synchronized void tell(Consumer<ApplianceTables> who) {
        listener = who;
    }

    /** How often a changed state was put to use. */
    long reloads() {
        return reloads;
    }

    /** How often a changed state had faults, so that the old one was kept. */
    long failures() {
        return failures;
    }

    /**
     * Loads everything again if a file has changed, and has not changed any more since the last
     * look: a file that is being written is left alone until it is finished.
     */
    synchronized void poll() {
        List<Look> now = look(config);
        boolean settled = now.equals(last);
        last = now;
        if (settled && !now.equals(loaded)) {
            reload();
        }
    }

    /** Loads everything again. A state with faults is complained of, counted and not used. */
    synchronized void reload() {
        loaded = look(config);
        try {
            ApplianceTables next = load(config, log, clock);
            current.setRelease(next);
            reloads++;
            log.note(
                    "reloaded: signatures %s, %,d subscriber rows",
                    next.signatures().version(), next.subscribers().size());
            listener.accept(next);
        } catch (ConfigException e) {
            failures++;
            e.complaints().forEach(complaint -> log.warn("%s", complaint));
            log.warn(
                    "what was changed is not used; signatures %s and the tables loaded with them"
                            + " stay in use",
                    Objects.requireNonNull(current.get()).signatures().version());
        }
    }

    private static ApplianceTables load(Config.Tables config, ApplianceLog log, Clock clock)
            throws ConfigException {
        var complaints = new ArrayList<String>();
        var signatures = signatures(config.signatures(), complaints);
        var unread = new ArrayList<String>();
        // Before the table: if the file is replaced in between, the next look finds another hash.
        String hash = hash(config.subscribers(), unread);
        var subscribers = subscribers(config.subscribers(), log, complaints);
        var regions = regions(config.regions(), log, complaints);
        var geo = geo(config.geoip(), complaints);
        if (complaints.isEmpty()) {
            // Otherwise the table says better what is wrong with the file.
            complaints.addAll(unread);
        }
        if (!complaints.isEmpty()) {
            throw new ConfigException(complaints);
        }
        return new ApplianceTables(signatures, subscribers, hash, regions, geo, clock.millis());
    }

    private static String hash(Optional<Path> file, List<String> complaints) {
        if (file.isEmpty()) {
            return "";
        }
        try (var in =
                new DigestInputStream(
                        Files.newInputStream(file.get()), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (IOException e) {
            complaints.add(file.get() + ": cannot be read: " + e.getMessage());
            return "";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static Signatures signatures(Path directory, List<String> complaints) {
        try {
            return Signatures.load(directory);
        } catch (SignatureException e) {
            e.faults().forEach(fault -> complaints.add(fault.toString()));
            return Signatures.empty();
        }
    }

    private static SubscriberTable subscribers(
            Optional<Path> file, ApplianceLog log, List<String> complaints) {
        try {
            if (file.isEmpty()) {
                return SubscriberTable.empty();
            }
            var table = SubscriberTable.load(file.get());
            warn(table.problems(), log);
            return table;
        } catch (TableException e) {
            complaints.add(e.getMessage());
            return SubscriberTable.empty();
        }
    }

    private static RegionTree regions(
            Optional<Path> file, ApplianceLog log, List<String> complaints) {
        try {
            if (file.isEmpty()) {
                return RegionTree.empty();
            }
            var tree = RegionTree.load(file.get());
            warn(tree.problems(), log);
            return tree;
        } catch (TableException e) {
            complaints.add(e.getMessage());
            return RegionTree.empty();
        }
    }

    private static GeoDatabase geo(List<Path> files, List<String> complaints) {
        return GeoDatabase.open(files, fault -> complaints.add(fault.getMessage()));
    }

    /** Rows that were left out: the first says where to look, the number how bad it is. */
    private static void warn(Problems problems, ApplianceLog log) {
        if (problems.total() > 0) {
            log.warn("%s; %,d such rows in all", problems.listed().getFirst(), problems.total());
        }
    }

    private static List<Look> look(Config.Tables config) {
        var looks = new ArrayList<Look>();
        try (Stream<Path> files = Files.list(config.signatures())) {
            files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .limit(MAX_FILES)
                    .forEach(file -> looks.add(look(file)));
        } catch (IOException _) {
            // Loading it says what is wrong.
            looks.add(new Look(config.signatures(), -1, 0, ""));
        }
        config.subscribers().ifPresent(file -> looks.add(look(file)));
        config.regions().ifPresent(file -> looks.add(look(file)));
        config.geoip().forEach(file -> looks.add(look(file)));
        return looks;
    }

    private static Look look(Path file) {
        try {
            var seen = Files.readAttributes(file, BasicFileAttributes.class);
            return new Look(
                    file,
                    seen.size(),
                    seen.lastModifiedTime().toMillis(),
                    Optional.<Object>ofNullable(seen.fileKey()).orElse(""));
        } catch (IOException _) {
            return new Look(file, -1, 0, "");
        }
    }
}
