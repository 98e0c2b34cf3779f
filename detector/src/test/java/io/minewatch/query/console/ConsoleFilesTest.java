package io.minewatch.query.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the files of the console must not have in them, and what they must have twice. */
class ConsoleFilesTest {

    private static final Path ROOT = Path.of("src/main/resources/io/minewatch/query/console");

    /** Ways for text to become markup or code, and styles that the policy does not let in. */
    private static final Pattern DANGEROUS =
            Pattern.compile(
                    "innerHTML|outerHTML|insertAdjacentHTML|document\\.write|\\beval\\(|new"
                            + " Function|javascript:|setAttribute\\(\"style|srcdoc");

    private static final Pattern ELSEWHERE = Pattern.compile("(?:https?:)?//[a-z0-9.-]+\\.[a-z]+");

    /** A name and not a place: nothing is fetched from there. */
    private static final String SVG = "http://www.w3.org";

    private static final Pattern INLINE =
            Pattern.compile("<style|\\sstyle=|\\son[a-z]+=|<script(?![^>]*\\ssrc=)");

    private static final Pattern KEY = Pattern.compile("\"([A-Za-z][\\w.]*)\": \"");
    private static final Pattern USED = Pattern.compile("\\bt\\(\"([\\w.]+)\"");
    private static final Pattern SLOT = Pattern.compile("\\{\\w+\\}");

    /** As of the Java files. */
    private static final int LONGEST_FILE = 400;

    @Test
    void noTextBecomesMarkupOrCode() throws IOException {
        assertNone(DANGEROUS, "");
    }

    @Test
    void nothingComesFromElsewhere() throws IOException {
        assertNone(ELSEWHERE, SVG);
    }

    @Test
    void nothingStandsInlineInThePage() throws IOException {
        assertFalse(INLINE.matcher(Files.readString(ROOT.resolve("index.html"))).find());
    }

    @Test
    void noFileIsLong() throws IOException {
        var wrong = new ArrayList<Path>();
        for (Path file : files()) {
            if (Files.readAllLines(file).size() > LONGEST_FILE) {
                wrong.add(file);
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void bothLanguagesSayEverything() throws IOException {
        String english = Files.readString(ROOT.resolve("js/texts/en.js"));
        String chinese = Files.readString(ROOT.resolve("js/texts/zh.js"));
        assertEquals(found(KEY, english), found(KEY, chinese));
        assertEquals(slots(english), slots(chinese));
        var used = new TreeSet<String>();
        for (Path file : files()) {
            used.addAll(found(USED, Files.readString(file)));
        }
        used.removeAll(found(KEY, english));
        assertEquals(new TreeSet<String>(), used);
    }

    private static TreeSet<String> found(Pattern pattern, String text) {
        var all = new TreeSet<String>();
        pattern.matcher(text).results().forEach(it -> all.add(it.group(1)));
        return all;
    }

    /** Every text with the values it takes in, whatever their order. */
    private static TreeSet<String> slots(String texts) {
        var all = new TreeSet<String>();
        Pattern entry = Pattern.compile(KEY.pattern() + "([^\"]*)\"");
        entry.matcher(texts)
                .results()
                .forEach(
                        it -> {
                            var slots = new TreeSet<String>();
                            SLOT.matcher(it.group(2)).results().forEach(s -> slots.add(s.group()));
                            all.add(it.group(1) + slots);
                        });
        return all;
    }

    private static void assertNone(Pattern pattern, String except) throws IOException {
        var wrong = new ArrayList<String>();
        for (Path file : files()) {
            pattern.matcher(Files.readString(file))
                    .results()
                    .filter(it -> except.isEmpty() || !it.group().equals(except))
                    .forEach(it -> wrong.add(file.getFileName() + ": " + it.group()));
        }
        assertEquals(List.of(), wrong);
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
