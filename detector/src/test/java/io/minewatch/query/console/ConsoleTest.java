package io.minewatch.query.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;

import io.minewatch.ledger.Annotation;
import io.minewatch.ledger.AssignmentImport;
import io.minewatch.ledger.Filter;
import io.minewatch.ledger.Scope;
import io.minewatch.ledger.State;
import io.minewatch.locate.LateAssignments;
import io.minewatch.locate.RegionTree;
import io.minewatch.locate.SubscriberTable;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/** What people do with the console, in a real browser before a real ledger, by keyboard. */
@EnabledIf("io.minewatch.query.console.Chromium#isInstalled")
class ConsoleTest extends ConsoleCases {

    /** Milliseconds after which pages of the present ask again, and for which they gather. */
    private static final int A_MINUTE = 71_000;

    @BeforeEach
    void sit() {
        reader = chromium.reader(desk);
    }

    @Test
    void letsInWithATokenOnly() {
        reader.page.locator("#token").fill("mwt_" + "A".repeat(43));
        reader.page.keyboard().press("Enter");
        PlaywrightAssertions.assertThat(reader.page.locator(".fault"))
                .hasText("This token is not valid, or no longer.");
        reader.picture("sign-in");

        reader.signIn(administrator);
        assertEquals("Overview", reader.heading());
        reader.page.reload();
        assertEquals("Overview", reader.settle().heading());

        reader.page.locator("#switch-signout").click();
        reader.page.locator("#token").waitFor();
        reader.page.reload();
        reader.page.locator("#token").waitFor();
    }

    @Test
    void leadsToEveryPageByKeyboard() {
        reader.signIn(administrator);
        List<List<String>> pages =
                List.of(
                        List.of("o", "Overview"),
                        List.of("r", "Regions"),
                        List.of("d", "Detections"),
                        List.of("s", "Sites"),
                        List.of("i", "Inventory"),
                        List.of("p", "Pools"),
                        List.of("h", "Health"),
                        List.of("a", "Audit trail"));
        for (List<String> page : pages) {
            reader.press("g", page.getFirst());
            PlaywrightAssertions.assertThat(reader.page.locator("main h1")).hasText(page.getLast());
            reader.settle().picture(page.getLast().toLowerCase().replace(' ', '-'));
        }
    }

    @Test
    void whatIsHiddenOrSmallIsNotSaidToBeNothing() {
        reader.signIn(administrator);
        String power = "async () => (await import('/js/format.js')).interval(2.2e-5, 5.5e-5, 'W')";
        assertEquals("<0.001 W", reader.page.evaluate(power));
        String line =
                """
                async () => (await import('/js/detail/chain.js')).chain({masked: ["location.line"],
                    location: {grade: "L3", line: null, region_path: [], source: "subscribers"},
                    client: {ip: "100.64.3.0/24"}, network: {}, capture: {}, organization: null})[0]
                    .children[3].textContent
                """;
        assertEquals("L3One linehidden", reader.page.evaluate(line));
    }

    @Test
    void opensRowsByKeyboard() {
        reader.signIn(administrator).press("g", "d");
        reader.rows().first().waitFor();
        reader.press("j", "j", "k", "j");
        String second = reader.rows().nth(1).getAttribute("data-row");
        assertEquals(second, reader.focusedRow());
        reader.press("Enter");
        PlaywrightAssertions.assertThat(reader.page.locator("main .heading .code"))
                .hasText(second.split(" ")[0]);
        reader.press("u");
        PlaywrightAssertions.assertThat(reader.page.locator("main h1")).hasText("Detections");

        reader.press("g", "s");
        PlaywrightAssertions.assertThat(reader.page.locator("main h1")).hasText("Sites");
        reader.rows().first().waitFor();
        reader.press("j", "Enter");
        PlaywrightAssertions.assertThat(reader.page.locator("main")).containsText("Who and where");
        reader.picture("site");
    }

