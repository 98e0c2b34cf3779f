package io.minewatch.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** However records come, and however often, the tables end up the same. */
class OrderTest {

    /** Of the {@code test.records} property; 100,000 take a minute. */
    private static final int RECORDS = Integer.getInteger("test.records", 8_000);

    @TempDir Path folder;

    @Test
    void anyOrderAndAnyNumberOfCopiesGivesTheSameTables() throws Exception {
        var records = ManyRecords.of(RECORDS, 1);
        var inOrder = filled(LedgerConfig.sqlite(folder.resolve("a.db")), records, 1000, 1);
        var disturbed = ManyRecords.disturbed(records, 2);
        var shuffled = filled(LedgerConfig.sqlite(folder.resolve("b.db")), disturbed, 317, 3);
        assertEquals(inOrder, shuffled);
        var postgres = Postgres.start();
        try {
            var again = ManyRecords.disturbed(records, 3);
            assertEquals(inOrder, filled(postgres.database(), again, 211, 2));
        } finally {
            postgres.close();
        }
    }

    @Test
    void whatIsRemovedLeavesNoTrace() throws Exception {
        var config = config("c.db");
        var records = ManyRecords.of(2000, 4);
        var before = filled(config, List.of(), 1, 1);
        filled(config, records, 100, 1);
        try (var ledger = Ledger.open(config)) {
            var week = Duration.ofDays(7);
            ledger.retain(
                    new RetentionPolicy(week, week, week),
                    Made.NOON.plusSeconds(864_000).plus(week).plus(week));
        }
        var after = TableHash.of(config);
        for (String table : List.of("detection", "conversation", "tally", "hours", "bucket")) {
            assertEquals(before.get(table), after.get(table), table);
        }
        for (String table :
                List.of("site", "site_region", "detection_region", "subject", "about", "term")) {
            assertEquals(before.get(table), after.get(table), table);
        }
    }

    private LedgerConfig config(String name) {
        return LedgerConfig.sqlite(folder.resolve(name)).withClock(Made.CLOCK);
    }

    private static Map<String, String> filled(
            LedgerConfig config, List<String> records, int most, int threads) throws Exception {
        var random = new Random(most);
        var calls = new ArrayList<List<String>>();
        for (int from = 0; from < records.size(); ) {
            int to = Math.min(records.size(), from + 1 + random.nextInt(most));
            calls.add(records.subList(from, to));
            from = to;
        }
        try (var ledger = Ledger.open(config.withRegions(Trees.chongqing()));
                var callers = Executors.newFixedThreadPool(threads)) {
            var running = new ArrayList<Future<?>>();
            calls.forEach(call -> running.add(callers.submit(() -> ledger.record(call))));
            for (Future<?> one : running) {
                one.get();
            }
        }
        return TableHash.of(config);
    }
}
