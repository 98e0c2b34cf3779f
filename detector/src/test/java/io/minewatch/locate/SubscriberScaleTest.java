package io.minewatch.locate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.minewatch.CpuTime;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A large table. The bounds are several times what was measured, for slow and busy machines. */
class SubscriberScaleTest {

    private static final int ROWS = 1_000_000;
    private static final Duration MAX_LOAD = Duration.ofSeconds(30);

    /** Measured: 128. */
    private static final long MAX_BYTES_PER_ROW = 200;

    private static final Instant AT = Instant.parse("2026-08-20T04:00:00Z");

    @TempDir Path folder;

    @Test
    void aMillionRowsLoadSoonAndStaySmall() throws Exception {
        Path file = write(folder.resolve("large.csv"), ROWS);
        long before = used();
        long start = CpuTime.nanos();
        var table = SubscriberTable.load(file);
        var took = Duration.ofNanos(CpuTime.nanos() - start);
        long bytesPerRow = (used() - before) / ROWS;
        assertEquals(ROWS, table.size());
        assertEquals(0, table.problems().total());
        assertEquals(Optional.of("line-123456"), line(table, 123_456));
        assertEquals(Optional.of("line-" + (ROWS - 1)), line(table, ROWS - 1));
        assertTrue(took.compareTo(MAX_LOAD) < 0, took::toString);
        assertTrue(bytesPerRow < MAX_BYTES_PER_ROW, bytesPerRow + " bytes a row");
    }

    /** Writes a table in which every row has its own address, line, enterprise and place. */
    static Path write(Path file, int rows) throws IOException {
        try (var out = Files.newBufferedWriter(file)) {
            out.write("prefix,line,enterprise,credit_code,address,region_code,valid_from\n");
            for (int i = 0; i < rows; i++) {
                out.write(
                        text(i) + ",line-" + i + ",示例第" + i % 50_000 + "有限公司,91350100M000100Y43,");
                out.write("重庆市酉阳县示例路" + i + "号,500242,2026-01-01\n");
            }
        }
        return file;
    }

    private static Optional<String> line(SubscriberTable table, int row) {
        var found = table.find(InetAddress.ofLiteral(text(row)), "", AT, AT);
        assertTrue(found.isCertain());
        return found.holders().getFirst().line();
    }

    private static String text(int row) {
        return "10." + (row >> 16) + "." + (row >> 8 & 255) + "." + (row & 255);
    }

    private static long used() {
        System.gc();
        var runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
