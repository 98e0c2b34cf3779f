package io.minewatch.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

class SqliteLedgerTest extends LedgerCases {

    @TempDir Path folder;

    @Test
    void whoeverFollowsARareOneComesToItInTheEnd() throws Exception {
        int others = DetectionLists.MAX_LOOKED_AT;
        try (var ledger = Ledger.open(config())) {
            ledger.record(
                    IntStream.range(0, others)
                            .mapToObj(i -> Made.of("d1-" + i, "f", 1).json())
                            .toList());
            ledger.record(List.of(Made.of("d1-RARE", "f", 1).algorithm("rx/0", "XMR").json()));
            var rare = Filter.NONE.with().coin("XMR").build();
            var first = ledger.changedSince(Scope.ALL, rare, 0, 5);
            assertEquals(List.of(), first.items());
            long from = first.next().orElseThrow().order();
            var second = ledger.changedSince(Scope.ALL, rare, from, 5);
            assertEquals(List.of("d1-RARE"), second.items().stream().map(Kept::id).toList());
        }
    }

    /** As a program wrote it that kept all of an id as one detection. */
    @Test
    void whatAFormerProgramKeptAsOneIsToldApart() throws Exception {
        String now = Made.of("d1-A", "g", 1).holder("", "青山科技有限公司").json();
        String before = Made.of("d1-A", "f", 1).seen(Made.NOON.minusSeconds(60), Made.NOON).json();
        var said = new Annotation(0, Optional.of(State.DISMISSED), "a test", "li", Made.NOON);
        try (var ledger = Ledger.open(config())) {
            ledger.record(List.of(Made.of("d1-B", "f", 1).json(), now));
            ledger.annotate(Scope.ALL, "d1-A", 0, said);
            ledger.record(List.of(before));
        }
        makeFormer();
        var notes = new ArrayList<String>();
        try (var ledger = Ledger.open(config().withNotes(notes::add))) {
            assertEquals(
                    List.of(
                            "its tables are those of a former program, and are rewritten",
                            "what was at several sites is told apart: up to 3 detections,"
                                    + " of a former program"),
                    notes);
            var all = ledger.detections(Scope.ALL, Filter.NONE, Optional.empty(), 9).items();
            assertEquals(
                    List.of("d1-B", "d1-A", "d1-A"),
                    all.stream().map(Kept::id).sorted(Comparator.reverseOrder()).toList());
            assertEquals(
                    State.DISMISSED, ledger.detection(Scope.ALL, "d1-A").orElseThrow().state());
            assertEquals(1, ledger.annotations(Scope.ALL, "d1-A").size());
            assertEquals(
                    2,
                    ledger.detections(Scope.ALL, Filters.state(State.OPEN), Optional.empty(), 9)
                            .items()
                            .size());
            var days = Duration.ofDays(9);
            var policy = new RetentionPolicy(days, days, days);
            assertEquals(3, ledger.retain(policy, Made.NOON.plus(days).plusSeconds(3600)));
        }
    }

    @Test
    void whatANewerProgramWroteIsLeftAlone() throws Exception {
        Ledger.open(config()).close();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + config().file().get());
                var statement = connection.createStatement()) {
            statement.executeUpdate(
                    "insert into flyway_schema_history (installed_rank, version, description, type,"
                            + " script, installed_by, execution_time, success)"
                            + " values (99, '99', 'later', 'SQL', 'V99__later.sql', '', 1, 1)");
        }
        var fault = assertThrows(LedgerUnavailable.class, () -> Ledger.open(config()));
        assertTrue(fault.getMessage().contains("newer program"), fault.getMessage());
        assertFalse(fault.mayPass());
    }

    private void makeFormer() throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + config().file().get());
                var statement = connection.createStatement()) {
            statement.executeUpdate("drop index detection_last");
            statement.executeUpdate("drop index detection_change");
            statement.executeUpdate("drop index detection_site");
            statement.executeUpdate("delete from detection where id = 'd1-A' and n <> first_n");
            for (String line : former()) {
                statement.executeUpdate(line);
            }
        }
    }

    /** The tables as they were, filled with what is in those of today. */
    private static List<String> former() {
        return List.of(
                "create table former (n integer primary key, id text not null unique, change_no"
                    + " bigint not null, version bigint not null, state integer not null, first_us"
                    + " bigint not null, last_us bigint not null, flow text not null, conversations"
                    + " integer not null, site text not null, sums text not null)",
                "insert into former select n, id, change_no, version, state, first_us, last_us,"
                        + " flow, iif(id = 'd1-A', 2, 1), site, sums from detection",
                "create table said (id text not null, version bigint not null, state integer not"
                        + " null, text text not null, said_by text not null, at_us bigint not null,"
                        + " primary key (id, version)) without rowid",
                "insert into said select d.id, a.version, a.state, a.text, a.said_by, a.at_us"
                        + " from annotation a join detection d on d.n = a.n",
                "drop table annotation",
                "drop table detection",
                "alter table said rename to annotation",
                "alter table former rename to detection",
                "delete from counter where name = 'sites'",
                "delete from flyway_schema_history where version in ('4', '5')");
    }

    @Override
    LedgerConfig config() {
        return LedgerConfig.sqlite(folder.resolve("ledger.db"));
    }
}
