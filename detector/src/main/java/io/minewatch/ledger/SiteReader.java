package io.minewatch.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.minewatch.ledger.Search.Row;
import io.minewatch.ledger.SiteLists.Site;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads who and where a site is, and what it did. */
final class SiteReader {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Connection connection;
    private final Search search;

    SiteReader(Connection connection, Search search) {
        this.connection = connection;
        this.search = search;
    }

    /** All of a list. */
    List<SiteSum> sums(List<Site> sites) throws SQLException {
        var sums = new ArrayList<SiteSum>();
        for (Site site : sites) {
            sums.add(sum(site));
        }
        return sums;
    }

    SiteSum sum(Site site) throws SQLException {
        var sum = lastDay(site);
        return new SiteSum(
                place(site, Long.MAX_VALUE),
                Micros.time(site.first()),
                Micros.time(site.last()),
                site.detections(),
                sum.clients(),
                sum.rates(),
                sum.power());
    }

    /** The last day in the time asked for on which something counts. */
    private Sum lastDay(Site site) throws SQLException {
        long before = search.toUs().orElse(Long.MAX_VALUE);
        int dismissed = search.state().isEmpty() ? State.DISMISSED.ordinal() : -1;
        long last =
                new Sql("select max(last_us) from detection where site = ?", site.id())
                        .add(" and last_us < ? and state <> ?", before, dismissed)
                        .one(connection, row -> row.getLong(1))
                        .filter(at -> at > 0)
                        .orElse(site.last());
        long start = Micros.day(last) * Micros.DAY;
        var sum = new Sum();
        each(site, start, start + Micros.DAY, row -> sum.add(row.lastUs(), Facts.of(row.sums())));
        return sum;
    }

    /** Takes a detection. */
    interface Taker {
        void take(Row row);
    }

    /** What counts and matches of what was seen last from one time until before another. */
    void each(Site site, long from, long to, Taker taker) throws SQLException {
        new Sql("select " + Row.COLUMNS + " from detection d where d.site = ?", site.id())
                .add(" and d.last_us >= ? and d.last_us < ?", from, to)
                .until(
                        connection,
                        1000,
                        answer -> {
                            var row = Row.of(answer);
                            if (search.counts(row) && search.matches(row)) {
                                taker.take(row);
                            }
                            return true;
                        });
    }

    /**
     * Who and where it is.
     *
     * @param before what began later is not looked at: what is told of a time that is over stays
     */
    SitePlace place(Site site, long before) throws SQLException {
        var record = record(site, before);
        var place = record.path("location");
        var holder = record.path("organization");
        boolean held = holder.isObject();
        boolean lined = place.path("line").isTextual();
        boolean ofServer = "server".equals(place.path("of").asText());
        var path = new ArrayList<String>();
        place.path("region_path").forEach(name -> path.add(RecordReader.text(name)));
        return new SitePlace(
                site.id(),
                text(holder.path("id")),
                text(holder.path("name")),
                held ? Optional.empty() : text(place.path("line")),
                held || lined
                        ? Optional.empty()
                        : text(record.path(ofServer ? "server" : "client").path("ip")),
                text(place.path("address")),
                text(place.path("region_code")),
                path,
                place.path("grade").asText(""));
    }

    /** Of the detection that was seen last. */
    private JsonNode record(Site site, long before) throws SQLException {
        var last =
                new Sql("select d.first_n, d.flow from detection d where d.site = ?", site.id())
                        .add(" and d.first_us < ? order by d.last_us desc limit 1", before)
                        .one(
                                connection,
                                row ->
                                        new Sql(
                                                "select json from conversation"
                                                        + " where n = ? and flow = ?",
                                                row.getLong(1),
                                                row.getString(2)));
        Optional<String> json = Optional.empty();
        if (last.isPresent()) {
            json = last.get().one(connection, row -> PackedText.unpack(row.getBytes(1)));
        }
        try {
            return JSON.readTree(json.orElse("{}"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record in the ledger is no JSON", e);
        }
    }

    private static Optional<String> text(JsonNode node) {
        return Optional.of(RecordReader.text(node)).filter(text -> !text.isEmpty());
    }
}
