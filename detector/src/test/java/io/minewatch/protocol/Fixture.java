package io.minewatch.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A recorded conversation in a dialect's folder: lines that begin with {@code C} were said by the
 * miner, lines with {@code S} by the pool. What should be read from it is in the file of the same
 * name with {@code .events} behind.
 */
public record Fixture(Path file, List<Line> lines) {

    /** Side 0 is the client's. */
    public record Line(int side, String text) {}

    /** A text, a number or a constant that is a member's or an element's value. */
    private static final Pattern VALUE =
            Pattern.compile("[:\\[,] ?(\"[^\"]*\"|[-0-9.e]+|true|false|null)(?=[,}\\]])");

    private static final List<String> ODD =
            List.of(
                    "null",
                    "true",
                    "-1",
                    "1e400",
                    "9".repeat(100),
                    "\"\"",
                    "\"0\"",
                    "\"NaN\"",
                    "\"" + "f".repeat(64) + "\"",
                    "\"0x" + "0".repeat(64) + "\"",
                    "[]",
                    "{}",
                    "[[[\"mining.notify\"]]]");

    private static final Path ROOT = Path.of("src/main/java/io/minewatch/protocol");

    /** All fixtures of all dialects and of the neighbours. */
    public static List<Fixture> all() {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().endsWith(".txt"))
                    .filter(file -> file.getParent().endsWith("fixtures"))
                    .sorted()
                    .map(Fixture::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Fixture read(Path file) {
        try {
            var lines = new ArrayList<Line>();
            for (String line : Files.readAllLines(file)) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    lines.add(new Line(line.startsWith("C ") ? 0 : 1, line.substring(2)));
                }
            }
            return new Fixture(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Name of the dialect's folder. */
    public String folder() {
        return file.getParent().getParent().getFileName().toString();
    }

    /** What should be read, one event a line. */
    public List<String> expected() throws IOException {
        return Files.readAllLines(events());
    }

    void record(List<String> heard) throws IOException {
        Files.write(events(), heard);
    }

    private Path events() {
        return file.resolveSibling(file.getFileName().toString().replace(".txt", ".events"));
    }

    /** The same conversation with members in another order and blanks wherever JSON allows them. */
    public Fixture rewritten() {
        return changed(Fixture::rewrite);
    }

    /** The same conversation with every id as a text. */
    public Fixture withIdsAsTexts() {
        return changed(
                root -> {
                    if (root.path("id").isNumber()) {
                        ((ObjectNode) root).put("id", root.get("id").asText());
                    }
                    return root.toString();
                });
    }

    /** The same conversation with every message in a list of one. */
    public Fixture inLists() {
        return changed(root -> "[" + root + "]");
    }

    private Fixture changed(Function<JsonNode, String> change) {
        return new Fixture(
                file,
                lines.stream()
                        .map(line -> new Line(line.side(), change.apply(parse(line.text()))))
                        .toList());
    }

    /** What the line becomes with each of its values in turn replaced by something odd. */
    public List<String> oddities(int line) {
        String text = lines.get(line).text();
        var all = new ArrayList<String>();
        Matcher value = VALUE.matcher(text);
        while (value.find()) {
            for (String odd : ODD) {
                all.add(text.substring(0, value.start(1)) + odd + text.substring(value.end(1)));
            }
        }
        return all;
    }

    private static String rewrite(JsonNode root) {
        var names = new ArrayList<String>();
        root.fieldNames().forEachRemaining(names::addFirst);
        var members = new ArrayList<String>();
        for (String name : names) {
            members.add(" \"" + name + "\" :  " + root.get(name) + " ");
        }
        return "{" + String.join(",", members) + "}\r";
    }

    private static JsonNode parse(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return folder() + "/" + file.getFileName();
    }
}
