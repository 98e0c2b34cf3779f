package io.minewatch.query.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.linecorp.armeria.common.MediaType;

import io.minewatch.ledger.Filter;
import io.minewatch.ledger.Ledger;
import io.minewatch.ledger.RegionSum;
import io.minewatch.ledger.Week;
import io.minewatch.query.api.access.Aliases;
import io.minewatch.query.api.export.Column;
import io.minewatch.query.api.export.CsvExport;
import io.minewatch.query.api.export.GeoJsonExport;
import io.minewatch.query.api.export.TableExport;
import io.minewatch.query.api.export.XlsxExport;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** Lists as files, which the ledger is read for page by page. */
final class Exports {

    private static final String PATH = "/api/v1/export/";

    private static final MediaType GEOJSON = MediaType.parse("application/geo+json");

    /** More regions than any country has. */
    private static final int MAX_REGIONS = 50_000;

    private final Ledger ledger;
    private final Aliases aliases;
    private final Downloads downloads;
    private final Clock clock;

    Exports(Ledger ledger, Aliases aliases, QueryListener listener, Clock clock) {
        this.ledger = ledger;
        this.aliases = aliases;
        this.downloads = new Downloads(listener, clock);
        this.clock = clock;
    }

    /** Begins a table. */
    private interface Form {
        TableExport begin(OutputStream out, String name, List<Column> columns) throws IOException;
    }

    /** Writes what was asked for. */
    private interface Content {
        void write(Call call, Filter filter, OutputStream out, AtomicLong rows) throws IOException;
    }

    List<Route> routes() {
        return List.of(
                detections("csv", MediaType.CSV_UTF_8, (out, _, all) -> new CsvExport(out, all)),
                detections("xlsx", MediaType.OOXML_SHEET, XlsxExport::new),
                detections("geojson", GEOJSON, this::regions),
                inventory("csv", MediaType.CSV_UTF_8, (out, _, all) -> new CsvExport(out, all)),
                inventory("xlsx", MediaType.OOXML_SHEET, XlsxExport::new));
    }

    private Route detections(String extension, MediaType type, Form form) {
        return detections(
                extension,
                type,
                (call, filter, out, rows) -> {
                    var table = form.begin(out, "detections", Column.DETECTION);
                    var views = new Views(call.role(), aliases);
                    ledger.eachDetection(
                            call.caller().scope(),
                            filter,
                            kept -> add(table, views.detection(kept), rows));
                    table.close();
                });
    }

    private Route detections(String extension, MediaType type, Content content) {
        return Route.get(
                PATH + "detections." + extension,
                Needs.EXPORT,
                Filters.NAMES,
                call -> {
                    Filter filter = Filters.read(call.parameters(), call.role());
                    return downloads.send(
                            call,
                            "detections-%s." + extension,
                            type,
                            (out, rows) -> content.write(call, filter, out, rows));
                });
    }

    private Route inventory(String extension, MediaType type, Form form) {
        return Route.get(
                PATH + "inventory." + extension,
                Needs.EXPORT_SITES,
                Route.union(Filters.UNTIMED, Set.of("week")),
                call -> {
                    Filter filter = Filters.read(call.parameters(), call.role());
                    Week week = Inventories.week(call.parameters(), clock);
                    return downloads.send(
                            call,
                            "inventory-" + week + "-%s." + extension,
                            type,
                            (out, rows) -> inventory(call, filter, week, form, out, rows));
                });
    }

    private void inventory(
            Call call, Filter filter, Week week, Form form, OutputStream out, AtomicLong rows)
            throws IOException {
        var table = form.begin(out, week.toString(), Column.INVENTORY);
        var views = new Views(call.role(), aliases);
        ledger.eachInventoried(
                call.caller().scope(),
                filter,
                week,
                site -> add(table, views.inventoried(site).put("week", week.toString()), rows));
        table.close();
    }

    private static void add(TableExport table, JsonNode row, AtomicLong rows) {
        try {
            table.add(row);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        rows.incrementAndGet();
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
}
