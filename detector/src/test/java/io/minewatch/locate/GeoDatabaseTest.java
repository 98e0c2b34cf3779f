package io.minewatch.locate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class GeoDatabaseTest {

    @TempDir Path folder;

    static Path city(Path folder) throws Exception {
        return new MmdbWriter()
                .put(
                        "198.51.100.0/24",
                        Map.of(
                                "country",
                                place("CN", Map.of("en", "China", "zh-CN", "中国")),
                                "city",
                                Map.of("names", Map.of("zh-CN", "杭州 (西湖区)", "en", "Hangzhou")),
                                "location",
                                Map.of("time_zone", "Asia/Shanghai"),
                                "subdivisions",
                                List.of(place("ZJ", Map.of("en", "Zhejiang")))))
                .put("203.0.113.0/25", Map.of("country", place("SG", Map.of("en", "Singapore"))))
                .put("203.0.113.128/25", Map.of("country", Map.of("iso_code", "NL")))
                .put("100.64.0.0/10", Map.of("country", place("US", Map.of("en", "nonsense"))))
                .put("2001:db8::/32", Map.of("country", place("DE", Map.of("de", "Deutschland"))))
                .save(folder.resolve("city.mmdb"));
    }

    static Path asn(Path folder) throws Exception {
        return new MmdbWriter()
                .put("198.51.100.0/24", as(64511, "Example Pool"))
                .put("2001:db8::/48", as(4_200_000_000L, "Big"))
                .save(folder.resolve("asn.mmdb"));
    }

    private static Map<String, ?> place(String code, Map<String, String> names) {
        return Map.of("iso_code", code, "names", names);
    }

    private static Map<String, ?> as(long number, String name) {
        return Map.of("autonomous_system_number", number, "autonomous_system_organization", name);
    }

    @Test
    void joinsWhatSeveralFilesSay() throws Exception {
        try (var geo = open(asn(folder), city(folder))) {
            assertEquals(coarse("中国", "杭州", 64511L, "Example Pool"), ask(geo, "198.51.100.7"));
            assertEquals(coarse("DE", null, 4_200_000_000L, "Big"), ask(geo, "2001:db8::1"));
            assertEquals(coarse("DE", null, null, null), ask(geo, "2001:db8:1::1"));
            assertEquals(0, geo.failures());
        }
    }

    @Test
    void takesTheBestNameThereIs() throws Exception {
        try (var geo = open(city(folder))) {
            assertEquals(coarse("Singapore", null, null, null), ask(geo, "203.0.113.1"));
            assertEquals(coarse("NL", null, null, null), ask(geo, "203.0.113.129"));
            assertEquals(Optional.empty(), ask(geo, "192.0.2.1"));
        }
    }

    @Test
    void saysNothingOfSharedAddressesWhateverTheFileSays() throws Exception {
        try (var geo = open(city(folder))) {
            assertEquals(Optional.empty(), ask(geo, "100.64.3.9"));
        }
    }

    @Test
    void readsOneFileThatHasAllAndOtherLayoutsAsFarAsTheyGo() throws Exception {
        Path file =
                new MmdbWriter()
                        .put(
                                "198.51.100.0/24",
                                Map.of(
                                        "country",
                                        place("CN", Map.of("zh-CN", "中国")),
                                        "autonomous_system_number",
                                        7))
                        .put("203.0.113.0/24", Map.of("country", "NL", "city", "x", "asn", "AS7"))
                        .save(folder.resolve("all.mmdb"));
        try (var geo = open(file)) {
            assertEquals(coarse("中国", null, 7L, null), ask(geo, "198.51.100.7"));
            assertEquals(coarse("NL", null, null, null), ask(geo, "203.0.113.7"));
        }
    }

    @Test
    void brokenFilesAreNamed() throws Exception {
        Path good = city(folder);
        Path broken = folder.resolve("broken.mmdb");
        byte[] whole = Files.readAllBytes(good);
        for (byte[] bytes :
                List.of(new byte[0], "hello".getBytes(), Arrays.copyOf(whole, whole.length / 2))) {
            Files.write(broken, bytes);
            var e = assertThrows(TableException.class, () -> open(good, broken));
            assertTrue(e.getMessage().startsWith(broken + ": "), e.getMessage());
            assertEquals(1, e.getMessage().lines().count());
        }
        var e = assertThrows(TableException.class, () -> open(folder.resolve("none.mmdb")));
        assertEquals(folder.resolve("none.mmdb") + ": no such file", e.getMessage());
    }

    @Test
    void theOthersAreUsedIfOneIsBroken() throws Exception {
        Path broken = Files.writeString(folder.resolve("broken.mmdb"), "hello");
        Path none = folder.resolve("none.mmdb");
        var refused = new ArrayList<String>();
        try (var geo =
                GeoDatabase.open(
                        List.of(broken, asn(folder), none, folder),
                        e -> refused.add(e.getMessage()))) {
            assertEquals(coarse(null, null, 64511L, "Example Pool"), ask(geo, "198.51.100.7"));
        }
        assertEquals(
                List.of(
                        broken + ": not a MaxMind DB, or cut off",
                        none + ": no such file",
                        folder + ": is no file"),
                refused);
    }

    @Test
    void aFileCutAnywhereIsRefusedOrAnswers() throws Exception {
        byte[] whole = Files.readAllBytes(asn(folder));
        Path cut = folder.resolve("cut.mmdb");
        for (int length = 0; length < whole.length; length += 7) {
            Files.write(cut, Arrays.copyOf(whole, length));
            assertThrows(TableException.class, () -> open(cut));
            Files.delete(cut);
        }
    }

    @Test
    void aDamagedRecordIsCountedAndKnowsNothing() throws Exception {
        byte[] bytes = Files.readAllBytes(asn(folder));
        int name = new String(bytes, "ISO-8859-1").indexOf("autonomous_system_number");
        Arrays.fill(bytes, name - 2, name, (byte) 0xff);
        Path damaged = Files.write(folder.resolve("damaged.mmdb"), bytes);
        try (var geo = open(damaged)) {
            assertEquals(Optional.empty(), ask(geo, "198.51.100.7"));
            assertEquals(1, geo.failures());
        }
    }

    @Test
    void theEmptyOneKnowsNothing() throws Exception {
        try (var geo = GeoDatabase.empty()) {
            assertEquals(Optional.empty(), ask(geo, "198.51.100.7"));
        }
    }

    private static GeoDatabase open(Path... files) throws TableException {
        var refused = new ArrayList<TableException>();
        var geo = GeoDatabase.open(List.of(files), refused::add);
        if (!refused.isEmpty()) {
            throw refused.getFirst();
        }
        return geo;
    }

    private static Optional<Location.Coarse> ask(GeoDatabase geo, String address) {
        return geo.coarse(InetAddress.ofLiteral(address));
    }

    private static Optional<Location.Coarse> coarse(
            String country, String city, Long asNumber, String asName) {
        return Optional.of(
                new Location.Coarse(
                        Optional.ofNullable(country),
                        Optional.ofNullable(city),
                        Optional.ofNullable(asNumber),
                        Optional.ofNullable(asName)));
    }

    /** Who copies a new file over it cuts it off first. */
    @Test
    void isNotTakenAwayByWhoWritesOverIt() throws Exception {
        Path file = city(folder);
        try (var geo = open(file)) {
            Files.write(file, new byte[0]);
            assertEquals(coarse("Singapore", null, null, null), ask(geo, "203.0.113.1"));
            assertEquals(0, geo.failures());
        }
    }
}
