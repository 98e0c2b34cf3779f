package io.minewatch.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Prometheus' own tool on rules, configuration, dashboards and the page, where it is installed. */
@EnabledIf("isInstalled")
class PromtoolTest {

    private static final long PATIENCE_SECONDS = 120;

    @TempDir Path folder;

    static boolean isInstalled() {
        return List.of(System.getenv("PATH").split(File.pathSeparator)).stream()
                .anyMatch(path -> Files.isExecutable(Path.of(path, "promtool")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "check config prometheus.yml",
                "check rules minewatch-rules.yml",
                "test rules minewatch-rules-test.yml"
            })
    void acceptsWhatIsDeployed(String arguments) throws Exception {
        assertAccepts(Watching.PROMETHEUS, "promtool " + arguments);
    }

    @Test
    void readsEveryExpressionOfTheDashboards() throws Exception {
        var expressions =
                Watching.dashboards().stream()
                        .flatMap(file -> Watching.expressions(Watching.json(file)).stream())
                        .map(expression -> expression.replace("$__rate_interval", "5m"))
                        .toList();
        String rules =
                IntStream.range(0, expressions.size())
                        .mapToObj(i -> rule(i, expressions.get(i)))
                        .collect(Collectors.joining());
        Files.writeString(
                folder.resolve("rules.yml"), "groups:\n- name: panels\n  rules:\n" + rules);
        assertAccepts(folder, "promtool check rules rules.yml");
    }

    private static String rule(int number, String expression) {
        return "  - record: panel:%d\n    expr: '%s'\n".formatted(number, expression);
    }

    /** Of what it has to say on style, only what is ours: others' names are as they are. */
    @Test
    void readsThePage() throws Exception {
        Files.writeString(folder.resolve("page"), Exposed.page());
        String said = run(folder, "sh", "-c", "promtool check metrics < page || true");
        var ours = said.lines().filter(line -> line.startsWith("minewatch")).toList();
        assertEquals(List.of(), ours);
        assertTrue(!said.contains("error while linting"), said);
    }

    private static void assertAccepts(Path folder, String command) throws Exception {
        String said = run(folder, "sh", "-c", command + " && echo accepted");
        assertTrue(said.endsWith("accepted\n"), said);
    }

    private static String run(Path folder, String... command)
            throws IOException, InterruptedException {
        var process =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes());
        assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), said);
        return said;
    }
}
