package io.minewatch.query.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.ledger.Scope;
import io.minewatch.query.api.access.Right;
import io.minewatch.query.api.access.Role;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Nothing that is outside of somebody's regions is given, counted or gone on from: random people
 * ask random questions, and what they get is compared with what a list of all detections says.
 */
class ScopeTest {

    private static final int DETECTIONS = 400;
    private static final int PEOPLE = 60;
    private static final int PAIRS = 10_000;
    private static final int THREADS = 6;
    private static final String PURPOSE = "&purpose=test";

    /** Codes with those above them. */
    private static final Map<String, String> PARENTS = new HashMap<>();

    private static final List<String> REGIONS = regions();
    private static final List<Known> KNOWN = new ArrayList<>();
    private static final List<Person> PEOPLE_ASKING = new ArrayList<>();
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    @TempDir static Path directory;
    private static Served served;

    /** A detection, as this test knows it. */
    private record Known(
            String id, String region, String coin, String pool, String enterprise, Instant end) {

        boolean isIn(String code) {
            for (String at = region; !at.isEmpty(); at = PARENTS.getOrDefault(at, "")) {
                if (at.equals(code)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** Who asks, and what they may see. */
    private record Person(String token, Role role, Scope scope) {

        boolean sees(Known one) {
            return scope.everywhere() || scope.regions().stream().anyMatch(one::isIn);
        }
    }

    /** A filter, as it is asked for and as it is meant. */
    private record Question(String query, Predicate<Known> fits) {}

    private static List<String> regions() {
        var codes = new ArrayList<String>();
        for (int province = 50; province < 53; province++) {
            codes.add(province + "0000");
            for (int city = 1; city <= 3; city++) {
                String above = "%d%02d00".formatted(province, city);
                codes.add(above);
                PARENTS.put(above, province + "0000");
                for (int county = 1; county <= 3; county++) {
                    String code = "%d%02d%02d".formatted(province, city, county);
                    codes.add(code);
                    PARENTS.put(code, above);
                }
            }
        }
        return List.copyOf(codes);
    }

    @BeforeAll
    static void serve() throws Exception {
        String tree =
                REGIONS.stream()
                        .map(it -> "%s,R%s,%s\n".formatted(it, it, PARENTS.getOrDefault(it, "")))
                        .collect(Collectors.joining("", "code,name,parent\n", ""));
        served = Served.withRegions(directory, tree);
        var random = new Random(5);
        for (int i = 0; i < DETECTIONS; i++) {
            KNOWN.add(known(i, random));
        }
        served.record(KNOWN.stream().map(ScopeTest::record).toArray(Records[]::new));
        List<Role> roles =
                List.of(Role.OPERATOR, Role.ANALYST, Role.OFFICER, Role.SUPERVISOR, Role.ASSESSOR);
        for (int i = 0; i < PEOPLE; i++) {
            var scope = i == 0 ? Scope.ALL : Scope.of(some(random, random.nextInt(4)));
            Role role = roles.get(i % roles.size());
            PEOPLE_ASKING.add(new Person(served.token(role, scope), role, scope));
        }
    }

    @AfterAll
    static void stop() {
        served.close();
        assertEquals(List.of(), served.failures);
    }

    private static Known known(int i, Random random) {
        boolean recent = random.nextInt(3) == 0;
        long ago = recent ? 60 + random.nextInt(300) : 7200 + random.nextInt(100_000);
        return new Known(
                "d1-%05d".formatted(i),
                random.nextInt(20) == 0 ? "" : one(REGIONS, random),
                one(List.of("BTC", "LTC", "XMR"), random),
                "pool" + random.nextInt(5),
                "E" + random.nextInt(8),
                NOW.minusSeconds(ago));
    }

    private static Records record(Known it) {
        return Records.of(it.id, it.end)
                .region(it.region.isEmpty() ? null : it.region)
                .mining("coin", it.coin)
                .pool(it.pool)
                .client("100.64." + it.id.charAt(5) + "." + Integer.parseInt(it.id.substring(6)))
                .enterprise("91" + it.enterprise, "Name " + it.enterprise);
    }

    private static <T> T one(List<T> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }

    private static Set<String> some(Random random, int number) {
        return IntStream.range(0, number)
                .mapToObj(_ -> one(REGIONS, random))
                .collect(Collectors.toSet());
    }

    @Test
    void nobodyGetsWhatIsElsewhere() throws Exception {
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            var all = new ArrayList<Future<?>>();
            for (int i = 0; i < PAIRS; i++) {
                long seed = i;
                all.add(threads.submit(() -> ask(new Random(seed * 7919 + 11))));
            }
            for (var each : all) {
                each.get();
            }
        }
    }

    private static void ask(Random random) {
        Person who = one(PEOPLE_ASKING, random);
        Question what = question(random, who.role);
        Set<Known> expected =
                KNOWN.stream().filter(who::sees).filter(what.fits).collect(Collectors.toSet());
        switch (random.nextInt(8)) {
            case 0, 1 -> list(who, what, expected);
            case 2 -> pages(who, what, expected, random);
            case 3 -> single(who, one(KNOWN, random));
            case 4 -> sites(who, what, expected);
            case 5 -> pools(who, what, expected);
            case 6 -> regions(who, what);
            default -> overview(who);
        }
    }

    private static Question question(Random random, Role role) {
        String query = "";
        Predicate<Known> fits = _ -> true;
        if (random.nextBoolean()) {
            String region = one(REGIONS, random);
            query += "&region=" + region;
            fits = fits.and(it -> it.isIn(region));
        }
        if (random.nextInt(3) == 0) {
            String coin = one(List.of("BTC", "LTC", "XMR", "ZEC"), random);
            query += "&coin=" + coin;
            fits = fits.and(it -> it.coin.equals(coin));
        }
        if (random.nextInt(4) == 0) {
            String pool = "pool" + random.nextInt(6);
            query += "&pool=" + pool;
            fits = fits.and(it -> it.pool.equals(pool));
        }
        if (role != Role.ASSESSOR && random.nextInt(4) == 0) {
            String enterprise = "E" + random.nextInt(9);
            query += "&enterprise=91" + enterprise;
            fits = fits.and(it -> it.enterprise.equals(enterprise));
        }
        return new Question(query, fits);
    }

    private static JsonNode get(Person who, String path, String query) {
        return served.json("/api/v1/" + path + "?" + query + PURPOSE, who.token);
    }

    private static Set<String> ids(Person who, Set<Known> some) {
        return some.stream()
                .map(one -> name(who, one))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String name(Person who, Known one) {
        return served.name(who.role, one.id);
    }

    private static void list(Person who, Question what, Set<Known> expected) {
        JsonNode page = get(who, "detections", "limit=500" + what.query);
        var given = new TreeSet<String>();
        page.path("items").forEach(it -> given.add(it.at("/event/id").asText()));
        assertEquals(ids(who, expected), given, what.query);
        assertEquals(expected.size(), page.path("items").size());
        assertTrue(page.path("next").isNull());
    }

    private static void pages(Person who, Question what, Set<Known> expected, Random random) {
        String limit = "limit=" + (1 + random.nextInt(40));
        JsonNode page = get(who, "detections", limit + what.query);
        var given = new HashSet<String>();
        for (int i = 0; i < 3; i++) {
            page.path("items").forEach(it -> given.add(it.at("/event/id").asText()));
            String next = page.path("next").asText("");
            if (page.path("next").isNull()) {
                assertEquals(ids(who, expected), given);
                return;
            }
            Person other = one(PEOPLE_ASKING, random);
            if (other != who) {
                String path = "/api/v1/detections?" + limit + what.query + PURPOSE;
                int status = served.get(path + "&cursor=" + next, other.token).statusCode();
                assertTrue(status == 400 || status == 403, "somebody else's cursor: " + status);
            }
            page = get(who, "detections", limit + what.query + "&cursor=" + next);
        }
        assertTrue(ids(who, expected).containsAll(given));
    }

    private static void single(Person who, Known one) {
        for (String more :
                List.of("", "/conversations", "/progress", "/locations", "/annotations")) {
            String path =
                    "/api/v1/detections/" + name(who, one) + more + "?" + PURPOSE.substring(1);
            var answer = served.get(path, who.token);
            assertEquals(who.sees(one) ? 200 : 404, answer.statusCode(), path);
        }
        var said =
                served.request("/api/v1/detections/" + name(who, one) + "/annotations?purpose=x")
                        .header("Authorization", "Bearer " + who.token)
                        .header("If-Match", "\"99\"")
                        .POST(BodyPublishers.ofString("{\"action\":\"confirm\"}"));
        int status = served.send(said).statusCode();
        boolean may = who.role.may(Right.ANNOTATE);
        assertEquals(!may ? 403 : who.sees(one) ? 412 : 404, status);
    }

    private static void sites(Person who, Question what, Set<Known> expected) {
        JsonNode page = get(who, "sites", "limit=500" + what.query);
        var seen = new TreeSet<String>();
        KNOWN.stream().filter(who::sees).forEach(it -> seen.add(it.region));
        for (JsonNode site : page.path("items")) {
            String region = site.path("region").asText("");
            assertTrue(seen.contains(region) || site.path("region").isNull(), region);
        }
        assertTrue(!expected.isEmpty() || page.path("items").isEmpty(), what.query);
    }

    private static void pools(Person who, Question what, Set<Known> expected) {
        var counted = new HashMap<String, Long>();
        get(who, "pools", what.query)
                .path("items")
                .forEach(
                        it ->
                                counted.put(
                                        it.path("name").asText(), it.path("detections").asLong()));
        assertEquals(
                expected.stream()
                        .collect(Collectors.groupingBy(Known::pool, Collectors.counting())),
                counted,
                who.scope + what.query);
    }

    private static void regions(Person who, Question what) {
        for (JsonNode region : get(who, "regions", what.query).path("items")) {
            String code = region.path("code").asText();
            // The region asked for stands among those below it, for what is in none of them.
            boolean rest = code.isEmpty() || what.query.contains("region=" + code);
            long expected =
                    KNOWN.stream()
                            .filter(who::sees)
                            .filter(what.fits)
                            .filter(it -> rest ? it.region.equals(code) : it.isIn(code))
                            .count();
            assertEquals(expected, region.path("detections").asLong(), who + what.query + region);
        }
    }

    private static void overview(Person who) {
        JsonNode now = get(who, "overview", "");
        var mining =
                KNOWN.stream()
                        .filter(who::sees)
                        .filter(it -> it.end.isAfter(NOW.minus(Duration.ofMinutes(30))))
                        .toList();
        long detections = now.path("detections").asLong();
        assertTrue(detections <= mining.size(), who + ": " + detections + " of " + mining.size());
        boolean fresh = Instant.now().isBefore(NOW.plus(Duration.ofMinutes(5)));
        if (fresh) {
            assertEquals(mining.size(), detections, who.toString());
        }
    }
}