    @Test
    void reachesEverythingWithTabAlone() {
        reader.signIn(administrator).open("#/detections");
        reader.rows().first().waitFor();
        reader.page.evaluate("document.body.focus()");
        var seen = new LinkedHashSet<String>();
        for (int i = 0; i < 90; i++) {
            reader.page.keyboard().press("Tab");
            seen.add(
                    String.valueOf(
                            reader.page.evaluate(
                                    "(e => e.dataset.row ? 'row' : e.dataset.page ?? e.id ??"
                                            + " '')(document.activeElement)")));
            String outline =
                    String.valueOf(
                            reader.page.evaluate(
                                    "document.activeElement === document.body ? 'at the end' :"
                                        + " getComputedStyle(document.activeElement).outlineStyle"));
            assertNotEquals("none", outline, seen.toString());
        }
        assertTrue(
                seen.containsAll(Set.of("overview", "health", "switch-theme", "filter-q", "row")),
                seen.toString());
    }

    @Test
    void tellsItsShortcuts() {
        reader.signIn(administrator).press("?");
        PlaywrightAssertions.assertThat(reader.page.locator("dialog")).containsText("Audit trail");
        reader.picture("shortcuts");
        reader.page.keyboard().press("Escape");
        PlaywrightAssertions.assertThat(reader.page.locator("dialog")).hasCount(0);
    }

    @Test
    void showsWhatTheWireSaysAndDoesNotDoIt() {
        reader.signIn(administrator).open("#/detection/" + SmallProvince.HOSTILE_ID);
        var main = reader.page.locator("main");
        for (String text :
                List.of(
                        SmallProvince.HOSTILE,
                        SmallProvince.HOSTILE_WORKER,
                        SmallProvince.FORMULA,
                        "<b>bold</b>",
                        "</code></pre>")) {
            PlaywrightAssertions.assertThat(main).containsText(text);
        }
        assertEquals(0, reader.page.locator("main :is(script, b, img[onerror])").count());
        assertEquals("Detection · minewatch", reader.page.title());
        reader.wholePicture("hostile-names");
        reader.open("#/detections?q=bold");
        PlaywrightAssertions.assertThat(reader.rows()).hasCount(1);
        assertEquals(0, reader.page.locator("main b").count());
    }

    @Test
    void turnsPages() {
        reader.signIn(administrator).open("#/detections?span=30d");
        reader.rows().first().waitFor();
        String first = reader.rows().first().getAttribute("data-row");
        reader.press("n");
        PlaywrightAssertions.assertThat(reader.rows().first())
                .not()
                .hasAttribute("data-row", first);
        reader.press("b");
        PlaywrightAssertions.assertThat(reader.rows().first()).hasAttribute("data-row", first);
    }

    @Test
    void tellsWhatIsNewWhileItIsRead() throws Exception {
        reader.signIn(administrator).open("#/detections?address=100.99.9.9");
        PlaywrightAssertions.assertThat(reader.page.locator("#live")).hasText("Live");
        PlaywrightAssertions.assertThat(reader.rows()).hasCount(0);
        minesFrom("100.99.9.9", "LIVE");
        PlaywrightAssertions.assertThat(reader.rows()).hasCount(1);
        PlaywrightAssertions.assertThat(reader.page.locator("#said")).hasText("Rows changed: 1");
    }

    @Test
    void tellsWhatIsNewWhileTheFirstAnswerIsAwaited() throws Exception {
        var answers = new ArrayList<Route>();
        reader.signIn(administrator)
                .page
                .route("**/api/v1/detections?*", route -> first(answers, route));
        reader.page.evaluate("location.hash = '#/detections?address=100.99.9.8'");
        reader.page.waitForCondition(() -> !answers.isEmpty());
        var before = answers.getFirst().fetch();
        minesFrom("100.99.9.8", "LATE");
        // Long enough that what happened is heard of first.
        reader.page.waitForTimeout(3_000);
        answers.getFirst().fulfill(new Route.FulfillOptions().setResponse(before));
        PlaywrightAssertions.assertThat(reader.rows()).hasCount(1);
    }

