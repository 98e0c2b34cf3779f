package io.minewatch.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.minewatch.locate.LateAssignments;
import io.minewatch.locate.RegionTree;
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
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

/** What later imports do to where detections are, whichever database they are on. */
abstract class LocationCases {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant NOON = Made.NOON;
    private static final Scope YOUYANG = Scope.of(Set.of("500242"));
    private static final Scope WANZHOU = Scope.of(Set.of("500101"));

    /** Since the day before, the address belongs to somebody in Wanzhou. */
    private static final String LATE = "100.64.3.9,L-7,万州矿业有限公司,某路1号,500101,2026-08-19,";

    /** Regions of which one answers to another province now, and has a shorter name. */
    private static final String MOVED =
            """
            code,name,parent
            110000,北京市,
            110105,朝阳区,110000
            500000,重庆市,
            500101,万州区,500000
            510000,四川省,
            500242,酉阳县,510000
            """;

    /** Detections; several times as many as are located anew at a time. */
    private static final int MANY = 1200;

    /** Of those, reported at a time. */
    private static final int SOME = 100;

    private LedgerConfig config;
    private Ledger ledger;

    /** Revision of what goes on while others are located anew. */
    private int reported = 1;

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
    void aLateImportLocatesAnewAndKeepsTheFormerAnswer() throws Exception {
        ledger.record(List.of(Made.of("d1-A", "f", 1).json()));
        assertEquals(1, relocate("one", NOON.plusSeconds(3600), LATE));
        var json = JSON.readTree(ledger.detection(Scope.ALL, "d1-A").orElseThrow().json());
        assertEquals("500101", json.at("/location/region_code").asText());
        assertEquals("[\"重庆市\",\"万州区\"]", json.at("/location/region_path").toString());
        assertEquals("L-7", json.at("/location/line").asText());
        assertEquals("万州矿业有限公司", json.at("/organization/name").asText());
        var former = ledger.formerLocations(Scope.ALL, "d1-A");
        assertEquals(1, former.size());
        assertEquals(
                new AssignmentImport(1, NOON.plusSeconds(3600), "lines.csv", "one", 1),
                former.getFirst().replacedBy());
        var before = JSON.readTree(former.getFirst().json());
        assertEquals("桃花源大道1号", before.at("/location/address").asText());
        assertEquals("酉阳云海数据有限公司", before.at("/organization/name").asText());
    }

    @Test
    void aRegionOfALaterTableIsBelowWhatThatSays() throws Exception {
        var chongqing = Scope.of(Set.of("500000"));
        ledger.regions(Trees.of("code,name,parent\n500000,重庆市,\n500157,某新区,500000\n"));
        ledger.record(List.of(Made.of("d1-A", "f", 1).region("500157").json()));
        assertEquals(1, count(chongqing, Filter.NONE));
        assertEquals(1, count(Scope.of(Set.of("500157")), Filter.NONE));
    }

    @Test
    void whatIsThereGoesBelowWhatALaterTableSays() throws Exception {
        ledger.record(List.of(Made.of("d1-A", "f", 1).json(), Made.of("d1-A", "g", 1).json()));
        var confirmed = new Annotation(0, Optional.of(State.CONFIRMED), "seen", "li", NOON);
        ledger.annotate(Scope.ALL, "d1-A", 0, confirmed);
        var tree = Trees.of(MOVED);
        assertEquals(2, ledger.regions(tree));
        assertEquals(0, count(Scope.of(Set.of("500000")), Filter.NONE));
        var sichuan = Scope.of(Set.of("510000"));
        assertEquals(1, count(sichuan, Filter.NONE));
        assertEquals(
                List.of("510000"),
                ledger.regions(Scope.ALL, Filter.NONE).stream().map(RegionSum::code).toList());
        var below = ledger.regions(Scope.ALL, Filters.region("510000"));
        assertEquals(List.of("500242 酉阳县 1"), below.stream().map(LocationCases::sum).toList());
        var sites = ledger.sites(Scope.ALL, Filter.NONE, Optional.empty(), 9).items();
        assertEquals(List.of(1L), sites.stream().map(SiteSum::detections).toList());
        var kept = ledger.detection(sichuan, "d1-A").orElseThrow();
        assertEquals(State.CONFIRMED, kept.state());
        assertEquals(List.of(), ledger.formerLocations(Scope.ALL, "d1-A"));
        long change = ledger.change();
        assertEquals(0, ledger.regions(tree));
        assertEquals(change, ledger.change());
    }

