package io.minewatch.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.minewatch.locate.Attribution;
import io.minewatch.locate.RegionTree;
import io.minewatch.locate.SubscriberTable;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

class ProvinceTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @TempDir private Path folder;

    @Test
    void itsTablesHaveNoFault() throws Exception {
        Province.write(folder, 1);
        var regions = RegionTree.load(folder.resolve("regions.csv"));
        var subscribers = SubscriberTable.load(folder.resolve("subscribers.csv"));

        assertEquals(List.of(), regions.problems().listed());
        assertEquals(List.of(), subscribers.problems().listed());
        assertEquals(List.of("宁夏回族自治区", "银川市", "兴庆区"), regions.path("640104", NOW));
        assertEquals(2048, subscribers.prefixes());
        for (String address : List.of("100.64.0.0", "100.64.10.97", "100.95.255.255")) {
            Attribution found = subscribers.find(InetAddress.getByName(address), "", NOW, NOW);
            assertEquals(1, found.holders().size(), address);
        }
    }

    @Test
    void theSameSeedGivesTheSame() throws IOException {
        Province.write(folder, 7);
        String first = Files.readString(folder.resolve("subscribers.csv"));
        Province.write(folder, 7);
        assertEquals(first, Files.readString(folder.resolve("subscribers.csv")));
    }
}