    @Test
    void tellsThatSomethingHasEndedThoughNothingHappens() {
        reader.page.clock().install();
        reader.signIn(administrator).open("#/health");
        var health = reader.page.locator("main .heading [role=status]");
        PlaywrightAssertions.assertThat(health).hasText("In order");
        String ended = "{\"ledger\":\"ok\",\"appliance\":{\"ready\":false}}";
        var answer = new Route.FulfillOptions().setContentType("application/json").setBody(ended);
        reader.page.route("**/api/v1/health", route -> route.fulfill(answer));
        reader.page.clock().runFor(A_MINUTE);
        PlaywrightAssertions.assertThat(health).hasText("Needs attention");

        reader.open("#/overview");
        var asked = new AtomicBoolean();
        reader.page.route(
                "**/api/v1/overview",
                route -> {
                    asked.set(true);
                    route.resume();
                });
        reader.page.clock().runFor(A_MINUTE);
        reader.page.waitForCondition(asked::get);
    }

    @Test
    void showsWhichInputAndOutputNeedSomebody() {
        reader.signIn(administrator);
        String told =
                """
                {"ledger": "ok", "change": 7, "appliance": {"ready": false, "not_ready": ["no capture"],
                 "started": "2026-08-20T02:00:00Z", "subscriber_rows": 2048,
                 "sinks": [{"name": "syslog", "away": true, "taken": 5, "queued": 2, "spooled": 40,
                            "dead": 0, "lost": 0, "spool_damaged": 0}],
                 "workers": [{"name": "ens2f1-0", "source": "ens2f1", "attached": false, "shedding": 0,
                              "beat": "2026-08-20T02:00:01Z", "flows_followed": 3,
                              "capture": {"received": 1000, "loss": 0.25},
                              "counts": {"detections": 9}, "drops": {"too_deep": 31, "not_ip": 0}}]}}
                """;
        var answer = new Route.FulfillOptions().setContentType("application/json").setBody(told);
        reader.page.route("**/api/v1/health", route -> route.fulfill(answer));
        reader.open("#/health");
        var main = reader.page.locator("main");
        PlaywrightAssertions.assertThat(main.locator(".heading")).containsText("no capture");
        PlaywrightAssertions.assertThat(main.locator("tr", row("ens2f1")))
                .containsText("interface is gone");
        PlaywrightAssertions.assertThat(main.locator("tr", row("ens2f1"))).containsText("25%");
        PlaywrightAssertions.assertThat(main.locator("tr", row("syslog"))).containsText("42");
        main.getByText("All figures").click();
        PlaywrightAssertions.assertThat(main).containsText("workers.0.drops.too_deep");
        PlaywrightAssertions.assertThat(main).not().containsText("not_ip");
        reader.picture("health-troubled");
    }

    private static Locator.LocatorOptions row(String text) {
        return new Locator.LocatorOptions().setHasText(text);
    }

    @Test
    void asksAgainForWhatWasNotAnswered() throws Exception {
        minesFrom("100.99.9.7", "LOST");
        var filter = Filter.NONE.with().address("100.99.9.7").build();
        var kept = desk.ledger.detections(Scope.ALL, filter, Optional.empty(), 1).items();
        String id = kept.getFirst().id();
        reader.page.clock().install();
        reader.signIn(administrator).open("#/detection/" + id);
        var live = reader.page.locator("#live");
        PlaywrightAssertions.assertThat(live).hasText("Live");
        reader.forgive("status of 503");
        var lost = new Route.FulfillOptions().setStatus(503);
        reader.page.route("**/api/v1/detections/" + id, route -> route.fulfill(lost));
        confirm(id);
        PlaywrightAssertions.assertThat(live).hasText("Connection lost, trying again");
        reader.page.unroute("**/api/v1/detections/" + id);
        reader.page.clock().runFor(A_MINUTE);
        PlaywrightAssertions.assertThat(reader.page.locator(".heading .state")).hasText("Checked");
        PlaywrightAssertions.assertThat(live).hasText("Live");
    }