    @Test
    void whatGoesBackIsAsIfItHadNeverGone() throws Exception {
        var records =
                List.of(
                        Made.of("d1-A", "f", 1).json(),
                        Made.of("d1-A", "g", 2).holder("91350100M000100Y44", "青山").json(),
                        Made.of("d1-B", "f", 1).region("110105").json(),
                        Made.of("d1-C", "f", 1).nowhere().json());
        ledger.record(records);
        var before = TableHash.of(config);
        ledger.regions(Trees.of(MOVED));
        ledger.record(records);
        assertNotEquals(before, TableHash.of(config));
        ledger.regions(Trees.chongqing());
        assertEquals(before, TableHash.of(config));
    }

    @Test
    void aTableThatDoesNotKnowARegionLeavesItWhereItIs() throws Exception {
        ledger.record(List.of(Made.of("d1-A", "f", 1).json()));
        assertEquals(0, ledger.regions(RegionTree.empty()));
        assertEquals(1, count(Scope.of(Set.of("500000")), Filter.NONE));
    }

    private static String sum(RegionSum sum) {
        return sum.code() + " " + sum.name() + " " + sum.detections();
    }

    @Test
    void theFormerPlaceOpensNothing() throws Exception {
        ledger.record(List.of(Made.of("d1-A", "f", 1).json()));
        assertTrue(ledger.detection(YOUYANG, "d1-A").isPresent());
        relocate("one", NOON.plusSeconds(3600), LATE);
        assertEquals(Optional.empty(), ledger.detection(YOUYANG, "d1-A"));
        assertEquals(List.of(), ledger.formerLocations(YOUYANG, "d1-A"));
        assertEquals(0, count(YOUYANG, Filter.NONE));
        assertEquals(0, count(YOUYANG, Filters.text("酉阳")));
        assertEquals(0, count(Scope.ALL, Filters.text("酉阳")));
        assertEquals(List.of(), ledger.regions(YOUYANG, Filter.NONE));
        assertEquals(List.of(), ledger.sensors(YOUYANG));
        assertEquals(List.of(), ledger.sites(YOUYANG, Filter.NONE, Optional.empty(), 9).items());
        assertEquals(1, count(WANZHOU, Filters.text("万州")));
        assertEquals(1, ledger.sites(WANZHOU, Filter.NONE, Optional.empty(), 9).items().size());
        assertEquals(List.of(), ledger.formerLocations(WANZHOU, "d1-A"));
        var both = Scope.of(Set.of("500000"));
        assertEquals(1, ledger.formerLocations(both, "d1-A").size());
    }

    @Test
    void aRowThatDoesNotSaySinceWhenMovesNobodyWhoWasLocated() throws Exception {
        ledger.record(
                List.of(
                        Made.of("d1-A", "f", 1).json(),
                        Made.of("d1-B", "f", 1).nowhere().json().replace("subscribers", "none")));
        String always = LATE.replace("2026-08-19", "");
        assertEquals(1, relocate("one", NOON.plusSeconds(3600), always));
        assertEquals("500242", region("d1-A"));
        assertEquals("500101", region("d1-B"));
    }

    @Test
    void aRowOfAnotherTimeMovesNobody() throws Exception {
        ledger.record(List.of(Made.of("d1-A", "f", 1).json()));
        String ended = LATE + "2026-08-20";
        assertEquals(0, relocate("one", NOON.plusSeconds(3600), ended));
        String later = LATE.replace("2026-08-19", "2026-08-20T12:10:01Z");
        assertEquals(0, relocate("two", NOON.plusSeconds(7200), later));
        assertEquals("500242", region("d1-A"));
        assertEquals(List.of(), ledger.formerLocations(Scope.ALL, "d1-A"));
    }

    @Test
    void whatIsOlderThanFourteenDaysStays() throws Exception {
        var end = NOON.plus(Relocation.SPAN);
        ledger.record(
                List.of(
                        Made.of("d1-A", "f", 1).seen(NOON, NOON.plusSeconds(1)).json(),
                        Made.of("d1-B", "f", 1).seen(NOON, NOON.plusSeconds(2)).json()));
        assertEquals(1, relocate("one", end.plusSeconds(2), LATE));
        assertEquals("500242", region("d1-A"));
        assertEquals("500101", region("d1-B"));
    }

