package io.minewatch.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a ledger does, whichever database it is on. */
abstract class LedgerCases {

    private static final ObjectMapper JSON = new ObjectMapper();
    static final Instant NOON = Made.NOON;

    private Ledger ledger;

    abstract LedgerConfig config() throws Exception;

    @BeforeEach
    void open() throws Exception {
        ledger = Ledger.open(config().withRegions(Trees.chongqing()));
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void aRecordIsFoundAsItWas() throws Exception {
        String record = Made.of("d1-A", "f", 1).json();
        ledger.record(List.of(record));
        var kept = ledger.detection(Scope.ALL, "d1-A").orElseThrow();
        var json = JSON.readTree(kept.json());
        assertEquals(1, json.path("conversations").asInt());
        ((ObjectNode) json).remove("conversations");
        assertEquals(JSON.readTree(record), json);
        assertEquals(List.of(kept), list(Scope.ALL, Filter.NONE));
        assertEquals(
                List.of(record),
                ledger.conversations(Scope.ALL, "d1-A", Optional.empty(), 10).items());
    }

    @Test
    void aLaterRevisionReplacesAnEarlierOneInEitherOrder() throws Exception {
        String first = Made.of("d1-A", "f", 1).accepted(1).json();
        String second = Made.of("d1-A", "f", 2).accepted(7).json();
        ledger.record(List.of(second));
        ledger.record(List.of(first, second));
        assertEquals(7, json("d1-A").at("/mining/shares/accepted").asLong());
        long change = ledger.change();
        ledger.record(List.of(first, second));
        assertEquals(change, ledger.change());
    }

    @Test
    void conversationsOfOneIdAreOneDetection() throws Exception {
        ledger.record(
                List.of(
                        Made.of("d1-A", "f", 1).seen(NOON, NOON.plusSeconds(600)).json(),
                        Made.of("d1-A", "g", 1)
                                .grade("probable")
                                .accepted(11)
                                .seen(NOON.minusSeconds(60), NOON.plusSeconds(600))
                                .json()));
        var json = json("d1-A");
        assertEquals(2, json.path("conversations").asInt());
        assertEquals(111, json.at("/mining/shares/accepted").asLong());
        assertEquals("confirmed", json.at("/mining/grade").asText());
        assertEquals("2026-08-20T11:59:00.000000000Z", json.at("/event/start").asText());
        double both = (600 * 5e12 + 660 * 5e12) / 660;
        assertEquals(both, json.at("/mining/hashrate/mid").asDouble(), 1);
    }

    @Test
    void whatSomebodyElseDidAtAnAddressIsNotAscribedToWhoHasItNow() throws Exception {
        var before =
                Made.of("d1-A", "f", 1).seen(NOON.minusSeconds(14_400), NOON.minusSeconds(7200));
        var other = Made.of("d1-A", "g", 1).holder("91350100M000100Y44", "青山科技有限公司");
        ledger.record(List.of(before.json(), other.json()));
        var json = json("d1-A");
        assertEquals("青山科技有限公司", json.at("/organization/name").asText());
        assertEquals(1, json.path("conversations").asInt());
        assertEquals(100, json.at("/mining/shares/accepted").asLong());
        assertEquals("2026-08-20T12:00:00.000000000Z", json.at("/event/start").asText());
        var earlier = list(Scope.ALL, Filters.to(NOON.minusSeconds(60)));
        assertEquals(1, earlier.size());
        assertEquals(
                "酉阳云海数据有限公司",
                JSON.readTree(earlier.getFirst().json()).at("/organization/name").asText());
    }

    @Test
    void whatAnAddressDidInAnotherRegionIsNotShown() {
        String before =
                Made.of("d1-A", "f", 1)
                        .seen(NOON.minusSeconds(14_400), NOON.minusSeconds(7200))
                        .json();
        String now = Made.of("d1-A", "g", 1).region("500101").json();
        ledger.record(List.of(before, now));
        var county = Scope.of(Set.of("500101"));
        assertEquals(
                List.of(now), ledger.conversations(county, "d1-A", Optional.empty(), 9).items());
        assertEquals(1, ledger.progress(county, "d1-A").size());
        assertEquals(1, list(county, Filter.NONE).size());
        var other = Scope.of(Set.of("500242"));
        assertEquals(
                List.of(before), ledger.conversations(other, "d1-A", Optional.empty(), 9).items());
        assertEquals(1, ledger.progress(other, "d1-A").size());
        assertEquals(1, list(other, Filter.NONE).size());
        var both = Scope.of(Set.of("500000"));
        assertEquals(2, list(both, Filter.NONE).size());
    }

    @Test
    void pagesHoldEveryDetectionOnceLastFirst() {
        var records = new ArrayList<String>();
        for (int i = 0; i < 25; i++) {
            var end = NOON.plusSeconds(i / 3);
            records.add(Made.of("d1-" + i, "f", 1).seen(NOON.minusSeconds(9), end).json());
        }
        ledger.record(records);
        var seen = new ArrayList<Kept>();
        var page = ledger.detections(Scope.ALL, Filter.NONE, Optional.empty(), 4);
        while (page.next().isPresent()) {
            seen.addAll(page.items());
            page = ledger.detections(Scope.ALL, Filter.NONE, page.next(), 4);
        }
        seen.addAll(page.items());
        assertEquals(25, seen.stream().map(Kept::id).distinct().count());
        assertEquals(25, seen.size());
        assertEquals(list(Scope.ALL, Filter.NONE), seen);
    }

    @Test
    void whatGoesOnWhileAllAreReadIsAmongThemOnce() {
        var records = new ArrayList<String>();
        for (int i = 0; i < DetectionLists.MAX_PAGE + 200; i++) {
            var end = NOON.minusSeconds(i);
            records.add(Made.of("d1-" + i, "f", 1).seen(end.minusSeconds(9), end).json());
        }
        ledger.record(records);
        var seen = new ArrayList<String>();
        ledger.eachDetection(
                Scope.ALL,
                Filter.NONE,
                kept -> {
                    if (seen.isEmpty()) {
                        String first = Made.of("d1-0", "f", 2).json();
                        String late = Made.of("d1-" + (records.size() - 1), "f", 2).json();
                        ledger.record(List.of(first, late));
                    }
                    seen.add(kept.id());
                });
        assertEquals(records.size(), seen.size());
        assertEquals(records.size(), Set.copyOf(seen).size());
    }

    @Test
    void aScopeShowsItsSubtreesAndNothingElse() {
        ledger.record(
                List.of(
                        Made.of("d1-A", "f", 1).region("500242").json(),
                        Made.of("d1-B", "f", 1).region("500101").json(),
                        Made.of("d1-C", "f", 1).region("110105").json(),
                        Made.of("d1-D", "f", 1).nowhere().json()));
        assertEquals(Set.of("d1-A", "d1-B"), ids(Scope.of(Set.of("500000")), Filter.NONE));
        assertEquals(Set.of("d1-A"), ids(Scope.of(Set.of("500242")), Filter.NONE));
        assertEquals(Set.of("d1-A"), ids(Scope.of(Set.of("500242")), region("500000")));
        assertEquals(Set.of("d1-B"), ids(Scope.of(Set.of("500000")), region("500101")));
        assertEquals(Set.of(), ids(Scope.of(Set.of("110000")), region("500000")));
        assertEquals(Set.of(), ids(Scope.of(Set.of()), Filter.NONE));
        assertEquals(Set.of("d1-C"), ids(Scope.ALL, region("110000")));
        assertEquals(Optional.empty(), ledger.detection(Scope.of(Set.of("110000")), "d1-A"));
        assertEquals(Optional.empty(), ledger.detection(Scope.of(Set.of("110000")), "d1-D"));
        assertEquals(4, ids(Scope.ALL, Filter.NONE).size());
        var beijing = Scope.of(Set.of("110000"));
        assertEquals(List.of(), ledger.conversations(beijing, "d1-A", Optional.empty(), 9).items());
        assertEquals(List.of(), ledger.progress(beijing, "d1-A"));
    }

    @Test
    void everyFilterHolds() {
        ledger.record(
                List.of(
                        Made.of("d1-A", "f", 1).json(),
                        Made.of("d1-B", "f", 1)
                                .client("2001:db8::1")
                                .dialect("cryptonote")
                                .algorithm("randomx", "XMR")
                                .grade("probable")
                                .pool("OtherPool", "xmr.other.example")
                                .holder("91350100M000100Y44", "青山科技有限公司")
                                .seen(NOON.plusSeconds(5000), NOON.plusSeconds(6000))
                                .json()));
        var b = Set.of("d1-B");
        assertEquals(b, ids(Scope.ALL, Filters.address("2001:DB8:0::1")));
        assertEquals(b, ids(Scope.ALL, Filters.dialect("cryptonote")));
        assertEquals(b, ids(Scope.ALL, Filters.coin("XMR")));
        assertEquals(b, ids(Scope.ALL, Filters.grade("probable")));
        assertEquals(b, ids(Scope.ALL, Filters.pool("OtherPool")));
        assertEquals(b, ids(Scope.ALL, Filters.pool("xmr.other.example")));
        assertEquals(b, ids(Scope.ALL, Filters.enterprise("青山科技有限公司")));
        assertEquals(b, ids(Scope.ALL, Filters.enterprise("91350100M000100Y44")));
        assertEquals(b, ids(Scope.ALL, Filters.from(NOON.plusSeconds(1000))));
        assertEquals(Set.of("d1-A"), ids(Scope.ALL, Filters.to(NOON.plusSeconds(1000))));
        assertEquals(b, ids(Scope.ALL, Filters.text("科技")));
        assertEquals(b, ids(Scope.ALL, Filters.text("OTHERP")));
        assertEquals(b, ids(Scope.ALL, Filters.text("xmr 青山")));
        assertEquals(Set.of(), ids(Scope.ALL, Filters.text("xmr 云海")));
        assertEquals(Set.of("d1-A", "d1-B"), ids(Scope.ALL, Filters.text("cgminer")));
        assertEquals(Set.of(), ids(Scope.ALL, Filters.text("%")));
        assertEquals(Set.of(), ids(Scope.ALL, Filters.pool("' or 1=1 --")));
    }

    @Test
    void aDetectionHasTheGradeOfItsSurestConversationOnly() {
        ledger.record(
                List.of(
                        Made.of("d1-A", "f", 1).grade("suspected").json(),
                        Made.of("d1-A", "g", 1).json(),
                        Made.of("d1-B", "f", 1).grade("suspected").json()));
        assertEquals(Set.of("d1-A"), ids(Scope.ALL, Filters.grade("confirmed")));
        assertEquals(Set.of("d1-B"), ids(Scope.ALL, Filters.grade("suspected")));
    }

    @Test
    void whoeverChangesItsNameAllTheTimeIsFoundByWhoItIs() {
        var records = new ArrayList<String>();
        for (int i = 0; i < 60; i++) {
            var one = Made.of("d1-A", "f" + i, 1).json();
            records.add(one.replace("cgminer/4.12.1", "agent%d/1.%d".formatted(i, i)));
        }
        ledger.record(records);
        var it = Set.of("d1-A");
        assertEquals(it, ids(Scope.ALL, Filters.address("100.64.3.9")));
        assertEquals(it, ids(Scope.ALL, Filters.enterprise("91350100M000100Y43")));
        assertEquals(it, ids(Scope.ALL, Filters.text("桃花源大道")));
        assertEquals(it, ids(Scope.ALL, Filters.pool("ExamplePool")));
        assertEquals(it, ids(Scope.ALL, Filters.grade("confirmed")));
    }

    @Test
    void whatPeopleSayIsKeptOnceAndInOrder() throws Exception {
        ledger.record(List.of(Made.of("d1-A", "f", 1).json()));
        var dismissed = new Annotation(0, Optional.of(State.DISMISSED), "a test bench", "li", NOON);
        var kept = ledger.annotate(Scope.ALL, "d1-A", 0, dismissed).orElseThrow();
        assertEquals(State.DISMISSED, kept.state());
        assertEquals(1, kept.version());
        assertEquals(Set.of("d1-A"), ids(Scope.ALL, Filters.state(State.DISMISSED)));
        assertEquals(Set.of(), ids(Scope.ALL, Filters.state(State.OPEN)));
        var stale =
                assertThrows(
                        StaleVersion.class, () -> ledger.annotate(Scope.ALL, "d1-A", 0, dismissed));
        assertEquals(1, stale.version());
        assertEquals(
                Optional.empty(),
                ledger.annotate(Scope.of(Set.of("110000")), "d1-A", 1, dismissed));
        ledger.record(List.of(Made.of("d1-A", "f", 2).json()));
        assertEquals(State.DISMISSED, ledger.detection(Scope.ALL, "d1-A").orElseThrow().state());
        assertEquals(
                List.of(
                        new Annotation(
                                1, Optional.of(State.DISMISSED), "a test bench", "li", NOON)),
                ledger.annotations(Scope.ALL, "d1-A"));
    }

    @Test
    void changesAreFollowed() {
        ledger.record(List.of(Made.of("d1-A", "f", 1).json(), Made.of("d1-B", "f", 1).json()));
        var first = ledger.changedSince(Scope.ALL, Filter.NONE, 0, 1);
        assertEquals(List.of("d1-A"), first.items().stream().map(Kept::id).toList());
        long from = first.next().orElseThrow().order();
        var second = ledger.changedSince(Scope.ALL, Filter.NONE, from, 5);
        assertEquals(List.of("d1-B"), second.items().stream().map(Kept::id).toList());
        from = second.next().orElseThrow().order();
        assertEquals(ledger.change(), from);
        ledger.record(List.of(Made.of("d1-A", "f", 2).json()));
        var third = ledger.changedSince(Scope.ALL, Filter.NONE, from, 5);
        assertEquals(List.of("d1-A"), third.items().stream().map(Kept::id).toList());
        var beijing = Scope.of(Set.of("110000"));
        assertEquals(List.of(), ledger.changedSince(beijing, Filter.NONE, 0, 5).items());
    }

    @Test
    void bucketsSayWhatWasDoneInEachFiveMinutes() {
        var start = NOON.plusSeconds(10);
        ledger.record(
                List.of(
                        Made.of("d1-A", "f", 3)
                                .accepted(50)
                                .seen(start, NOON.plusSeconds(700))
                                .json(),
                        Made.of("d1-A", "f", 1)
                                .accepted(10)
                                .seen(start, NOON.plusSeconds(100))
                                .json(),
                        Made.of("d1-A", "f", 2)
                                .accepted(30)
                                .seen(start, NOON.plusSeconds(200))
                                .json()));
        var progress = ledger.progress(Scope.ALL, "d1-A");
        assertEquals(
                List.of(NOON, NOON.plusSeconds(600)),
                progress.stream().map(Progress::start).toList());
        assertEquals(List.of(30L, 20L), progress.stream().map(Progress::accepted).toList());
    }

    @Test
    void whatIsNoRecordIsRefusedWithAllOfItsCall() {
        var good = Made.of("d1-A", "f", 1).json();
        for (String bad :
                List.of(
                        "",
                        "[]",
                        "{}",
                        good.replace("detection/1", "detection/2"),
                        good.replace("\"confirmed\"", "\"sure\""),
                        good.replace("2026-08-20T12:00:00.000000000Z", "noon"),
                        good.replace("\"revision\":1", "\"revision\":0"),
                        good.replace("d1-A", "d1 A"))) {
            var refused =
                    assertThrows(RefusedRecord.class, () -> ledger.record(List.of(good, bad)));
            assertEquals(1, refused.index(), bad);
        }
        assertEquals(List.of(), list(Scope.ALL, Filter.NONE));
    }

    @Test
    void tokensAndAudit() {
        var token =
                new Token(
                        "t1",
                        "hash",
                        "li",
                        "officer",
                        Scope.of(Set.of("500000", "110000")),
                        NOON,
                        NOON.plusSeconds(10),
                        Optional.empty());
        ledger.tokens().create(token);
        assertEquals(Optional.of(token), ledger.tokens().find("hash"));
        assertEquals(Optional.empty(), ledger.tokens().find("other"));
        assertTrue(token.holds(NOON.plusSeconds(9)));
        assertTrue(!token.holds(NOON.plusSeconds(10)));
        assertTrue(ledger.tokens().revoke("t1", NOON));
        assertTrue(!ledger.tokens().revoke("t1", NOON));
        assertTrue(!ledger.tokens().list().getFirst().holds(NOON));
        for (int i = 0; i < 5; i++) {
            ledger.audit(
                    new AuditEntry(
                            0, NOON, "li", "officer", "127.0.0.1", "case", "GET", "q\0", i, 1));
        }
        var page = ledger.auditTrail(Optional.of("li"), Optional.empty(), 3);
        assertEquals(List.of(4, 3, 2), page.items().stream().map(AuditEntry::status).toList());
        var rest = ledger.auditTrail(Optional.of("li"), page.next(), 3);
        assertEquals(List.of(1, 0), rest.items().stream().map(AuditEntry::status).toList());
        assertEquals(Optional.empty(), rest.next());
    }

    private JsonNode json(String id) throws Exception {
        return JSON.readTree(ledger.detection(Scope.ALL, id).orElseThrow().json());
    }

    private List<Kept> list(Scope scope, Filter filter) {
        return ledger.detections(scope, filter, Optional.empty(), 1000).items();
    }

    private Set<String> ids(Scope scope, Filter filter) {
        var ids = list(scope, filter).stream().map(Kept::id).toList();
        assertEquals(ids.size(), Set.copyOf(ids).size());
        return Set.copyOf(ids);
    }

    private static Filter region(String code) {
        return Filters.region(code);
    }
}
