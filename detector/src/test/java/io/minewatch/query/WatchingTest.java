package io.minewatch.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rules and dashboards use only what the program shows, and say what they are for. */
class WatchingTest {

    /** All there will ever be: none can hold an address, an account or a worker's name. */
    private static final Set<String> LABELS =
            Set.of(
                    "iface", "stage", "reason", "kind", "version", "area", "id", "state", "action",
                    "cause", "gc", "sink");

    private static final Set<String> TARGET_LABELS = Set.of("job", "instance");

    private static String page;

    @BeforeAll
    static void scrape() {
        page = Exposed.page();
    }

    static List<Path> dashboards() {
        return Watching.dashboards();
    }

    static Stream<Map<String, Object>> alerts() {
        return Watching.rules().stream().filter(rule -> rule.containsKey("alert"));
    }

    private static Set<String> known() {
        var known = new TreeSet<>(Exposed.names(page));
        Watching.rules().stream()
                .filter(rule -> rule.containsKey("record"))
                .forEach(rule -> known.add(rule.get("record").toString()));
        known.add("up");
        return known;
    }

    private static void assertKnown(String expression) {
        var unknown = new TreeSet<>(Watching.metrics(expression));
        assertFalse(unknown.isEmpty(), "no metric in: " + expression);
        unknown.removeAll(known());
        assertEquals(Set.of(), unknown, expression);

        var labels = new TreeSet<>(Watching.labels(expression));
        labels.removeAll(LABELS);
        labels.removeAll(TARGET_LABELS);
        assertEquals(Set.of(), labels, expression);
    }

    @Test
    void theGuideListsEveryMetricAndNoOther() {
        String guide = Watching.read(Watching.PROMETHEUS.resolve("README.md"));
        var listed =
                guide.lines()
                        .filter(line -> line.startsWith("| `") && line.split("\\|").length == 4)
                        .flatMap(line -> Stream.of(line.split("\\|")[1].split("[`, ]+")))
                        .filter(name -> !name.isBlank())
                        .map("minewatch_"::concat)
                        .collect(Collectors.toCollection(TreeSet::new));
        var shown = new TreeSet<>(Exposed.names(page));
        shown.removeIf(name -> !name.startsWith("minewatch_"));
        assertEquals(shown, listed);
    }

    @Test
    void labelsAreOfAClosedList() {
        var labels = new TreeSet<>(Exposed.labels(page));
        labels.removeAll(LABELS);
        assertEquals(Set.of(), labels);
        assertFalse(page.contains("worker-7"), page);
    }

    @Test
    void everyMetricOfOursHasAHelpText() {
        for (String name : Exposed.names(page)) {
            assertTrue(page.contains("# HELP " + name + " ") || !name.startsWith("minewatch"));
        }
        assertFalse(page.contains("  \n"), "an empty help text");
    }

    @ParameterizedTest
    @MethodSource("io.minewatch.query.Watching#rules")
    void rulesReadWhatIsShown(Map<String, Object> rule) {
        assertKnown(rule.get("expr").toString());
    }

    @ParameterizedTest
    @MethodSource("alerts")
    @SuppressWarnings("unchecked") // the form is what promtool checks
    void everyAlertSaysWhatToDoAndHasATest(Map<String, Object> alert) {
        var labels = (Map<String, String>) alert.get("labels");
        var annotations = (Map<String, String>) alert.get("annotations");
        assertTrue(Set.of("page", "warning").contains(labels.get("severity")), alert.toString());
        assertEquals(Set.of("summary", "runbook"), annotations.keySet());
        assertTrue(annotations.get("summary").contains("{{ $labels.instance }}"));
        String tests = Watching.read(Watching.PROMETHEUS.resolve("minewatch-rules-test.yml"));
        assertTrue(tests.contains("alertname=\"" + alert.get("alert") + "\""), alert.toString());
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void dashboardsReadWhatIsShown(Path file) {
        var expressions = Watching.expressions(Watching.json(file));
        assertTrue(expressions.size() > 10, "expressions: " + expressions.size());
        expressions.forEach(WatchingTest::assertKnown);
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void panelsAreDescribedAndDoNotOverlap(Path file) {
        JsonNode dashboard = Watching.json(file);
        assertEquals(file.getFileName().toString(), dashboard.get("uid").asText() + ".json");
        assertEquals("datasource", dashboard.at("/templating/list/0/type").asText());

        var ids = new HashSet<Integer>();
        var cells = new HashSet<String>();
        for (JsonNode panel : dashboard.get("panels")) {
            String title = panel.get("title").asText();
            assertTrue(ids.add(panel.get("id").asInt()), title);
            assertTrue(take(cells, panel.get("gridPos")), "overlaps: " + title);
            if (!panel.get("type").asText().equals("row")) {
                assertFalse(panel.at("/description").asText().isBlank(), title);
                assertFalse(panel.at("/fieldConfig/defaults/unit").asText().isBlank(), title);
                assertEquals("${datasource}", panel.at("/datasource/uid").asText(), title);
            }
        }
    }

    /** False if a cell is taken, or beyond the 24 columns of Grafana's grid. */
    private static boolean take(Set<String> cells, JsonNode place) {
        int right = place.get("x").asInt() + place.get("w").asInt();
        int bottom = place.get("y").asInt() + place.get("h").asInt();
        boolean free = right <= 24;
        for (int x = place.get("x").asInt(); x < right; x++) {
            for (int y = place.get("y").asInt(); y < bottom; y++) {
                free &= cells.add(x + " " + y);
            }
        }
        return free;
    }

    @Test
    void provisioningNamesItsProviders() {
        var provisioning = Watching.GRAFANA.resolve("provisioning");
        var boards = Watching.yaml(provisioning.resolve("dashboards/minewatch.yml"));
        var sources = Watching.yaml(provisioning.resolve("datasources/minewatch.yml"));
        assertEquals(1, ((List<?>) boards.get("providers")).size());
        assertEquals(1, ((List<?>) sources.get("datasources")).size());
    }
}
