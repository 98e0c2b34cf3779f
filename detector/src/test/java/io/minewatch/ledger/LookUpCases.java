package io.minewatch.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.minewatch.locate.LateAssignments;
import io.minewatch.locate.SubscriberTable;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** That lists, sums and searches tell the same of the same, whichever database it is on. */
abstract class LookUpCases {

    static final Instant NOON = Made.NOON;
    private static final Duration DAY = Duration.ofDays(1);

    private LedgerConfig config;
    private Ledger ledger;

    abstract LedgerConfig config() throws Exception;

    @BeforeEach
    void open() throws Exception {
        config = config().withRegions(Trees.chongqing()).withClock(Made.CLOCK);
        ledger = Ledger.open(config);
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void aNameIsFoundByWhatStandsBeforeARareCharacter() {
        ledger.record(List.of(Made.of("d1-A", "f", 1).holder("", "吉\uD842\uDFB7野家").json()));
        assertEquals(List.of("d1-A"), found(Filters.text("吉")));
        assertEquals(List.of("d1-A"), found(Filters.text("吉\uD842\uDFB7")));
    }

    @Test
    void whatIsSaidMayHoldAnyCharacter() throws Exception {
        ledger.record(List.of(Made.of("d1-A", "f", 1).json()));
        var said = new Annotation(0, Optional.empty(), "a\0b \uD83D\uDE00", "li\0", NOON);
        ledger.annotate(Scope.ALL, "d1-A", 0, said);
        assertEquals(
                List.of(new Annotation(1, Optional.empty(), "a b \uD83D\uDE00", "li ", NOON)),
                ledger.annotations(Scope.ALL, "d1-A"));
    }

    @Test
    void aSiteThatWasSilentInATimeIsNotAmongTheSitesOfIt() throws Exception {
        ledger.record(List.of(at("d1-A", 0), at("d1-B", 20), at("d1-C", 10)));
        var silent = between(5, 15);
        assertEquals(0, sites(silent));
        assertEquals(OptionalLong.of(0), counted(silent));
        assertEquals(1, sites(between(15, 25)));
        assertEquals(OptionalLong.of(1), counted(between(15, 25)));
    }

    @Test
    void aSiteWithMuchLaterWorkIsFoundByWhatItDidBefore() {
        var records = new ArrayList<String>();
        for (int i = 0; i < 501; i++) {
            records.add(at("d1-" + i, 20));
        }
        records.add(at("d1-A", 0));
        ledger.record(records);
        var open = between(-1, 1).with().state(State.OPEN).build();
        assertEquals(1, sites(open));
        assertEquals(0, sites(between(5, 15).with().state(State.OPEN).build()));
    }

    @Test
    void whatWasDismissedMakesNoSiteInItsTimeAndTakesNothingFromIt() throws Exception {
        ledger.record(List.of(at("d1-A", 0), at("d1-B", 5)));
        var said = new Annotation(0, Optional.of(State.DISMISSED), "a test", "li", NOON);
        ledger.annotate(Scope.ALL, "d1-B", 0, said);
        assertEquals(0, sites(between(4, 6)));
        assertEquals(OptionalLong.of(0), counted(between(4, 6)));
        var site = ledger.sites(Scope.ALL, Filter.NONE, Optional.empty(), 9).items().getFirst();
        assertEquals(1, site.miners());
        assertEquals(500, site.power().hi(), 1);
    }

    private static String at(String id, int day) {
        var start = NOON.plus(DAY.multipliedBy(day));
        var made = Made.of(id, "f", 1).seen(start, start.plusSeconds(600));
        return (day == 10 ? made.holder("", "青山科技有限公司").region("500101") : made).json();
    }

    private static Filter between(int from, int to) {
        return Filter.NONE
                .with()
                .between(NOON.plus(DAY.multipliedBy(from)), NOON.plus(DAY.multipliedBy(to)))
                .region("500242")
                .build();
    }

    private int sites(Filter filter) {
        return ledger.sites(Scope.ALL, filter, Optional.empty(), 9).items().size();
    }

    /** Sites as the list of regions counts them, of the one county. */
    private OptionalLong counted(Filter filter) {
        return ledger.regions(Scope.ALL, filter.with().region("500000").build()).stream()
                .filter(region -> region.code().equals("500242"))
                .findFirst()
                .map(RegionSum::sites)
                .orElse(OptionalLong.of(0));
    }

    private List<String> found(Filter filter) {
        return ledger.detections(Scope.ALL, filter, Optional.empty(), 1000).items().stream()
                .map(Kept::id)
                .toList();
    }

    @Test
    void aPoolThatHadNoNameAtFirstIsCountedAsItIsListed() {
        ledger.record(
                List.of(
                        Made.of("d1-A", "f", 1).pool("", "eu.pool.example").json(),
                        Made.of("d1-B", "f", 1).pool("ExamplePool", "eu.pool.example").json()));
        for (String name : List.of("eu.pool.example", "ExamplePool", "198.51.100.7")) {
            long listed = found(Filters.pool(name)).size();
            long counted =
                    ledger.regions(Scope.ALL, Filters.pool(name)).stream()
                            .mapToLong(RegionSum::detections)
                            .sum();
            assertEquals(listed, counted, name);
        }
    }

    @Test
    void aClockThatWasSetBackMeanwhileLeavesNoHoles() {
        ledger.record(List.of(Made.of("d1-A", "f", 1).seen(NOON, NOON.minusSeconds(7200)).json()));
        var points =
                ledger.over(
                        Scope.ALL,
                        Filter.NONE,
                        NOON.minusSeconds(10_800),
                        NOON.plusSeconds(3600),
                        Duration.ofHours(1));
        assertEquals(List.of(0L, 1L, 1L, 1L), points.stream().map(Point::detections).toList());
    }

    @Test
    void aLateCopyTellsNobodyOfWhoIsElsewhereByNow() {
        String before = Made.of("d1-A", "f", 1).region("500101").json();
        String now = Made.of("d1-A", "f", 2).region("500242").json();
        ledger.record(List.of(before, now));
        ledger.record(List.of(before));
        assertEquals(List.of(), ledger.sensors(Scope.of(Set.of("500101"))));
        assertEquals(1, ledger.sensors(Scope.of(Set.of("500242"))).size());
    }

    @Test
    void aRecordOfFewWordsIsShownAsWell() {
        String few =
                """
                {"schema":"minewatch.detection/1","revision":1,"event":{"id":"d1-A","flow":"%s",
                "start":"2026-08-20T12:00:00Z","end":"2026-08-20T12:10:00Z"},
                "mining":{"grade":"suspected","shares":null}}\
                """;
        ledger.record(List.of(few.formatted("f"), few.formatted("g")));
        assertEquals(List.of("d1-A"), found(Filter.NONE));
    }

    /** Many, so that some are read by one table and written after what came with the other. */
    @Test
    void whatComesWhileRegionsChangeIsBelowTheNewOnesToo() throws Exception {
        var other = Trees.of("code,name,parent\n510000,四川省,\n500242,酉阳县,510000\n");
        var records = new ArrayList<String>();
        for (int i = 0; i < 2000; i++) {
            records.add(Made.of("d1-" + i, "f", 1).json());
        }
        var recorded = CompletableFuture.runAsync(() -> ledger.record(records));
        TimeUnit.MILLISECONDS.sleep(50);
        ledger.regions(other);
        recorded.get(60, TimeUnit.SECONDS);
        assertEquals(
                List.of("510000 2000"),
                ledger.regions(Scope.ALL, Filter.NONE).stream()
                        .map(region -> region.code() + " " + region.detections())
                        .toList());
    }

    @Test
    void aRateIsNotSaidToBeOfAnotherAlgorithm() {
        String best = Made.of("d1-A", "f", 1).algorithm("kawpow", "RVN").json();
        String other = Made.of("d1-A", "g", 1).grade("probable").json();
        String rate = best.substring(best.indexOf("\"hashrate\""), best.indexOf("\"devices\""));
        ledger.record(List.of(best.replace(rate, "\"hashrate\":null,"), other));
        String shown = ledger.detection(Scope.ALL, "d1-A").orElseThrow().json();
        assertTrue(shown.contains("\"algorithm\":\"kawpow\""), shown);
        assertTrue(shown.contains("\"hashrate\":null"), shown);
        assertEquals(List.of(), ledger.pools(Scope.ALL, Filter.NONE).getFirst().rates());
    }

    /** Out of a spool, say: it was written before the import came, and the ledger opened since. */
    @Test
    void whatCameBeforeTheLastImportWasReadAgainIsLocatedByItToo() throws Exception {
        ledger.record(List.of(Made.of("d1-A", "f", 1).json()));
        assertEquals(1, relocate());
        ledger.close();
        ledger = Ledger.open(config);
        ledger.record(List.of(Made.of("d1-B", "f", 1).json()));
        assertEquals(1, relocate());
        assertEquals(0, relocate());
        assertEquals(List.of("d1-B", "d1-A"), found(Filters.enterprise("万州矿业有限公司")));
    }

    private long relocate() throws Exception {
        var file = Files.createTempFile("lines", ".csv");
        try {
            Files.writeString(
                    file,
                    "prefix,line,enterprise,address,region_code,valid_from,valid_to\n"
                            + "100.64.3.9,L-7,万州矿业有限公司,某路1号,500101,2026-08-19,\n");
            return ledger.relocate(
                    new AssignmentImport(0, NOON, "lines.csv", "one", 1),
                    new LateAssignments(SubscriberTable.load(file), Trees.chongqing()));
        } finally {
            Files.delete(file);
        }
    }

    /** Whoever has a pool of his own can have any difficulty said, and any work accepted. */
    @Test
    void whatIsTooLargeToBeTrueKeepsNobodyElseOut() {
        for (int i = 0; i < 3; i++) {
            ledger.record(List.of(Made.of("d1-" + i, "f", 1).rate(9e29).json()));
        }
        ledger.record(List.of(Made.of("d1-A", "f", 1).rate(5e12).json()));
        assertEquals(4, found(Filter.NONE).size());
        var rates = ledger.pools(Scope.ALL, Filter.NONE).getFirst().rates();
        assertEquals(5e12, rates.getFirst().mid(), 1e9);
    }
}
