package io.minewatch.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A recorded conversation in a dialect's folder: lines that begin with {@code C} were said by the
 * miner, lines with {@code S} by the pool. What should be read from it is in the file of the same
 * name with {@code .events} behind.
 */
public record Fixture(Path file, List<Line> lines) {

    /** Side 0 is the client's. */
    public record Line(int side, String text) {}

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
        var others = new ArrayList<Line>();
        for (Line line : lines) {
            others.add(new Line(line.side(), rewrite(line.text())));
        }
        return new Fixture(file, others);
    }

    private static String rewrite(String text) {
        try {
            JsonNode root = new ObjectMapper().readTree(text);
            var names = new ArrayList<String>();
            root.fieldNames().forEachRemaining(names::addFirst);
            var members = new ArrayList<String>();
            for (String name : names) {
                members.add(" \"" + name + "\" :  " + root.get(name) + " ");
            }
            return "{" + String.join(",", members) + "}\r";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return folder() + "/" + file.getFileName();
    }
}
