package io.minewatch.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

class PostgresLedgerTest extends LedgerCases {

    private static Postgres postgres;

    @BeforeAll
    static void start() throws Exception {
        postgres = Postgres.start();
    }

    @AfterAll
    static void stop() throws Exception {
        postgres.close();
    }

    @Override
    LedgerConfig config() throws Exception {
        return postgres.database();
    }

    /** Or all that comes behind it would wait for ever. */
    @Test
    void whatTheDatabaseHasNoRoomForKeepsNothingElseOut() throws Exception {
        var config = postgres.database();
        try (var other = Ledger.open(config);
                var connection =
                        DriverManager.getConnection(config.url().orElseThrow(), config.user(), "");
                var statement = connection.createStatement()) {
            statement.execute(
                    "create function no_room() returns trigger language plpgsql as $$ begin"
                            + " raise exception 'out of range' using errcode = '22003'; end $$");
            statement.execute(
                    "create trigger no_room before insert on detection for each row"
                            + " when (new.id = 'd1-C') execute function no_room()");
            var records = new ArrayList<String>();
            for (String id : List.of("d1-A", "d1-B", "d1-C", "d1-D", "d1-E")) {
                records.add(Made.of(id, "f", 1).json());
            }
            var refused = assertThrows(RefusedRecord.class, () -> other.record(records));
            assertEquals(2, refused.index());
            assertTrue(refused.getMessage().contains("out of range"), refused.getMessage());
            records.remove(refused.index());
            other.record(records);
            var kept = other.detections(Scope.ALL, Filter.NONE, Optional.empty(), 10).items();
            assertEquals(4, kept.size());
        }
    }
}
