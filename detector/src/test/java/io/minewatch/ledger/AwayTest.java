package io.minewatch.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The database is away, or its disk is full: what was acknowledged stays, the rest is told. */
class AwayTest {

    @TempDir Path folder;

    @Test
    void postgresGoesAndComesBack() throws Exception {
        var postgres = Postgres.start();
        try (var ledger = Ledger.open(postgres.database().withPatience(Duration.ofMinutes(2)))) {
            ledger.record(List.of(record(1)));
            postgres.stop();
            var waits = CompletableFuture.runAsync(() -> ledger.record(List.of(record(2))));
            assertThrows(TimeoutException.class, () -> waits.get(2, TimeUnit.SECONDS));
            assertThrows(LedgerUnavailable.class, () -> ledger.detection(Scope.ALL, "d1-1"));
            postgres.launch();
            waits.get(60, TimeUnit.SECONDS);
            assertEquals(2, count(ledger));
        } finally {
            postgres.close();
        }
    }

    @Test
    void whoHasNoMorePatienceIsTold() throws Exception {
        var postgres = Postgres.start();
        try (var ledger = Ledger.open(postgres.database().withPatience(Duration.ofMillis(300)))) {
            ledger.record(List.of(record(1)));
            postgres.stop();
            assertThrows(LedgerUnavailable.class, () -> ledger.record(List.of(record(2))));
            postgres.launch();
            ledger.record(List.of(record(2), record(3)));
            assertEquals(3, count(ledger));
        } finally {
            postgres.close();
        }
    }

    /** SQLite's own bound on the number of pages stands for the end of the disk. */
    @Test
    void aFullDiskLosesNothing() throws Exception {
        var file = folder.resolve("full.db");
        var config = LedgerConfig.sqlite(file).withPatience(Duration.ofMillis(300));
        int acknowledged = 0;
        try (var ledger = Ledger.open(config)) {
            ledger.record(List.of(record(0)));
        }
        System.setProperty("minewatch.ledger.max-pages", "400");
        try (var ledger = Ledger.open(config)) {
            boolean full = false;
            while (!full && acknowledged < 20_000) {
                var records = new ArrayList<String>();
                for (int i = 1; i <= 100; i++) {
                    records.add(record(acknowledged + i));
                }
                try {
                    ledger.record(records);
                    acknowledged += 100;
                } catch (LedgerUnavailable e) {
                    full = true;
                }
            }
            assertTrue(full && acknowledged > 0);
        } finally {
            System.clearProperty("minewatch.ledger.max-pages");
        }
        try (var ledger = Ledger.open(config)) {
            assertEquals(acknowledged + 1, count(ledger));
            ledger.record(List.of(record(acknowledged + 1)));
            assertEquals(acknowledged + 2, count(ledger));
        }
    }

    /** Another process that writes too, as the command line does, waits for its turn. */
    @Test
    void twoProcessesMayWrite() throws Exception {
        var config = LedgerConfig.sqlite(folder.resolve("two.db"));
        try (var one = Ledger.open(config);
                var other = Ledger.open(config)) {
            var both = new ArrayList<CompletableFuture<Void>>();
            for (int i = 0; i < 40; i++) {
                int number = i;
                var ledger = i % 2 == 0 ? one : other;
                both.add(
                        CompletableFuture.runAsync(
                                () -> ledger.record(List.of(record(number / 2)))));
            }
            both.forEach(CompletableFuture::join);
            assertEquals(20, count(one));
            assertEquals(20, count(other));
        }
    }

    private static String record(int number) {
        return Made.of("d1-" + number, "f", 1).json();
    }

    private static long count(Ledger ledger) {
        long count = 0;
        Optional<Position> next = Optional.empty();
        do {
            var page = ledger.detections(Scope.ALL, Filter.NONE, next, 1000);
            count += page.items().size();
            next = page.next();
        } while (next.isPresent());
        return count;
    }
}
