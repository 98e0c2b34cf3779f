package io.minewatch.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.yaml.snakeyaml.Yaml;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The rules and dashboards of {@code deploy/}. */
final class Watching {

    static final Path PROMETHEUS = Path.of("../deploy/prometheus");
    static final Path GRAFANA = Path.of("../deploy/grafana");

    private static final Pattern STRING = Pattern.compile("\"[^\"]*\"");
    private static final Pattern METRIC =
            Pattern.compile("\\b(?:minewatch|jvm|process|system)[_:][a-z0-9_:]+|\\bup\\b");
    private static final Pattern LABEL = Pattern.compile("([a-z_]+)\\s*(?:=~|!~|!=|=)\\s*\"");

    private Watching() {}

    /**
     * One rule: its {@code record} or {@code alert}, {@code expr}, {@code annotations} and so on.
     */
    @SuppressWarnings("unchecked") // the form is what promtool checks
    static List<Map<String, Object>> rules() {
        Map<String, Object> file = yaml(PROMETHEUS.resolve("minewatch-rules.yml"));
        var rules = new ArrayList<Map<String, Object>>();
        for (var group : (List<Map<String, Object>>) file.get("groups")) {
            rules.addAll((List<Map<String, Object>>) group.get("rules"));
        }
        return rules;
    }

    static List<Path> dashboards() {
        try (var files = Files.list(GRAFANA.resolve("dashboards"))) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode json(Path file) {
        try {
            return new ObjectMapper().readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Map<String, Object> yaml(Path file) {
        return new Yaml().load(read(file));
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every expression of a dashboard's panels. */
    static List<String> expressions(JsonNode dashboard) {
        return dashboard.findValues("expr").stream().map(JsonNode::asText).toList();
    }

    /** The metrics that an expression reads. */
    static Set<String> metrics(String expression) {
        var metrics = new TreeSet<String>();
        METRIC.matcher(STRING.matcher(expression).replaceAll("\"\""))
                .results()
                .forEach(match -> metrics.add(match.group()));
        return metrics;
    }

    /** The labels that an expression selects by. */
    static Set<String> labels(String expression) {
        var labels = new TreeSet<String>();
        LABEL.matcher(expression).results().forEach(match -> labels.add(match.group(1)));
        return labels;
    }
}
