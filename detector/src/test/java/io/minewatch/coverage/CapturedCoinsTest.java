package io.minewatch.coverage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.minewatch.captured.Captured;
import io.minewatch.captured.Change;
import io.minewatch.coverage.CoinFact.Answer;
import io.minewatch.verdict.Detection;
import io.minewatch.verdict.Mining;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The coin in real captures, where they stand beside the checkout, compared to what is written down
 * in {@code captured-coins.tsv}. How many were right is written to target/captured-coins.txt.
 */
@EnabledIf("present")
class CapturedCoinsTest {

    private static final Path CAPTURES = Path.of("../../shared/captures");

    static boolean present() {
        return Files.isDirectory(CAPTURES);
    }

    @Test
    void theCoinIsNamedWhereItIsToldAndNeverAnother() throws IOException {
        Map<String, CoinFact> facts = CoinFact.read("captured-coins.tsv");
        var amiss = new TreeMap<String, Integer>();
        var sum = new EnumMap<Answer, Integer>(Answer.class);
        for (Path file : files()) {
            for (Detection found : Captured.inspect(file, Change.NONE).values()) {
                String name = name(file, found.mining());
                Answer answer =
                        facts.getOrDefault(name, untold(name)).answered(coin(found), basis(found));
                sum.merge(answer, 1, Integer::sum);
                if (answer == Answer.WRONG || answer == Answer.MISSED) {
                    amiss.merge(name + " " + answer + " " + found.mining().coin(), 1, Integer::sum);
                }
            }
        }
        Files.createDirectories(Path.of("target"));
        Files.writeString(Path.of("target/captured-coins.txt"), sum + "\n");
        assertEquals(Map.of(), amiss);
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> own = Files.list(CAPTURES.resolve("own"));
                Stream<Path> others = Files.list(CAPTURES.resolve("public/mining"))) {
            return Stream.concat(own, others)
                    .filter(file -> file.toString().matches(".*\\.(pcap|pcapng)"))
                    .sorted()
                    .toList();
        }
    }

    /** By the block that is worked on where the job tells it, else by who is paid. */
    private static String name(Path file, Mining mining) {
        boolean isBlock = mining.grounds().height().isPresent() && isBitcoinLike(mining);
        String key =
                isBlock
                        ? "block " + mining.grounds().height().getAsLong()
                        : mining.account().map(account -> account.display()).orElse("nobody");
        return file.getFileName() + " " + key;
    }

    private static boolean isBitcoinLike(Mining mining) {
        return mining.protocol().equals("stratum_v1") || mining.protocol().equals("btcagent");
    }

    private static CoinFact untold(String name) {
        return new CoinFact(name, Optional.empty(), Set.of(), "");
    }

    private static Optional<String> coin(Detection found) {
        return found.mining().coin();
    }

    private static List<String> basis(Detection found) {
        return found.mining().grounds().coin().stream().map(ground -> ground.label).toList();
    }
}
