package io.minewatch.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** A process that writes is killed, again and again, without being asked. */
class KillTest {

    /**
     * The {@code test.kills} property; on PostgreSQL it is fewer without it, as that takes longer.
     */
    private static final int KILLS = Integer.getInteger("test.kills", 50);

    private static final int KILLS_POSTGRES = Integer.getInteger("test.kills", 6);

    /** Records that each process gets to write at least. */
    private static final int AT_LEAST = 10;

    private final Random random = new Random(9);

    @TempDir Path folder;

    @Test
    void whatWasAcknowledgedIsThereOnce() throws Exception {
        var file = folder.resolve("ledger.db");
        check(LedgerConfig.sqlite(file), file.toString(), KILLS);
    }

    @Test
    void whatWasAcknowledgedIsThereOnceOnPostgres() throws Exception {
        var postgres = Postgres.start();
        try {
            var config = postgres.database();
            check(config, config.url().orElseThrow(), KILLS_POSTGRES);
        } finally {
            postgres.close();
        }
    }

    private void check(LedgerConfig config, String place, int kills) throws Exception {
        Set<String> acknowledged = new HashSet<>();
        for (int i = 0; i < kills; i++) {
            long before = acknowledged.size();
            writeAndKill(place, i * 1_000_000L, acknowledged);
            assertTrue(acknowledged.size() >= before + AT_LEAST, "nothing written");
        }
        try (var ledger = Ledger.open(config)) {
            Set<String> there = new HashSet<>();
            long rows = 0;
            Optional<Position> next = Optional.empty();
            do {
                var page = ledger.detections(Scope.ALL, Filter.NONE, next, 1000);
                page.items().forEach(kept -> there.add(kept.id()));
                rows += page.items().size();
                next = page.next();
            } while (next.isPresent());
            assertEquals(rows, there.size());
            var lost = new HashSet<>(acknowledged);
            lost.removeAll(there);
            assertEquals(Set.of(), lost);
            long tallied = ledger.pools(Scope.ALL, Filter.NONE).getFirst().detections();
            assertEquals(rows, tallied);
            assertEquals(rows, ledger.sensors(Scope.ALL).getFirst().conversations());
        }
    }

    private void writeAndKill(String place, long from, Set<String> acknowledged)
            throws IOException {
        var process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-Xshare:auto",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                KilledWriter.class.getName(),
                                place,
                                Long.toString(from))
                        .redirectErrorStream(true)
                        .start();
        int enough = AT_LEAST + random.nextInt(100);
        try (var out =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            var line = Optional.ofNullable(out.readLine());
            for (int i = 0; line.isPresent(); i++) {
                if (i == enough) {
                    process.toHandle().destroyForcibly();
                }
                if (line.get().matches("\\d+")) {
                    acknowledged.add("d1-" + line.get());
                }
                line = Optional.ofNullable(out.readLine());
            }
        } finally {
            process.destroyForcibly();
        }
    }
}
