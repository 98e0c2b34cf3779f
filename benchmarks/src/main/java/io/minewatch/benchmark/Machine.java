package io.minewatch.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/** Under what conditions a figure came about. Linux tells them in /proc. */
final class Machine {

    private Machine() {}

    /** Processor, kernel, Java, commit, time, load and command, as text above a table. */
    static String description(String command, String... arguments) {
        return """
        %s, %d cores, Linux %s, Java %s; load %s
        commit %s, %s
        $ benchmarks/%s %s
        """
                .formatted(
                        processor(),
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("os.version"),
                        Runtime.version(),
                        load(),
                        commit(),
                        Instant.now().truncatedTo(ChronoUnit.MINUTES),
                        command,
                        String.join(" ", arguments));
    }

    /** Load average of the last minute: how much else wanted the processor. */
    static String load() {
        return first(Path.of("/proc/loadavg"), "").split(" ")[0];
    }

    private static String processor() {
        return first(Path.of("/proc/cpuinfo"), "model name").replaceFirst(".*: ", "");
    }

    /** Resident memory of a process that is no file's, in kB; 0 if it has gone. */
    static long anonymousKilobytes(long process) {
        var status = Path.of("/proc/" + process + "/status");
        // Some collectors keep the heap in shared memory.
        return kilobytes(first(status, "RssAnon:")) + kilobytes(first(status, "RssShmem:"));
    }

    private static long kilobytes(String line) {
        String digits = line.replaceAll("\\D", "");
        return digits.isEmpty() ? 0 : Long.parseLong(digits);
    }

    private static String first(Path file, String start) {
        try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
            return lines.filter(line -> line.startsWith(start)).findFirst().orElse("");
        } catch (IOException | UncheckedIOException e) {
            return "";
        }
    }

    private static String commit() {
        String directory = Home.directory().toString();
        String hash = output("git", "-C", directory, "rev-parse", "--short", "HEAD");
        boolean changed =
                !output("git", "-C", directory, "status", "--porcelain", "-uno").isBlank();
        return hash.strip() + (changed ? " with changes" : "");
    }

    private static String output(String... command) {
        try {
            var process =
                    new ProcessBuilder(List.of(command))
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "unknown";
        }
    }
}
