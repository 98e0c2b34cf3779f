package io.minewatch.benchmark;

import io.minewatch.benchmark.Contestant.Round;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Starts programs and measures them from outside. */
final class Programs implements AutoCloseable {

    /** Often enough for a program that runs a second. */
    private static final int SAMPLE_MILLIS = 5;

    private final ChildTime childTime = new ChildTime();
    private final Path output;
    private Optional<Process> serving = Optional.empty();
    private Optional<Passes.Pass> lastPass = Optional.empty();

    Programs() throws IOException {
        output = Files.createTempFile("versus", ".out");
    }

    /** Runs it to its end. How many flows it found is told by its output. */
    Round run(List<String> command, Pattern found) throws IOException, InterruptedException {
        double before = childTime.seconds();
        long begin = System.nanoTime();
        var process =
                new ProcessBuilder(command)
                        .redirectOutput(output.toFile())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        long peak = peakWhileRunning(process);
        int status = process.waitFor();
        double seconds = (System.nanoTime() - begin) / 1e9;
        if (status != 0) {
            throw new IOException(command.getFirst() + " ended with status " + status);
        }
        return new Round(seconds, childTime.seconds() - before, peak, count(found));
    }

    private static long peakWhileRunning(Process process) throws InterruptedException {
        long peak = 0;
        while (!process.waitFor(Duration.ofMillis(SAMPLE_MILLIS))) {
            peak = Math.max(peak, Machine.anonymousKilobytes(process.pid()));
        }
        return peak;
    }

    /** The number in the pattern's group if it has one, otherwise how often it matches. */
    private OptionalLong count(Pattern found) throws IOException {
        if (found.pattern().isEmpty()) {
            return OptionalLong.empty();
        }
        Matcher matcher = found.matcher(Files.readString(output, StandardCharsets.ISO_8859_1));
        if (matcher.groupCount() == 0) {
            return OptionalLong.of(matcher.results().count());
        }
        return OptionalLong.of(matcher.find() ? Long.parseLong(matcher.group(1)) : 0);
    }

    /**
     * Starts a process like this one that makes a pass over the capture whenever it is asked to.
     */
    Contestant.Runner server(Path capture, int warmUp) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(Passes.class.getName(), "--on-request", capture.toString()));
        command.add(String.valueOf(Integer.MAX_VALUE));
        var server =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        serving = Optional.of(server);
        BufferedReader answers = server.inputReader();
        for (int i = 0; i < warmUp; i++) {
            lastPass = Optional.of(ask(server.getOutputStream(), answers));
        }
        return () -> round(server, answers);
    }

    /** The last pass of the warm-up. */
    Passes.Pass lastPass() {
        return lastPass.orElseThrow();
    }

    /** Its memory is looked at when the pass is over: a Java heap does not shrink so soon. */
    private static Round round(Process server, BufferedReader answers) {
        Passes.Pass pass = ask(server.getOutputStream(), answers);
        return new Round(
                pass.seconds(),
                pass.processSeconds(),
                Machine.anonymousKilobytes(server.pid()),
                OptionalLong.of(pass.detections()));
    }

    private static Passes.Pass ask(OutputStream requests, BufferedReader answers) {
        try {
            requests.write('\n');
            requests.flush();
            String row = answers.readLine();
            if (row == null) {
                throw new IOException("the process that reads in passes has ended");
            }
            return Passes.Pass.of(row);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        serving.ifPresent(Process::destroy);
        Files.deleteIfExists(output);
    }
}