    @Test
    void theSameImportAndTheSameRecordAgainChangeNothing() throws Exception {
        String record = Made.of("d1-A", "f", 1).json();
        ledger.record(List.of(record));
        relocate("one", NOON.plusSeconds(3600), LATE);
        long change = ledger.change();
        assertEquals(0, relocate("one", NOON.plusSeconds(7200), LATE));
        ledger.record(List.of(record));
        assertEquals(change, ledger.change());
        assertEquals("500101", region("d1-A"));
    }

    @Test
    void whatComesLaterFromASensorThatDoesNotKnowYetIsLocatedAnewToo() throws Exception {
        ledger.record(List.of(Made.of("d1-A", "f", 1).json()));
        relocate("one", NOON.plusSeconds(3600), LATE);
        ledger.close();
        ledger = Ledger.open(config);
        assertEquals(0, relocate("one", NOON.plusSeconds(7200), LATE));
        ledger.record(
                List.of(
                        Made.of("d1-A", "f", 2).accepted(7).json(),
                        Made.of("d1-B", "f", 1).json()));
        assertEquals("500101", region("d1-A"));
        assertEquals("500101", region("d1-B"));
        assertEquals(1, ledger.formerLocations(Scope.ALL, "d1-A").size());
        assertEquals(1, ledger.formerLocations(Scope.ALL, "d1-B").size());
        assertEquals(2, ledger.regions(WANZHOU, Filter.NONE).getFirst().detections());
    }

    @Test
    void eachHolderOfAnAddressHasADetectionOfItsOwn() throws Exception {
        String before =
                Made.of("d1-A", "f", 1)
                        .seen(NOON.minusSeconds(14_400), NOON.minusSeconds(7200))
                        .accepted(30)
                        .json();
        String now = Made.of("d1-A", "g", 1).holder("91350100M000100Y44", "青山科技有限公司").json();
        ledger.record(List.of(now, before));
        var all = ledger.detections(Scope.ALL, Filter.NONE, Optional.empty(), 9).items();
        assertEquals(List.of("d1-A", "d1-A"), all.stream().map(Kept::id).toList());
        assertEquals(List.of(100, 30), all.stream().map(kept -> accepted(kept)).toList());
        assertEquals(all.get(1), ledger.detection(Scope.ALL, all.get(1).name()).orElseThrow());
        assertEquals(all.get(0), ledger.detection(Scope.ALL, "d1-A").orElseThrow());
        assertEquals(
                List.of(before),
                ledger.conversations(Scope.ALL, all.get(1).name(), Optional.empty(), 9).items());
        assertEquals(1, count(Scope.ALL, Filters.text("云海")));
        assertEquals(2, ledger.sites(Scope.ALL, Filter.NONE, Optional.empty(), 9).items().size());
        assertEquals(2, ledger.pools(Scope.ALL, Filter.NONE).getFirst().detections());
        var confirmed = new Annotation(0, Optional.of(State.CONFIRMED), "seen", "li", NOON);
        ledger.annotate(Scope.ALL, all.get(1).name(), 0, confirmed);
        assertEquals(State.OPEN, ledger.detection(Scope.ALL, "d1-A").orElseThrow().state());
        assertEquals(1, ledger.annotations(Scope.ALL, all.get(1).name()).size());
        assertEquals(List.of(), ledger.annotations(Scope.ALL, "d1-A"));
    }

