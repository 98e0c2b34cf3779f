package io.minewatch.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** What a ledger says of many detections together, whichever database it is on. */
abstract class SumCases {

    static final Instant NOON = Made.NOON;
    private static final Scope CHONGQING = Scope.of(Set.of("500000"));

    private static final Instant YEARS_AGO = Instant.parse("2021-05-03T08:00:00Z");

    private LedgerConfig config;
    private Ledger ledger;

    abstract LedgerConfig config() throws Exception;

    @BeforeEach
    void open() throws Exception {
        config = config().withRegions(Trees.chongqing()).withClock(Made.CLOCK);
        ledger = Ledger.open(config);
        ledger.record(
                List.of(
                        Made.of("d1-A", "f", 1).json(),
                        Made.of("d1-B", "f", 1)
                                .client("100.64.3.10")
                                .rate(3e12)
                                .source("mirror-08")
                                .json(),
                        Made.of("d1-C", "f", 1)
                                .client("100.64.9.9")
                                .region("500101")
                                .holder("91350100M000100Y44", "青山科技有限公司")
                                .pool("OtherPool", "xmr.other.example")
                                .algorithm("randomx", "XMR")
                                .rate(20_000)
                                .json(),
                        Made.of("d1-D", "f", 1)
                                .region("110105")
                                .seen(NOON.minusSeconds(864_000), NOON.minusSeconds(863_000))
                                .json(),
                        Made.of("d1-E", "f", 1).client("192.0.2.1").nowhere().json()));
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void regionsAreSummedByAlgorithm() {
        var tops = byCode(ledger.regions(Scope.ALL, Filter.NONE));
        assertEquals(Set.of("110000", "500000", ""), tops.keySet());
        var chongqing = tops.get("500000");
        assertEquals(3, chongqing.detections());
        assertEquals(OptionalLong.of(2), chongqing.sites());
        assertTrue(chongqing.further());
        assertEquals("重庆市", chongqing.name());
        assertRate("sha256d", 8e12, chongqing.rates());
        assertRate("randomx", 20_000, chongqing.rates());
        assertEquals(1500, chongqing.power().hi(), 0.01);
        var below = byCode(ledger.regions(Scope.ALL, Filters.region("500000")));
        assertEquals(Set.of("500101", "500242"), below.keySet());
        assertEquals(2, below.get("500242").detections());
    }

    @Test
    void regionsShowNothingOutsideTheScope() {
        assertEquals(Set.of("500000"), byCode(ledger.regions(CHONGQING, Filter.NONE)).keySet());
        var county = Scope.of(Set.of("500242"));
        var tops = byCode(ledger.regions(county, Filter.NONE));
        assertEquals(Set.of("500000"), tops.keySet());
        assertEquals(2, tops.get("500000").detections());
        assertEquals(List.of(), ledger.regions(county, Filters.region("110000")));
        assertEquals(List.of(), ledger.regions(county, Filters.region("500101")));
        assertEquals(List.of(), ledger.regions(Scope.of(Set.of()), Filter.NONE));
        assertEquals(Set.of("ExamplePool"), pools(county, Filter.NONE).keySet());
        assertEquals(2L, pools(county, Filter.NONE).get("ExamplePool"));
        assertEquals(
                List.of(2L),
                ledger.sensors(county).stream()
                        .map(SensorSum::conversations)
                        .reduce(Long::sum)
                        .stream()
                        .toList());
        var week = Duration.ofDays(7);
        var points = ledger.over(county, Filter.NONE, NOON.minus(week), NOON.plus(week), week);
        assertEquals(2, points.stream().mapToLong(Point::detections).sum());
    }

    @Test
    void filtersHoldForSumsWhicheverWayTheyAreFound() {
        for (Filter filter :
                List.of(
                        Filters.coin("XMR"),
                        Filters.pool("OtherPool"),
                        Filters.pool("xmr.other.example"),
                        Filters.text("科技"))) {
            var regions = byCode(ledger.regions(Scope.ALL, filter));
            assertEquals(Set.of("500000"), regions.keySet());
            assertEquals(1, regions.get("500000").detections());
            assertRate("randomx", 20_000, regions.get("500000").rates());
            assertEquals(Map.of("OtherPool", 1L), pools(Scope.ALL, filter));
        }
        assertEquals(4L, pools(Scope.ALL, Filter.NONE).get("ExamplePool"));
        assertEquals(3L, pools(Scope.ALL, Filters.from(NOON.minusSeconds(9))).get("ExamplePool"));
        assertEquals(
                1L, pools(Scope.ALL, Filters.to(NOON.minusSeconds(99_999))).get("ExamplePool"));
    }

    @Test
    void whatWasDismissedDoesNotCount() throws Exception {
        var no = new Annotation(0, Optional.of(State.DISMISSED), "no", "li", NOON);
        ledger.annotate(Scope.ALL, "d1-A", 0, no);
        assertEquals(2, byCode(ledger.regions(Scope.ALL, Filter.NONE)).get("500000").detections());
        var dismissed = ledger.regions(Scope.ALL, Filters.state(State.DISMISSED));
        assertEquals(1, byCode(dismissed).get("500000").detections());
        assertEquals(3L, pools(Scope.ALL, Filter.NONE).get("ExamplePool"));
        assertEquals(3, ledger.overview(Scope.ALL, NOON.plusSeconds(700)).detections());
    }

    @Test
    void whatWasDismissedMakesNoSite() throws Exception {
        var no = new Annotation(0, Optional.of(State.DISMISSED), "no", "li", NOON);
        ledger.annotate(Scope.ALL, "d1-A", 0, no);
        assertEquals(2, sites(CHONGQING, Filter.NONE));
        ledger.annotate(Scope.ALL, "d1-C", 0, no);
        assertEquals(1, sites(CHONGQING, Filter.NONE));
        assertEquals(3, sites(Scope.ALL, Filter.NONE));
        assertEquals(0, sites(CHONGQING, Filters.coin("XMR")));
        assertEquals(0, sites(CHONGQING, Filters.enterprise("青山科技有限公司")));
        assertEquals(2, sites(CHONGQING, Filters.state(State.DISMISSED)));
        assertEquals(2, ledger.overview(Scope.ALL, NOON.plusSeconds(700)).sitesNew());
        assertEquals(1, ledger.overview(CHONGQING, NOON.plusSeconds(700)).sitesNew());
        var regions = byCode(ledger.regions(Scope.ALL, Filter.NONE));
        assertEquals(OptionalLong.of(1), regions.get("500000").sites());
    }

    private int sites(Scope scope, Filter filter) {
        return ledger.sites(scope, filter, Optional.empty(), 100).items().size();
    }

    @Test
    void sitesAreEnterprisesAtPlaces() {
        var sites = ledger.sites(Scope.ALL, Filter.NONE, Optional.empty(), 100).items();
        assertEquals(4, sites.size());
        var cloud = sites.stream().filter(site -> site.miners() == 2).findFirst().orElseThrow();
        assertEquals(Optional.of("酉阳云海数据有限公司"), cloud.place().enterprise());
        assertEquals(Optional.of("桃花源大道1号"), cloud.place().address());
        assertEquals(Optional.of("500242"), cloud.place().region());
        assertEquals(2, cloud.detections());
        assertRate("sha256d", 8e12, cloud.rates());
        assertEquals(NOON, cloud.first());
        assertEquals(Optional.of(cloud), ledger.site(CHONGQING, cloud.place().id()));
        assertEquals(Optional.empty(), ledger.site(Scope.of(Set.of("110000")), cloud.place().id()));
        var unknown =
                sites.stream()
                        .filter(s -> s.place().client().isPresent())
                        .findFirst()
                        .orElseThrow();
        assertEquals(Optional.of("192.0.2.1"), unknown.place().client());
        assertEquals(2, ledger.sites(CHONGQING, Filter.NONE, Optional.empty(), 9).items().size());
        assertEquals(
                1,
                ledger.sites(CHONGQING, Filters.coin("XMR"), Optional.empty(), 9).items().size());
        assertEquals(
                0,
                ledger.sites(Scope.of(Set.of()), Filter.NONE, Optional.empty(), 9).items().size());
        var paged = new ArrayList<SiteSum>();
        Optional<Position> next = Optional.empty();
        do {
            var page = ledger.sites(Scope.ALL, Filter.NONE, next, 1);
            paged.addAll(page.items());
            next = page.next();
        } while (next.isPresent());
        assertEquals(sites, paged);
    }

    @Test
    void aSiteIsNoMoreWhereItIsNoMore() {
        ledger.record(List.of(Made.of("d1-C", "f", 2).region("110105").json()));
        assertEquals(1, ledger.sites(CHONGQING, Filter.NONE, Optional.empty(), 9).items().size());
        assertEquals(
                Set.of("500242"),
                byCode(ledger.regions(CHONGQING, Filters.region("500000"))).keySet());
        assertEquals(Set.of("ExamplePool"), pools(CHONGQING, Filter.NONE).keySet());
    }

    @Test
    void theOverviewIsOfNow() {
        var now = ledger.overview(Scope.ALL, NOON.plusSeconds(700));
        assertEquals(4, now.detections());
        assertEquals(3, now.sites());
        assertEquals(4, now.miners());
        assertEquals(3, now.sitesNew());
        assertEquals(1, now.sitesGone());
        assertEquals(2, now.pools().size());
        assertEquals(Set.of("500000", ""), byCode(now.regions()).keySet());
        var below = ledger.overview(CHONGQING, NOON.plusSeconds(700));
        assertEquals(Set.of("500101", "500242"), byCode(below.regions()).keySet());
        assertEquals(0, ledger.overview(Scope.ALL, NOON.plusSeconds(7000)).detections());
    }

    @Test
    void timeIsCutIntoSteps() {
        var hour = Duration.ofHours(1);
        var fine = ledger.over(Scope.ALL, Filter.NONE, NOON.minus(hour), NOON.plus(hour), hour);
        assertEquals(List.of(0L, 4L), fine.stream().map(Point::detections).toList());
        var days = Duration.ofDays(5);
        var coarse =
                ledger.over(
                        Scope.ALL,
                        Filter.NONE,
                        NOON.minus(Duration.ofDays(10)),
                        NOON.plus(hour),
                        days);
        assertEquals(List.of(1L, 0L, 4L), coarse.stream().map(Point::detections).toList());
    }

    @Test
    void hoursAreOfWhateverWentOnInThem() throws Exception {
        var start = Instant.parse("2026-09-01T21:30:00Z");
        ledger.record(
                List.of(
                        Made.of("d1-X", "f", 1).seen(start, start.plusSeconds(3 * 3600)).json(),
                        Made.of("d1-Y", "f", 1)
                                .algorithm("randomx", "XMR")
                                .region("500101")
                                .seen(start.plusSeconds(1800), start.plusSeconds(1801))
                                .json(),
                        Made.of("d1-Z", "f", 1)
                                .region("110105")
                                .seen(start, start.plusSeconds(60))
                                .json()));
        var from = start.minusSeconds(5400);
        assertEquals(List.of(0L, 2L, 2L, 1L, 1L, 0L), hours(Scope.ALL, Filter.NONE, from, 6, 1));
        assertEquals(List.of(2L, 2L, 1L), hours(Scope.ALL, Filter.NONE, from, 6, 2).subList(0, 3));
        assertEquals(List.of(0L, 1L, 2L, 1L), hours(CHONGQING, Filter.NONE, from, 4, 1));
        assertEquals(List.of(0L, 0L, 1L), hours(Scope.ALL, Filters.coin("XMR"), from, 3, 1));
        assertEquals(
                List.of(0L, 2L, 2L), hours(Scope.ALL, Filters.pool("ExamplePool"), from, 3, 1));
        var no = new Annotation(0, Optional.of(State.DISMISSED), "no", "li", NOON);
        ledger.annotate(Scope.ALL, "d1-X", 0, no);
        assertEquals(List.of(0L, 1L, 1L, 0L), hours(Scope.ALL, Filter.NONE, from, 4, 1));
        var dismissed = Filters.state(State.DISMISSED);
        assertEquals(List.of(1L, 1L), hours(Scope.ALL, dismissed, start, 1, 1));
        var revised = Made.of("d1-Y", "f", 2).region("500101").seen(start, start.plusSeconds(7200));
        ledger.record(List.of(revised.json()));
        assertEquals(List.of(0L, 2L, 1L, 1L, 0L), hours(Scope.ALL, Filter.NONE, from, 5, 1));
    }

    @Test
    void detectionsOfAFormerProgramAreTakenIntoTheHours() throws Exception {
        var from = NOON.minusSeconds(3600);
        var expected = hours(Scope.ALL, Filter.NONE, from, 3, 1);
        ledger.close();
        try (var database = new Database(config);
                var connection = database.writer()) {
            new Sql("delete from hours").run(connection);
            new Sql("update counter set value = 0 where name = 'hours'").run(connection);
            connection.commit();
        }
        ledger = Ledger.open(config);
        assertEquals(expected, hours(Scope.ALL, Filter.NONE, from, 3, 1));
        assertEquals(4, expected.get(1));
    }

    private List<Long> hours(Scope scope, Filter filter, Instant from, int hours, int step) {
        return ledger
                .over(
                        scope,
                        filter,
                        from,
                        from.plus(Duration.ofHours(hours)),
                        Duration.ofHours(step))
                .stream()
                .map(Point::detections)
                .toList();
    }

    @Test
    void sensorsCountTheirConversations() {
        var sensors = ledger.sensors(Scope.ALL);
        assertEquals(
                List.of("mirror-07", "mirror-08"),
                sensors.stream().map(SensorSum::source).toList());
        assertEquals(List.of(4L, 1L), sensors.stream().map(SensorSum::conversations).toList());
    }

    @Test
    void anOldCaptureIsKeptFromWhenItWasTakenIn() {
        var days = Duration.ofDays(5);
        var policy = new RetentionPolicy(days, days, days);
        String old = Made.of("d1-old", "f", 1).seen(YEARS_AGO, YEARS_AGO.plusSeconds(9)).json();
        ledger.record(List.of(old));
        assertEquals(0, ledger.retain(policy, NOON.plus(days)));
        assertTrue(ledger.detection(Scope.ALL, "d1-old").isPresent());
        ledger.retain(policy, NOON.plus(days).plusSeconds(1));
        assertEquals(Optional.empty(), ledger.detection(Scope.ALL, "d1-old"));
    }

    @Test
    void whatASensorSaysOfTheFutureIsNotKeptUntilThen() {
        var days = Duration.ofDays(5);
        var policy = new RetentionPolicy(days, days, days);
        var future = NOON.plus(Duration.ofDays(9000));
        ledger.record(List.of(Made.of("d1-far", "f", 1).seen(future, future).json()));
        ledger.retain(policy, NOON.plus(days));
        assertTrue(ledger.detection(Scope.ALL, "d1-far").isPresent());
        ledger.retain(policy, NOON.plus(days).plusSeconds(1));
        assertEquals(Optional.empty(), ledger.detection(Scope.ALL, "d1-far"));
    }

    @Test
    void whatIsOldGoesAndDoesNotComeBack() {
        var policy =
                new RetentionPolicy(Duration.ofDays(5), Duration.ofDays(30), Duration.ofDays(9));
        String old =
                Made.of("d1-D", "f", 2)
                        .seen(NOON.minusSeconds(864_000), NOON.minusSeconds(863_000))
                        .json();
        assertEquals(1, ledger.retain(policy, NOON.plusSeconds(432_001)));
        ledger.record(List.of(old));
        assertEquals(Optional.empty(), ledger.detection(Scope.ALL, "d1-D"));
        assertEquals(Set.of("500000", ""), byCode(ledger.regions(Scope.ALL, Filter.NONE)).keySet());
        assertEquals(3, ledger.sites(Scope.ALL, Filter.NONE, Optional.empty(), 9).items().size());
        assertEquals(3L, ledger.sensors(Scope.ALL).getFirst().conversations());
    }

    private static void assertRate(String algorithm, double mid, List<Rate> rates) {
        var rate =
                rates.stream()
                        .filter(r -> r.algorithm().equals(algorithm))
                        .findFirst()
                        .orElseThrow();
        assertEquals(mid, rate.mid(), mid / 10_000);
        assertTrue(rate.lo() < mid && mid < rate.hi());
    }

    private static Map<String, RegionSum> byCode(List<RegionSum> regions) {
        return regions.stream().collect(Collectors.toMap(RegionSum::code, region -> region));
    }

    private Map<String, Long> pools(Scope scope, Filter filter) {
        return ledger.pools(scope, filter).stream()
                .collect(Collectors.toMap(PoolSum::name, PoolSum::detections));
    }
}
