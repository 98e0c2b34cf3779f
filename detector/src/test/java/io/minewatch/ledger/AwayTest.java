package io.minewatch.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** The database is away, or its disk is full: what was acknowledged stays, the rest is told. */
class AwayTest {

    /** How long PostgreSQL is away, by the {@code test.away} property; ten minutes are 600. */
    private static final int AWAY_SECONDS = Integer.getInteger("test.away", 2);

    /** Records: some 15 MB. */
    private static final int ENOUGH_FOR_A_SMALL_DISK = 10_000;

    private static final Duration PATIENCE = Duration.ofSeconds(120 + AWAY_SECONDS);

    @TempDir Path folder;

    @Test
    void postgresGoesAndComesBack() throws Exception {
        var postgres = Postgres.start();
        try (var ledger = Ledger.open(postgres.database().withPatience(PATIENCE))) {
            ledger.record(List.of(record(1)));
            postgres.stop();
            var waits = CompletableFuture.runAsync(() -> ledger.record(List.of(record(2))));
            assertThrows(TimeoutException.class, () -> waits.get(AWAY_SECONDS, TimeUnit.SECONDS));
            assertThrows(LedgerUnavailable.class, () -> ledger.detection(Scope.ALL, "d1-1"));
            postgres.launch();
            waits.get(120, TimeUnit.SECONDS);
            assertEquals(2, count(ledger));
        } finally {
            postgres.close();
        }
    }

    @Test
    void whoHasNoMorePatienceIsTold() throws Exception {
        var postgres = Postgres.start();
        try (var ledger = Ledger.open(postgres.database().withPatience(Duration.ofSeconds(3)))) {
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

    /** A disk of a few megabytes; who may not mount one has the test above. */
    @Test
    void aRealDiskThatIsFullLosesNothingAndGoesOnByItself() throws Exception {
        var disk = SmallDisk.mount(folder.resolve("disk"));
        assumeTrue(disk.isPresent(), "only root can mount a small disk");
        var config = LedgerConfig.sqlite(disk.get().folder().resolve("full.db"));
        try (var small = disk.get();
                var ledger = Ledger.open(config.withPatience(PATIENCE))) {
            var fed = new AtomicInteger();
            var feeder =
                    CompletableFuture.runAsync(
                            () -> {
                                while (fed.get() < ENOUGH_FOR_A_SMALL_DISK) {
                                    ledger.record(records(fed.get() + 1, 500));
                                    fed.addAndGet(500);
                                }
                            });
            int before = -1;
            while (before != fed.get() || fed.get() == 0 || !small.isFull()) {
                before = fed.get();
                assertThrows(TimeoutException.class, () -> feeder.get(2, TimeUnit.SECONDS));
            }
            assertTrue(before < ENOUGH_FOR_A_SMALL_DISK);
            assertEquals(before, count(ledger));
            small.grow();
            feeder.get(120, TimeUnit.SECONDS);
            assertEquals(ENOUGH_FOR_A_SMALL_DISK, count(ledger));
        }
    }

    private static List<String> records(int first, int count) {
        return IntStream.range(first, first + count).mapToObj(AwayTest::record).toList();
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