    private static int accepted(Kept kept) {
        try {
            return JSON.readTree(kept.json()).at("/mining/shares/accepted").asInt();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatWasConfirmedOfOneIsOpenForWhoHadItInstead() throws Exception {
        ledger.record(List.of(Made.of("d1-A", "f", 1).json()));
        var confirmed = new Annotation(0, Optional.of(State.CONFIRMED), "seen", "li", NOON);
        ledger.annotate(Scope.ALL, "d1-A", 0, confirmed);
        relocate("one", NOON.plusSeconds(3600), LATE);
        var kept = ledger.detection(Scope.ALL, "d1-A").orElseThrow();
        assertEquals(State.OPEN, kept.state());
        assertEquals(1, kept.version());
        assertEquals(1, ledger.annotations(Scope.ALL, "d1-A").size());
    }

    @Test
    void whatWasSaidOfBothIsKeptWhenOneTurnsOutToBeTheOther() throws Exception {
        ledger.record(
                List.of(
                        Made.of("d1-A", "f", 1).json(),
                        Made.of("d1-A", "g", 1).holder("91350100M000100Y44", "青山").json()));
        for (Kept one : ledger.detections(Scope.ALL, Filter.NONE, Optional.empty(), 9).items()) {
            var said = new Annotation(0, Optional.empty(), one.site(), "li", NOON);
            ledger.annotate(Scope.ALL, one.name(), 0, said);
        }
        assertEquals(2, relocate("one", NOON.plusSeconds(3600), LATE));
        assertEquals(1, count(Scope.ALL, Filter.NONE));
        assertEquals(2, ledger.detection(Scope.ALL, "d1-A").orElseThrow().version());
        assertEquals(
                List.of(1L, 2L),
                ledger.annotations(Scope.ALL, "d1-A").stream().map(Annotation::version).toList());
        assertEquals(2, ledger.formerLocations(Scope.ALL, "d1-A").size());
    }

    @Test
    void everyImportThatMovesItIsRemembered() throws Exception {
        ledger.record(List.of(Made.of("d1-A", "f", 1).json(), Made.of("d1-A", "g", 1).json()));
        relocate("one", NOON.plusSeconds(3600), LATE);
        String third = LATE.replace("500101", "110105").replace("万州", "朝阳");
        assertEquals(2, relocate("two", NOON.plusSeconds(7200), third));
        var former = ledger.formerLocations(Scope.ALL, "d1-A");
        assertEquals(
                List.of("2 f 500101", "2 g 500101", "1 f 500242", "1 g 500242"),
                former.stream().map(LocationCases::shown).toList());
        assertEquals("110105", region("d1-A"));
        ledger.retain(
                new RetentionPolicy(Duration.ofDays(1), Duration.ofDays(1), Duration.ofDays(1)),
                NOON.plus(Duration.ofDays(9)));
        assertEquals("0 0", TableHash.of(config).get("former_location"));
    }

    /** The oldest go on first, so that the last seen ones are never the same for long. */
    @Test
    void whatIsReportedMeanwhileIsNotPassedOver() throws Exception {
        var records = new ArrayList<String>();
        for (int i = 0; i < MANY; i++) {
            records.add(Made.of("d1-" + i, "f", 1).seen(NOON, NOON.plusSeconds(1 + i)).json());
            records.add(goesOn(i, 1));
        }
        ledger.record(records);
        var isOver = new AtomicBoolean();
        var reports = CompletableFuture.runAsync(() -> report(isOver));
        relocate("one", NOON.plusSeconds(3600), LATE);
        isOver.set(true);
        reports.get(60, TimeUnit.SECONDS);
        var passedOver =
                IntStream.range(0, MANY)
                        .mapToObj(i -> "d1-" + i)
                        .filter(id -> ledger.formerLocations(Scope.ALL, id).size() < 2)
                        .toList();
        assertEquals(List.of(), passedOver);
    }

    private void report(AtomicBoolean isOver) {
        for (int i = 0; !isOver.get(); i = (i + SOME) % MANY) {
            int revision = i == 0 ? ++reported : reported;
            ledger.record(IntStream.range(i, i + SOME).mapToObj(n -> goesOn(n, revision)).toList());
        }
    }

    private static String goesOn(int number, int revision) {
        var end = NOON.plusSeconds(2L * MANY * revision + number);
        return Made.of("d1-" + number, "g", revision).seen(NOON, end).json();
    }

    private static String shown(FormerLocation former) {
        try {
            String code = JSON.readTree(former.json()).at("/location/region_code").asText();
            return former.replacedBy().id() + " " + former.flow() + " " + code;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private long relocate(String hash, Instant at, String... rows) throws Exception {
        var file = Files.createTempFile("lines", ".csv");
        try {
            String head = "prefix,line,enterprise,address,region_code,valid_from,valid_to\n";
            Files.writeString(file, head + String.join("\n", rows) + "\n");
            var table = new LateAssignments(SubscriberTable.load(file), Trees.chongqing());
            return ledger.relocate(
                    new AssignmentImport(0, at, "lines.csv", hash, rows.length), table);
        } finally {
            Files.delete(file);
        }
    }

    private String region(String id) throws Exception {
        JsonNode json = JSON.readTree(ledger.detection(Scope.ALL, id).orElseThrow().json());
        return json.at("/location/region_code").asText();
    }

    private int count(Scope scope, Filter filter) {
        return ledger.detections(scope, filter, Optional.empty(), 10).items().size();
    }
}
