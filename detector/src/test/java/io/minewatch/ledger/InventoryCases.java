package io.minewatch.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.minewatch.ledger.Inventoried.Change;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The inventory of a week, whichever database it is on. */
abstract class InventoryCases {

    private static final Week WEEK = new Week(2026, 34);
    private static final Instant MONDAY = WEEK.start();
    private static final Duration DAY = Duration.ofDays(1);

    private Ledger ledger;

    abstract LedgerConfig config() throws Exception;

    @BeforeEach
    void open() throws Exception {
        ledger = Ledger.open(config().withRegions(Trees.chongqing()).withClock(Made.CLOCK));
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    /** A miner of a holder, from a time on for some hours. */
    private static Made made(String id, String holder, Instant start, double hours) {
        var end = start.plusSeconds((long) (hours * 3600));
        return Made.of("d1-" + id, "f", 1)
                .holder("", holder)
                .client("100.64.0." + (Math.abs(id.hashCode()) % 200 + 1))
                .seen(start, end);
    }

    private void record(Made... made) {
        ledger.record(List.of(made).stream().map(Made::json).toList());
    }

    private Map<String, Inventoried> inventory(Scope scope, Week week) {
        var all = new TreeMap<String, Inventoried>();
        for (var site : ledger.inventory(scope, Filter.NONE, week, Optional.empty(), 200).items()) {
            all.put(site.place().enterprise().orElse("?"), site);
        }
        return all;
    }

    private static String changes(Map<String, Inventoried> inventory) {
        var text = new StringBuilder();
        inventory.forEach((name, site) -> text.append(name + " " + site.change() + "; "));
        return text.toString();
    }

    private void fourOfThem() {
        record(
                made("A", "kept", MONDAY.minus(DAY), 2),
                made("B", "kept", MONDAY.plus(DAY), 3),
                made("C", "gone", MONDAY.minus(DAY.multipliedBy(7)), 2),
                made("D", "new", MONDAY.plus(DAY.multipliedBy(6)), 2),
                made("E", "back", MONDAY.minus(DAY.multipliedBy(8)), 2),
                made("F", "back", MONDAY, 2),
                made("G", "past", MONDAY.minus(DAY.multipliedBy(8)), 2),
                made("H", "future", WEEK.end(), 2));
    }

    @Test
    void saysWhatAWeekChanged() {
        fourOfThem();
        assertEquals(
                "back BACK; gone GONE; kept KEPT; new NEW; ", changes(inventory(Scope.ALL, WEEK)));
        var before = inventory(Scope.ALL, new Week(2026, 33));
        assertEquals("back GONE; gone NEW; kept NEW; past GONE; ", changes(before));
        assertEquals(
                "back GONE; future NEW; kept GONE; new GONE; ",
                changes(inventory(Scope.ALL, new Week(2026, 35))));
        assertEquals("", changes(inventory(Scope.ALL, new Week(2026, 37))));
        var gone = inventory(Scope.ALL, WEEK).get("gone");
        assertEquals(0, gone.now().detections());
        assertEquals(0, gone.now().hours());
        assertEquals(List.of(), gone.now().rates());
        assertEquals(2, gone.before().hours(), 1e-9);
        assertEquals(MONDAY.minus(DAY.multipliedBy(7)), gone.since());
    }

    @Test
    void eachWeekHasItsPartOfWhatCrossesMidnight() {
        record(made("A", "night", MONDAY.minusSeconds(3600), 4).power(1000, 2000));
        var site = inventory(Scope.ALL, WEEK).get("night");
        assertEquals(Change.KEPT, site.change());
        assertEquals(3, site.now().hours(), 1e-9);
        assertEquals(1, site.before().hours(), 1e-9);
        assertEquals(3, site.now().energy().lo(), 1e-9);
        assertEquals(2, site.before().energy().hi(), 1e-9);
        assertEquals(1000, site.now().power().lo(), 1e-9);
        assertEquals(1, site.now().days());
    }

    @Test
    void thoseBesideEachOtherAddUpAndThoseInTurnAverageOut() {
        record(
                made("A", "farm", MONDAY, 10).rate(5e12).power(1000, 2000).devices(1, 3),
                made("B", "farm", MONDAY, 10).rate(3e12).power(3000, 4000).devices(2, 4),
                made("C", "farm", MONDAY.plus(DAY), 10).rate(2e12).power(2000, 8000).devices(1, 9));
        var now = inventory(Scope.ALL, WEEK).get("farm").now();
        assertEquals(20, now.hours(), 1e-9);
        assertEquals(2, now.days());
        assertEquals(3, now.miners());
        assertEquals(5e12, now.rates().getFirst().mid(), 1);
        assertEquals("sha256d", now.rates().getFirst().algorithm());
        assertEquals(3000, now.power().lo(), 1e-9);
        assertEquals(7000, now.power().hi(), 1e-9);
        assertEquals(60, now.energy().lo(), 1e-9);
        assertEquals(140, now.energy().hi(), 1e-9);
        assertEquals(2, now.devices().lo(), 1e-9);
        assertEquals(8, now.devices().hi(), 1e-9);
    }

    @Test
    void devicesOfOneDetectionAreThoseAtOnce() {
        var first = MONDAY.plusSeconds(3600);
        record(
                made("A", "farm", MONDAY, 2).devices(3, 5),
                Made.of("d1-A", "g", 1)
                        .holder("", "farm")
                        .seen(first, first.plusSeconds(3600))
                        .devices(1, 2));
        var now = inventory(Scope.ALL, WEEK).get("farm").now();
        assertEquals(1, now.detections());
        assertEquals(3.5, now.devices().lo(), 1e-9);
        assertEquals(6, now.devices().hi(), 1e-9);
        record(Made.of("d1-A", "h", 1).holder("", "farm").seen(MONDAY, first.plusSeconds(3600)));
        var more = inventory(Scope.ALL, WEEK).get("farm").now();
        assertEquals(4.5, more.devices().lo(), 1e-9);
        assertEquals(0, more.devices().hi());
    }

    @Test
    void whatIsNotKnownIsNotGuessed() {
        record(
                made("A", "farm", MONDAY, 10).power(1000, 2000),
                made("B", "farm", MONDAY, 20).power(0, 0).algorithm("randomx", "XMR").rate(9000));
        var now = inventory(Scope.ALL, WEEK).get("farm").now();
        assertEquals(2, now.detections());
        assertEquals(1, now.withPower());
        assertEquals(1000, now.power().lo(), 1e-9);
        assertEquals(10, now.energy().lo(), 1e-9);
        assertEquals(0, now.devices().hi());
        assertEquals(1.5, now.devices().lo(), 1e-9);
        assertEquals(
                List.of("randomx", "sha256d"), now.rates().stream().map(Rate::algorithm).toList());
    }

    @Test
    void whatWasDismissedDoesNotCount() throws Exception {
        fourOfThem();
        var no = new Annotation(0, Optional.of(State.DISMISSED), "no", "li", MONDAY);
        for (String id : List.of("d1-A", "d1-D", "d1-E")) {
            ledger.annotate(Scope.ALL, id, 0, no);
        }
        assertEquals("back NEW; gone GONE; kept NEW; ", changes(inventory(Scope.ALL, WEEK)));
    }

    @Test
    void showsNothingOutsideTheScope() {
        record(
                made("A", "here", MONDAY, 2),
                made("B", "there", MONDAY, 2).region("110105"),
                made("C", "next", MONDAY, 2).region("500101"));
        assertEquals("here NEW; ", changes(inventory(Scope.of(Set.of("500242")), WEEK)));
        assertEquals("here NEW; next NEW; ", changes(inventory(Scope.of(Set.of("500000")), WEEK)));
        assertEquals("", changes(inventory(Scope.of(Set.of()), WEEK)));
        assertEquals(List.of("next"), names(Scope.ALL, Filters.region("500101")));
        assertEquals(List.of(), names(Scope.of(Set.of("110000")), Filters.region("500101")));
        assertEquals(List.of("next", "here"), names(Scope.of(Set.of("500000")), Filter.NONE));
    }

    private List<String> names(Scope scope, Filter filter) {
        var names = new ArrayList<String>();
        ledger.eachInventoried(
                scope, filter, WEEK, site -> names.add(site.place().enterprise().orElseThrow()));
        return names;
    }

    @Test
    void pagesAndTheWholeHoldTheSame() {
        fourOfThem();
        var paged = new ArrayList<Inventoried>();
        Optional<Position> after = Optional.empty();
        do {
            var page = ledger.inventory(Scope.ALL, Filter.NONE, WEEK, after, 1);
            assertEquals(1, page.items().size());
            paged.addAll(page.items());
            after = page.next();
        } while (after.isPresent());
        var whole = new ArrayList<Inventoried>();
        ledger.eachInventoried(Scope.ALL, Filter.NONE, WEEK, whole::add);
        assertEquals(4, whole.size());
        assertEquals(Set.copyOf(whole), Set.copyOf(paged));
        assertEquals(4, paged.size());
    }

    @Test
    void aWeekThatIsOverStaysAsItIs() {
        fourOfThem();
        var before = new ArrayList<Inventoried>();
        ledger.eachInventoried(Scope.ALL, Filter.NONE, WEEK, before::add);
        record(made("I", "kept", WEEK.end().plus(DAY), 3), made("J", "new", WEEK.end(), 3));
        var after = new ArrayList<Inventoried>();
        ledger.eachInventoried(Scope.ALL, Filter.NONE, WEEK, after::add);
        assertEquals(before, after);
    }

    @Test
    void filtersHold() {
        record(
                made("A", "one", MONDAY, 2),
                made("B", "one", MONDAY, 2).algorithm("randomx", "XMR").rate(9000),
                made("C", "other", MONDAY, 2));
        var xmr = ledger.inventory(Scope.ALL, Filters.coin("XMR"), WEEK, Optional.empty(), 9);
        assertEquals(1, xmr.items().size());
        assertEquals(1, xmr.items().getFirst().now().detections());
        assertEquals(List.of("one"), names(Scope.ALL, Filters.coin("XMR")));
        assertEquals(List.of("other"), names(Scope.ALL, Filters.enterprise("other")));
    }

    @Test
    void whatWasKeptWithoutDevicesIsRead() {
        var facts = Facts.of("1\u001f".repeat(27));
        assertEquals(0, facts.devicesLo());
        assertEquals(0, facts.devicesHi());
        var full = Facts.of("1\u001f".repeat(27) + "2.0\u001f3.0\u001f");
        assertEquals(2, full.devicesLo());
        assertEquals(full, Facts.of(full.text()));
        assertTrue(full.devicesHi() == 3);
    }
}
