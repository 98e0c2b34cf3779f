package io.minewatch.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One transaction: reports go in, and every table says what all reports so far come to. What is
 * there already is read in few questions, everything is worked out here, and written in batches:
 * otherwise PostgreSQL would be asked a dozen times for each record.
 */
final class Intake {

    /** Detections that are told apart at a time. */
    private static final int AT_A_TIME = 500;

    private static final String BUCKET =
            "insert into bucket (n, flow, slot, revision, print, facts) values (?,?,?,?,?,?)"
                    + " on conflict (n, flow, slot) do update set revision = excluded.revision,"
                    + " print = excluded.print, facts = excluded.facts"
                    + " where excluded.revision > bucket.revision or (excluded.revision ="
                    + " bucket.revision and excluded.print > bucket.print)";

    private static final String CONVERSATION =
            "insert into conversation (n, flow, revision, print, first_us, last_us, facts, json)"
                    + " values (?,?,?,?,?,?,?,?) on conflict (n, flow) do update set"
                    + " revision = excluded.revision, print = excluded.print,"
                    + " first_us = excluded.first_us, last_us = excluded.last_us,"
                    + " facts = excluded.facts, json = excluded.json";

    private static final String FORMER =
            "insert into former_location (n, flow, import_id, regions, place) values (?,?,?,?,?)"
                    + " on conflict (n, flow, import_id) do nothing";

    private static final String HANDED_OVER =
            "update annotation set n = ?, version = version"
                    + " + (select coalesce(max(version), 0) from annotation where n = ?)"
                    + " where n = ?";

    private static final String PARTED =
            "update conversation set facts = ? where n = ? and flow = ?";

    private static final String REGION =
            "insert into region (code, parent, name) values (?,?,?)"
                    + " on conflict (code, parent) do update set name = excluded.name"
                    + " where excluded.name > region.name";

    /** A bucket of one conversation. */
    private record Slot(long n, String flow, long number) {}

    private final Connection connection;
    private final Map<Slot, Report> buckets = new LinkedHashMap<>();
    private final Map<List<String>, String> regions = new LinkedHashMap<>();
    private final Rows rows = new Rows();
    private final Changes changes;
    private final SensorBook sensors = new SensorBook();
    private final Map<String, Case> cases = new LinkedHashMap<>();
    private final Set<String> buried = new HashSet<>();
    private long lastNumber;

    /**
     * @param now when what comes is taken in
     */
    Intake(Connection connection, Instant now) throws SQLException {
        this.connection = connection;
        this.changes = new Changes(connection, rows, now);
    }

    /** Writes all of it; the caller commits. */
    void take(List<Report> reports) throws SQLException {
        var ids = new LinkedHashSet<String>();
        reports.forEach(report -> ids.add(report.id()));
        open(ids);
        for (Report report : reports) {
            if (!buried.contains(report.id())) {
                take(report);
            }
        }
        for (Case one : cases.values()) {
            if (one.isChanged()) {
                write(one);
            }
        }
        write();
    }

    /**
     * Tells apart by site what a former program kept as one; the caller commits.
     *
     * @return false if somebody else just did
     */
    static boolean tellApart(Connection connection) throws SQLException {
        boolean first =
                new Sql("update counter set value = 1 where name = 'sites' and value = 0")
                                .run(connection)
                        == 1;
        if (!first) {
            return false;
        }
        var ids =
                new Sql("select id from detection where conversations > 1 order by n")
                        .list(connection, row -> row.getString(1));
        for (int from = 0; from < ids.size(); from += AT_A_TIME) {
            var some = new Intake(connection, Instant.EPOCH);
            some.open(Set.copyOf(ids.subList(from, Math.min(ids.size(), from + AT_A_TIME))));
            some.cases.values().forEach(some::write);
            some.write();
        }
        return true;
    }

    private void write() throws SQLException {
        writeBuckets();
        changes.write();
        sensors.write(rows);
        rows.add("update counter set value = ? where name = 'detection'", lastNumber);
        rows.write(connection);
    }

