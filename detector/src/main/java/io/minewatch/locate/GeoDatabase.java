package io.minewatch.locate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.maxmind.db.InvalidDatabaseException;
import com.maxmind.db.Reader;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * What address databases say about an address: country, city and network. Reads MaxMind DB files
 * with the layout of GeoLite2 City, Country and ASN, or all of it in one file. A city is the most
 * exact thing it ever gives. May be asked by many threads; the files are read into memory, and may
 * be overwritten meanwhile.
 */
public final class GeoDatabase implements AutoCloseable {

    /** The pools and proxies of a province fit several times; an entry takes some 200 bytes. */
    private static final int MAX_CACHED = 1 << 16;

    /** Languages in which names are wanted, the best first. */
    private static final List<String> LANGUAGES = List.of("zh-CN", "en");

    private static final Pattern DISTRICT = Pattern.compile("\\s*[(（].*$");

    private static final Location.Coarse NOTHING =
            new Location.Coarse(
                    Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    private final List<Reader> readers;
    private final LongAdder failures = new LongAdder();
    private final Cache<InetAddress, Optional<Location.Coarse>> cache =
            Caffeine.newBuilder().maximumSize(MAX_CACHED).executor(Runnable::run).build();

    private GeoDatabase(List<Reader> readers) {
        this.readers = readers;
    }

    /** A database that knows no address. */
    public static GeoDatabase empty() {
        return new GeoDatabase(List.of());
    }

    /**
     * Opens databases. Where several know the same thing of an address, the first one counts.
     *
     * @param refused is told of each that cannot be read or is not a MaxMind DB; the others are
     *     used
     */
    public static GeoDatabase open(List<Path> files, Consumer<TableException> refused) {
        var readers = new ArrayList<Reader>();
        for (Path file : files) {
            try {
                readers.add(reader(file));
            } catch (TableException e) {
                refused.accept(e);
            }
        }
        return new GeoDatabase(List.copyOf(readers));
    }

    private static Reader reader(Path file) throws TableException {
        if (!Files.isRegularFile(file)) {
            boolean none = Files.notExists(file);
            throw new TableException(file, none ? "no such file" : "is no file");
        }
        if (!Files.isReadable(file)) {
            throw new TableException(file, "may not be read: permission denied");
        }
        try {
            // Not mapped: who copies a new file over it would take it away from under a worker.
            return new Reader(file.toFile(), Reader.FileMode.MEMORY);
        } catch (InvalidDatabaseException e) {
            throw new TableException(file, "not a MaxMind DB, or cut off", e);
        } catch (IOException | RuntimeException e) {
            throw new TableException(file, "cannot be read (" + e.getMessage() + ")", e);
        }
    }

    /**
     * What the databases say; empty if they do not know the address, or if it is one that means
     * something else in every network (private, shared, link-local, multicast).
     */
    public Optional<Location.Coarse> coarse(InetAddress address) {
        if (readers.isEmpty() || !PublicAddress.is(address)) {
            return Optional.empty();
        }
        return cache.get(address, this::read);
    }

    private Optional<Location.Coarse> read(InetAddress address) {
        Location.Coarse coarse = NOTHING;
        for (Reader reader : readers) {
            coarse = fill(coarse, record(reader, address));
        }
        return coarse.equals(NOTHING) ? Optional.empty() : Optional.of(coarse);
    }

    /** The record of an address, empty if there is none or its bytes make no sense. */
    private Map<?, ?> record(Reader reader, InetAddress address) {
        try {
            Map<?, ?> record = reader.get(address, Map.class);
            return record == null ? Map.of() : record;
        } catch (IOException | RuntimeException e) {
            failures.increment();
            return Map.of();
        }
    }

    private static Location.Coarse fill(Location.Coarse known, Map<?, ?> record) {
        return new Location.Coarse(
                known.country().or(() -> country(record)),
                known.city().or(() -> name(record.get("city")).flatMap(GeoDatabase::noDistrict)),
                known.asNumber().or(() -> number(record.get("autonomous_system_number"))),
                known.asName().or(() -> text(record.get("autonomous_system_organization"))));
    }

    private static Optional<String> country(Map<?, ?> record) {
        var country = record.get("country");
        return name(country)
                .or(() -> country instanceof Map<?, ?> m ? text(m.get("iso_code")) : text(country));
    }

    private static Optional<String> name(@Nullable Object place) {
        if (!(place instanceof Map<?, ?> fields
                && fields.get("names") instanceof Map<?, ?> names)) {
            return Optional.empty();
        }
        return LANGUAGES.stream()
                .flatMap(language -> text(names.get(language)).stream())
                .findFirst();
    }

    /** Some databases write the district behind the city, in brackets. */
    private static Optional<String> noDistrict(String city) {
        return text(DISTRICT.matcher(city).replaceFirst(""));
    }

    private static Optional<String> text(@Nullable Object value) {
        return value instanceof String text && !text.isBlank()
                ? Optional.of(text)
                : Optional.empty();
    }

    private static Optional<Long> number(@Nullable Object value) {
        return value instanceof Number number ? Optional.of(number.longValue()) : Optional.empty();
    }

    /** How often a record could not be read because the file is damaged there. */
    public long failures() {
        return failures.sum();
    }

    @Override
    public void close() {
        closeAll(readers);
    }

    private static void closeAll(List<Reader> readers) {
        for (Reader reader : readers) {
            try {
                reader.close();
            } catch (IOException _) {
                // Only read from: there is nothing that could be lost.
            }
        }
    }
}
