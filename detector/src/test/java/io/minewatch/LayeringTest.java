package io.minewatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Imports go only towards the start of the data path, and no dialect knows another. */
class LayeringTest {

    /** The data path, leaves first. The empty name is the root package, which wires all of it. */
    private static final List<String> LINE =
            List.of(
                    "bytes",
                    "metrics",
                    "signature",
                    "capture",
                    "decode",
                    "flow",
                    "protocol",
                    "cadence",
                    "estimate",
                    "verdict",
                    "locate",
                    "emit",
                    "ledger",
                    "query",
                    "simulate",
                    "",
                    "demo",
                    "cli");

    /** What dialects have in common, and what is around them; it knows none of them. */
    private static final Set<String> GEAR =
            Set.of("protocol.stratum", "protocol.carrier", "protocol.tls", "protocol.dns");

    private static final Path ROOT = Path.of("src/main/java/io/minewatch");
    private static final Pattern IMPORT =
            Pattern.compile(
                    "^import (?:static )?io\\.minewatch\\.((?:[a-z]\\w*\\.)*)[A-Z]",
                    Pattern.MULTILINE);
    private static final Pattern QUALIFIED =
            Pattern.compile("^(?!import |package ).*\\bio\\.minewatch\\.[a-z]", Pattern.MULTILINE);

    @Test
    void importsOnlyGoBackOnTheLine() throws IOException {
        assertNone((own, other) -> place(other) > place(own));
    }

    @Test
    void aDialectKnowsNoOtherDialect() throws IOException {
        assertNone(
                (own, other) ->
                        own.startsWith("protocol.")
                                && other.startsWith("protocol.")
                                && !GEAR.contains(other)
                                && !own.equals(other));
    }

    /** The root package has the list of them: a new one touches its folder and one line. */
    @Test
    void nothingElseKnowsADialect() throws IOException {
        assertNone(
                (own, other) ->
                        !own.isEmpty()
                                && other.startsWith("protocol.")
                                && !GEAR.contains(other)
                                && !own.equals(other));
    }

    @Test
    void theGearOfDialectsKnowsNoneOfThem() throws IOException {
        assertNone(
                (own, other) ->
                        GEAR.contains(own) && other.startsWith("protocol.") && !other.equals(own));
    }

    @Test
    void theDialectsShareNothingWithTheSimulator() throws IOException {
        assertNone(
                (own, other) ->
                        own.startsWith("simulate")
                                && !Set.of("simulate", "bytes").contains(other.split("\\.")[0]));
    }

    @Test
    void noQualifiedNameEscapesTheCheck() throws IOException {
        try (var files = sources()) {
            var found =
                    files.filter(
                                    file ->
                                            QUALIFIED
                                                    .matcher(
                                                            read(file)
                                                                    .replaceAll(
                                                                            "(?s)/\\*.*?\\*/|\"[^\"\n"
                                                                                + "]*\"",
                                                                            ""))
                                                    .find())
                            .map(Path::toString)
                            .toList();
            assertEquals(List.of(), found);
        }
    }

    /** Fails on every import for which this holds. */
    private static void assertNone(BiPredicate<String, String> wrong) throws IOException {
        try (var files = sources()) {
            var found =
                    files.flatMap(
                                    file ->
                                            imports(file)
                                                    .filter(
                                                            other ->
                                                                    wrong.test(
                                                                            packageOf(file), other))
                                                    .map(
                                                            other ->
                                                                    ROOT.relativize(file)
                                                                            + " imports "
                                                                            + other))
                            .toList();
            assertEquals(List.of(), found);
        }
    }

    private static Stream<Path> sources() throws IOException {
        return Files.walk(ROOT).filter(file -> file.toString().endsWith(".java"));
    }

    private static Stream<String> imports(Path file) {
        return IMPORT.matcher(read(file))
                .results()
                .map(match -> match.group(1).replaceAll("\\.$", ""));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String packageOf(Path file) {
        return ROOT.relativize(file.getParent()).toString().replace('/', '.');
    }

    private static int place(String name) {
        int place = LINE.indexOf(name.split("\\.")[0]);
        assertTrue(place >= 0, "a package that is not on the line: " + name);
        return place;
    }
}
