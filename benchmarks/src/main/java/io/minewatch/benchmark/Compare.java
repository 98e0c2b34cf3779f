package io.minewatch.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Two result files of JMH side by side: {@code compare BEFORE.json AFTER.json}. A ratio above 1
 * means that the second is slower. Allocation is there if both were measured with {@code -prof gc}.
 * One file alone becomes a table of what is in it.
 */
public final class Compare {

    private static final String ALLOCATION = "gc.alloc.rate.norm";

    private record Score(double value, double error, String unit, Optional<Double> bytes) {

        String text() {
            return Double.isNaN(error)
                    ? "%.2f %s".formatted(value, unit)
                    : "%.2f ± %.2f %s".formatted(value, error, unit);
        }

        /** Whether the two intervals have nothing in common. */
        boolean differsFrom(Score other) {
            return Math.abs(value - other.value) > error + other.error;
        }
    }

    private Compare() {}

    public static void main(String[] arguments) throws IOException {
        switch (arguments.length) {
            case 1 -> System.out.print(table(Path.of(arguments[0])));
            case 2 -> System.out.print(table(Path.of(arguments[0]), Path.of(arguments[1])));
            default -> {
                System.err.println("usage: compare BEFORE.json [AFTER.json] (of jmh -rf json)");
                System.exit(2);
            }
        }
    }

    static String table(Path results) throws IOException {
        var table = new MarkdownTable("benchmark", "score", "B/op");
        read(results).forEach((name, score) -> table.row(name, score.text(), bytes(score)));
        return table.toString();
    }

    static String table(Path before, Path after) throws IOException {
        Map<String, Score> first = read(before);
        Map<String, Score> second = read(after);
        var names = new TreeSet<>(first.keySet());
        names.addAll(second.keySet());
        var table = new MarkdownTable("benchmark", "before", "after", "ratio", "B/op");
        for (String name : names) {
            row(table, name, Optional.ofNullable(first.get(name)), second.get(name));
        }
        return table.toString();
    }

    private static void row(MarkdownTable table, String name, Optional<Score> before, Score after) {
        if (before.isEmpty() || after == null) {
            String missing = before.map(Score::text).orElse("-");
            table.row(name, missing, after == null ? "-" : after.text(), "-", "-");
            return;
        }
        Score old = before.get();
        String ratio = "%.2f".formatted(after.value / old.value);
        table.row(
                name,
                old.text(),
                after.text(),
                after.differsFrom(old) ? "**" + ratio + "**" : ratio,
                bytes(old) + " → " + bytes(after));
    }

    private static String bytes(Score score) {
        return score.bytes.map(bytes -> "%.0f".formatted(bytes)).orElse("?");
    }

    private static Map<String, Score> read(Path file) throws IOException {
        JsonNode results = JsonMapper.builder().build().readTree(file.toFile());
        if (!results.isArray()) {
            throw new IOException(file + ": not a list of results as jmh -rf json writes it");
        }
        var scores = new TreeMap<String, Score>();
        for (JsonNode result : results) {
            scores.put(name(result), score(result));
        }
        return scores;
    }

    private static Score score(JsonNode result) {
        JsonNode metric = result.path("primaryMetric");
        Optional<Double> bytes =
                result.path("secondaryMetrics").properties().stream()
                        .filter(entry -> entry.getKey().endsWith(ALLOCATION))
                        .map(entry -> entry.getValue().path("score").asDouble())
                        .findFirst();
        return new Score(
                metric.path("score").asDouble(),
                metric.path("scoreError").asDouble(Double.NaN),
                metric.path("scoreUnit").asText(),
                bytes);
    }

    /** Class and method, and what it was measured with. */
    private static String name(JsonNode result) {
        String full = result.path("benchmark").asText();
        int cut = full.lastIndexOf('.', full.lastIndexOf('.') - 1);
        var name = new StringBuilder(full.substring(cut + 1));
        for (var parameter : result.path("params").properties()) {
            name.append(' ').append(parameter.getValue().asText());
        }
        return name.toString();
    }
}