    private void open(Set<String> ids) throws SQLException {
        lastNumber = changes.lock("detection");
        var known = Detections.byId(connection, ids);
        Sql.each(
                connection,
                "select id from tombstone where id in ",
                ids,
                row -> buried.add(row.getString(1)));
        for (String id : ids) {
            var before = known.getOrDefault(id, List.of());
            if (before.isEmpty() && !buried.contains(id)) {
                lastNumber++;
            }
            long firstN = before.isEmpty() ? lastNumber : before.getFirst().firstN();
            cases.put(id, new Case(firstN, id, before));
        }
        conversations(known);
    }

    private void conversations(Map<String, List<Stored>> known) throws SQLException {
        var byNumber = new HashMap<Long, Case>();
        known.keySet().forEach(id -> byNumber.put(caseOf(id).firstN, caseOf(id)));
        Sql.each(
                connection,
                "select n, flow, revision, print, first_us, last_us, facts from conversation"
                        + " where n in ",
                byNumber.keySet(),
                row -> stands(Optional.ofNullable(byNumber.get(row.getLong(1))), row));
    }

    private static void stands(Optional<Case> one, ResultSet row) throws SQLException {
        if (one.isEmpty()) {
            return;
        }
        String text = row.getString(7);
        var facts = text.isEmpty() ? one.get().ofOnly() : Facts.of(text);
        one.get()
                .stands(
                        new Conversation(
                                row.getString(2),
                                row.getLong(3),
                                row.getLong(4),
                                row.getLong(5),
                                row.getLong(6),
                                facts),
                        text.isEmpty());
    }

    private Case caseOf(String id) {
        return Optional.ofNullable(cases.get(id)).orElseThrow();
    }

    private void take(Report report) {
        var one = caseOf(report.id());
        var slot = new Slot(one.firstN, report.flow(), Math.floorDiv(report.lastUs(), Micros.SLOT));
        buckets.merge(slot, report, Intake::later);
        sensors.seen(report);
        one.takes(report);
        for (var place : report.places()) {
            regions.merge(
                    List.of(place.code(), place.parent()),
                    place.name(),
                    (name, other) -> name.compareTo(other) > 0 ? name : other);
        }
    }

    private void former(long n, String flow, Report.Former former) {
        rows.add(FORMER, n, flow, former.importId(), former.regions(), former.place());
    }

    private static Report later(Report one, Report other) {
        return one.conversation().isOlderThan(other.conversation()) ? other : one;
    }

    private void writeBuckets() {
        buckets.forEach(
                (slot, report) ->
                        rows.add(
                                BUCKET,
                                slot.n,
                                slot.flow,
                                slot.number,
                                report.revision(),
                                report.print(),
                                new Snapshot(report).text()));
        regions.forEach((place, name) -> rows.add(REGION, place.get(0), place.get(1), name));
    }

    private void write(Case one) {
        for (Report report : one.changed().values()) {
            report.former().ifPresent(former -> former(one.firstN, report.flow(), former));
            rows.add(
                    CONVERSATION,
                    one.firstN,
                    report.flow(),
                    report.revision(),
                    report.print(),
                    report.firstUs(),
                    report.lastUs(),
                    one.factsOf(report.conversation()),
                    report.json());
        }
        one.parted()
                .forEach(
                        (flow, conversation) ->
                                rows.add(PARTED, conversation.facts().text(), one.firstN, flow));
        one.replaced().forEach(sensors::left);
        one.changed().values().forEach(sensors::holds);
        one.changes(() -> ++lastNumber).forEach(this::write);
    }

    /** What was said of one that is no more stands behind what was said of the other. */
    private void write(Case.Change change) {
        if (change.after().isEmpty()) {
            long gone = change.before().map(Stored::n).orElseThrow();
            rows.add(HANDED_OVER, change.into(), change.into(), gone);
        }
        changes.replace(change.before(), change.after());
    }
}
