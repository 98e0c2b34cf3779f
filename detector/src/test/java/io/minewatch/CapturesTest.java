package io.minewatch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.minewatch.captured.Captured;
import io.minewatch.captured.Change;
import io.minewatch.captured.KnownFlow;
import io.minewatch.verdict.Detection;
import io.minewatch.verdict.Grade;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Real captures, where they stand beside the checkout: every mining flow is found, also in what is
 * left of it, and nothing else is.
 */
@EnabledIf("present")
class CapturesTest {

    private static final Path CAPTURES = Path.of("../../shared/captures");

    static boolean present() {
        return Files.isDirectory(CAPTURES);
    }

    @Test
    void findsEveryMiningFlowOfOurOwnCapturesAndNothingElse() throws IOException {
        var wrong = new ArrayList<String>();
        for (Path file : files(CAPTURES.resolve("own"))) {
            Map<KnownFlow, Detection> found = Captured.inspect(file, Change.NONE);
            for (KnownFlow flow : KnownFlow.own(CAPTURES, file)) {
                Optional<Detection> detection = Optional.ofNullable(found.remove(flow));
                String heard = detection.map(one -> one.mining().protocol()).orElse("nothing");
                if (!flow.fits(heard)) {
                    wrong.add(file.getFileName() + ": " + flow + ": " + heard);
                }
            }
            found.forEach((flow, _) -> wrong.add(file.getFileName() + ": not known: " + flow));
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void findsEveryMiningFlowOfPublicCapturesAndNothingElse() throws IOException {
        var wrong = new ArrayList<String>();
        for (Path file : files(CAPTURES.resolve("public/mining"))) {
            Map<KnownFlow, Detection> found = Captured.inspect(file, Change.NONE);
            for (KnownFlow flow : KnownFlow.published(CAPTURES, file)) {
                Optional<Detection> detection =
                        Optional.ofNullable(found.remove(flow))
                                .or(() -> Optional.ofNullable(found.remove(flow.reversed())));
                String heard = detection.map(one -> one.mining().protocol()).orElse("nothing");
                boolean graded =
                        !flow.isAttempt()
                                || detection.isPresent()
                                        && detection.get().mining().grade() == Grade.SUSPECTED;
                if (!flow.fits(heard) || !graded) {
                    wrong.add(file.getFileName() + ": " + flow + ": " + heard);
                }
            }
            found.forEach((flow, _) -> wrong.add(file.getFileName() + ": not known: " + flow));
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void findsNothingWhereNobodyMines() throws IOException {
        for (Path file : files(CAPTURES.resolve("public/other"))) {
            assertEquals(Map.of(), Captured.inspect(file, Change.NONE), file.toString());
        }
    }

    /** What each change does to the grade is written to target/captures.md. */
    @Test
    void findsWhatIsLeft() throws IOException {
        var wrong = new ArrayList<String>();
        var table = new ArrayList<String>();
        table.add("| capture | flow | " + String.join(" | ", Change.names()) + " |");
        table.add("|---|---|" + "---|".repeat(Change.values().length));
        for (Path file : files(CAPTURES.resolve("own"))) {
            for (KnownFlow flow : KnownFlow.own(CAPTURES, file)) {
                if (flow.isExpected()) {
                    table.add(row(file, flow, wrong));
                }
            }
        }
        Files.createDirectories(Path.of("target"));
        Files.write(Path.of("target/captures.md"), table);
        assertEquals(List.of(), wrong);
    }

    private static String row(Path file, KnownFlow flow, List<String> wrong) throws IOException {
        var row = new StringBuilder("| " + file.getFileName() + " | " + flow + " | ");
        for (Change change : Change.values()) {
            Map<KnownFlow, Detection> found = Captured.inspect(file, change);
            String grade =
                    Optional.ofNullable(found.get(flow))
                            .map(detection -> detection.mining().grade().label)
                            .orElse("-");
            if (grade.equals("-") && Captured.isLeft(file, change, flow)) {
                wrong.add(file.getFileName() + ": " + flow + " " + change);
            }
            row.append(grade).append(" | ");
        }
        return row.toString();
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().matches(".*\\.(pcap|pcapng|cap)"))
                    .sorted()
                    .toList();
        }
    }
}
