package io.minewatch.capture.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

class SocketDropsTest {

    private static final List<String> TABLE =
            List.of(
                    "   sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt "
                            + "  uid  timeout inode ref pointer drops            ",
                    "  374: 00000000:12B5 00000000:0000 07 00000000:00000000 00:00000000 00000000 "
                            + "    0        0 16731 2 0000000000000000 42           ",
                    "  375: 00000000:12B5 00000000:0000 07 00000000:00000000 00:00000000 00000000 "
                            + "    0        0 16732 2 0000000000000000 8            ",
                    "  376: 00000000:12B5 00000000:0000 07");

    @TempDir Path statistics;

    @Test
    void countsOnlyOwnSockets() {
        assertEquals(42, SocketDrops.sum(TABLE, Set.of("16731")));
        assertEquals(50, SocketDrops.sum(TABLE, Set.of("16731", "16732")));
        assertEquals(0, SocketDrops.sum(TABLE, Set.of("1673")));
        assertEquals(0, SocketDrops.sum(List.of(), Set.of("1673")));
    }

    @Test
    void anInterfaceLosesWhatItMissedSinceTheStart() throws IOException {
        Files.writeString(statistics.resolve("rx_missed_errors"), "100\n");
        Files.writeString(statistics.resolve("rx_fifo_errors"), "7\n");
        var counters = new InterfaceCounters(statistics);
        assertEquals(0, counters.lost());
        Files.writeString(statistics.resolve("rx_missed_errors"), "105\n");
        Files.writeString(statistics.resolve("rx_fifo_errors"), "12\n");
        assertEquals(5, counters.lost());
        Files.writeString(statistics.resolve("rx_fifo_errors"), "107\n");
        assertEquals(100, counters.lost());
        Files.delete(statistics.resolve("rx_fifo_errors"));
        Files.delete(statistics.resolve("rx_missed_errors"));
        assertEquals(0, counters.lost());
    }
}
