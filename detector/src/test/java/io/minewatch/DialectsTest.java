package io.minewatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.minewatch.protocol.Dialect;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

class DialectsTest {

    private static final Path ROOT = Path.of("src/main/java/io/minewatch/protocol");

    private static final Pattern IS_DIALECT =
            Pattern.compile("\\bclass (\\w+) implements (?:\\w+, )*(?:Stratum)?Dialect\\b(?!\\.)");

    /** The values of {@code mining.protocol}; consumers of records know no others. */
    private static final Set<String> NAMES =
            Set.of(
                    "stratum_v1",
                    "cryptonote",
                    "ethproxy",
                    "ethereum_stratum",
                    "equihash_stratum",
                    "stratum_v2",
                    "getwork",
                    "getblocktemplate",
                    "eth_getwork",
                    "btcagent",
                    "grin",
                    "beam",
                    "chia",
                    "webmining",
                    "unknown_encrypted");

    @Test
    void everyDialectIsTried() throws IOException {
        Set<String> written = new TreeSet<>();
        for (Path file : filesOfFolders(".java")) {
            IS_DIALECT
                    .matcher(Files.readString(file))
                    .results()
                    .forEach(found -> written.add(found.group(1)));
        }
        Set<String> tried =
                Dialects.ALL.stream()
                        .map(dialect -> dialect.getClass().getSimpleName())
                        .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(written, tried);
    }

    @Test
    void everyDialectExplainsItselfAndHasAConversationToShow() throws IOException {
        for (Path file : filesOfFolders(".java")) {
            if (IS_DIALECT.matcher(Files.readString(file)).find()) {
                Path readme = file.resolveSibling("README.md");
                assertTrue(Files.exists(readme), readme + " is missing");
                try (Stream<Path> fixtures = Files.list(file.resolveSibling("fixtures"))) {
                    assertTrue(fixtures.anyMatch(one -> one.toString().endsWith(".events")));
                }
            }
        }
    }

    @Test
    void everyNameIsOneThatConsumersKnowAndNoVariantIsThereTwice() {
        List<String> variants = Dialects.ALL.stream().map(Dialect::variant).toList();
        assertEquals(variants.size(), Set.copyOf(variants).size(), variants::toString);
        List<String> names = Dialects.ALL.stream().map(Dialect::name).toList();
        assertTrue(NAMES.containsAll(names), names::toString);
    }

    private static List<Path> filesOfFolders(String end) throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().endsWith(end))
                    .filter(file -> !file.getParent().equals(ROOT))
                    .toList();
        }
    }
}
