package io.minewatch.query.api;

import com.linecorp.armeria.common.ContentDisposition;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpResponseWriter;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.ResponseHeaders;

import io.minewatch.bytes.Sha256;
import io.minewatch.ledger.Filter;
import io.minewatch.ledger.Ledger;
import io.minewatch.ledger.RegionSum;
import io.minewatch.query.api.access.Aliases;
import io.minewatch.query.api.export.CsvExport;
import io.minewatch.query.api.export.GeoJsonExport;
import io.minewatch.query.api.export.TableExport;
import io.minewatch.query.api.export.XlsxExport;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Lists as files. They are sent while the ledger is read, page by page; that one was begun, how
 * many rows it got and the hash of the file are in the audit trail.
 */
final class Exports {

    private static final String PATH = "/api/v1/export/detections.";

    /** Files made at once; each has a thread, and the ledger is also asked by people who wait. */
    private static final int MAX_AT_ONCE = 4;

    /** Of a file; millions of rows take minutes. */
    private static final Duration LONGEST = Duration.ofHours(1);

    /** More regions than any country has. */
    private static final int MAX_REGIONS = 50_000;

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Ledger ledger;
    private final Aliases aliases;
    private final QueryListener listener;
    private final Clock clock;
    private final Semaphore places = new Semaphore(MAX_AT_ONCE);

    Exports(Ledger ledger, Aliases aliases, QueryListener listener, Clock clock) {
        this.ledger = ledger;
        this.aliases = aliases;
        this.listener = listener;
        this.clock = clock;
    }

    List<Route> routes() {
        return List.of(
                route(
                        "csv",
                        MediaType.CSV_UTF_8,
                        (call, filter, out, rows) -> table(call, filter, new CsvExport(out), rows)),
                route(
                        "xlsx",
                        MediaType.OOXML_SHEET,
                        (call, filter, out, rows) ->
                                table(call, filter, new XlsxExport(out), rows)),
                route("geojson", MediaType.parse("application/geo+json"), this::regions));
    }

    private Route route(String extension, MediaType type, Form form) {
        return Route.get(
                PATH + extension,
                Needs.EXPORT,
                Filters.NAMES,
                call -> {
                    Filter filter = Filters.read(call.parameters(), call.role());
                    return send(
                            call,
                            extension,
                            type,
                            (out, rows) -> form.write(call, filter, out, rows));
                });
    }

    private void table(Call call, Filter filter, TableExport table, AtomicLong rows)
            throws IOException {
        var views = new Views(call.role(), aliases);
        ledger.eachDetection(
                call.caller().scope(),
                filter,
                kept -> {
                    try {
                        table.add(views.detection(kept));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                    rows.incrementAndGet();
                });
        table.close();
    }

    private void regions(Call call, Filter filter, OutputStream out, AtomicLong rows)
            throws IOException {
        var views = new Views(call.role(), aliases);
        try (var features = new GeoJsonExport(out)) {
            var open = new ArrayDeque<Filter>(List.of(filter));
            while (!open.isEmpty() && rows.get() < MAX_REGIONS) {
                Filter above = open.remove();
                for (RegionSum region : ledger.regions(call.caller().scope(), above)) {
                    boolean rest = above.region().equals(Optional.of(region.code()));
                    // The whole of a region has come before what is in none of those below it.
                    if (!rest || above.equals(filter)) {
                        features.add(region.code(), views.region(region));
                        rows.incrementAndGet();
                    }
                    if (region.further() && !rest) {
                        open.add(filter.with().region(region.code()).build());
                    }
                }
            }
        }
    }

    private Answer send(Call call, String extension, MediaType type, Writing writing) {
        if (!places.tryAcquire()) {
            throw Problem.later(
                    ProblemType.TOO_MANY_REQUESTS,
                    "Other files are being made.",
                    Duration.ofSeconds(10));
        }
        call.context().setRequestTimeout(LONGEST);
        HttpResponseWriter out = HttpResponse.streaming();
        var rows = new AtomicLong();
        var note = new AtomicReference<>("");
        String name = "detections-" + STAMP.format(clock.instant()) + "." + extension;
        out.write(
                ResponseHeaders.builder(HttpStatus.OK)
                        .contentType(type)
                        .set("cache-control", "no-store")
                        .contentDisposition(
                                ContentDisposition.builder("attachment").filename(name).build())
                        .build());
        call.context()
                .blockingTaskExecutor()
                .execute(
                        () -> {
                            try {
                                write(call, out, writing, rows, note);
                            } finally {
                                places.release();
                            }
                        });
        return new Answer.Stream(out, rows::get, note::get);
    }

    private void write(
            Call call,
            HttpResponseWriter out,
            Writing writing,
            AtomicLong rows,
            AtomicReference<String> note) {
        var stream = new ResponseStream(out, Sha256.digest());
        try {
            writing.write(stream, rows);
            stream.finish();
            note.set(" sha256=" + stream.hash());
            out.close();
        } catch (IOException | UncheckedIOException e) {
            // The client is gone; the audit trail says that the file was cut.
            out.close(e);
        } catch (RuntimeException e) {
            listener.failed("GET " + call.context().path(), e);
            out.close(e);
        }
    }

    /** Writes what was asked for in one form, and counts its rows. */
    private interface Form {
        void write(Call call, Filter filter, OutputStream out, AtomicLong rows) throws IOException;
    }

    /** Writes a file and counts its rows. */
    private interface Writing {
        void write(OutputStream out, AtomicLong rows) throws IOException;
    }
}