    /** Holds the first back. If the page is slow to be told what happens, it asks again. */
    private static void first(List<Route> held, Route route) {
        if (held.isEmpty()) {
            held.add(route);
        } else {
            route.resume();
        }
    }

    private static void minesFrom(String address, String letters) throws IOException {
        String record =
                SmallProvince.of(1, Instant.now())
                        .getLast()
                        .replace("100.64.0.1\"", address + "\"")
                        .replaceFirst("\"d1-[A-Z2-7]{4}", "\"d1-" + letters);
        desk.ledger.record(List.of(record));
    }

    @Test
    void tellsWhereItWasThoughtToBe() throws Exception {
        Path lines = desk.folder.resolve("lines.csv");
        Files.writeString(
                lines,
                "prefix,line,enterprise,region_code,valid_from\n"
                        + "100.64.0.6/32,L-6,<i>moved</i>,500103,2020-01-01\n");
        var table = new LateAssignments(SubscriberTable.load(lines), RegionTree.empty());
        var one = new AssignmentImport(0, Instant.now(), "lines.csv", "00ff", 1);
        assertEquals(1, desk.ledger.relocate(one, table));
        var filter = Filter.NONE.with().address("100.64.0.6").build();
        var moved = desk.ledger.detections(Scope.ALL, filter, Optional.empty(), 1).items();
        reader.signIn(administrator).open("#/detection/" + moved.getFirst().id());
        PlaywrightAssertions.assertThat(reader.page.locator("#former li")).hasCount(1);
        PlaywrightAssertions.assertThat(reader.page.locator("#former")).containsText("lines.csv");
        PlaywrightAssertions.assertThat(reader.page.locator("#former")).containsText("HOME-0005");
        PlaywrightAssertions.assertThat(reader.page.locator("#location")).containsText("500103");
        reader.wholePicture("former-place");
        reader.open("#/detection/" + SmallProvince.HOSTILE_ID);
        PlaywrightAssertions.assertThat(reader.page.locator("#former")).hasCount(0);
    }

    @Test
    void dismissesWithAReasonOnly() {
        String id = openLast("#/detections?grade=suspected");
        reader.page.locator("#say-dismiss").click();
        PlaywrightAssertions.assertThat(reader.page.locator(".note-form .fault"))
                .hasText("Say why.");
        reader.page.locator("#comment").fill("A student's <b>exercise</b>");
        reader.page.locator("#say-dismiss").click();
        PlaywrightAssertions.assertThat(reader.page.locator(".heading .state"))
                .hasText("Dismissed");
        PlaywrightAssertions.assertThat(reader.page.locator(".notes"))
                .containsText("A student's <b>exercise</b>");
        var said = desk.ledger.annotations(Scope.ALL, id);
        assertEquals(
                List.of(Optional.of(State.DISMISSED)),
                said.stream().map(Annotation::state).toList());
        reader.picture("dismissed");
    }

    @Test
    void doesNotOverwriteWhatSomebodyElseSaid() throws Exception {
        String id = openLast("#/detections?grade=confirmed");
        confirm(id);
        reader.page.locator("#comment").fill("too late");
        reader.page.locator("#say-comment").click();
        PlaywrightAssertions.assertThat(reader.page.locator(".note-form .fault"))
                .containsText("Somebody was faster");
        assertEquals(1, desk.ledger.annotations(Scope.ALL, id).size());
        reader.forgive("status of 412");
    }

    /** Somebody else does. */
    private static void confirm(String id) throws Exception {
        long version = desk.ledger.detection(Scope.ALL, id).orElseThrow().version();
        desk.ledger.annotate(
                Scope.ALL,
                id,
                version,
                new Annotation(
                        version + 1, Optional.of(State.CONFIRMED), "seen", "other", Instant.now()));
    }

    private String openLast(String list) {
        reader.signIn(administrator).open(list);
        reader.rows().first().waitFor();
        String id = reader.rows().last().getAttribute("data-row");
        reader.open("#/detection/" + id);
        reader.page.locator("#comment").waitFor();
        return id;
    }
}
