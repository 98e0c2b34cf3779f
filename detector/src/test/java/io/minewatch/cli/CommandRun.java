package io.minewatch.cli;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** One run of a command in this process, with everything that came out of it. */
record CommandRun(int exitCode, String out, String records, List<String> err) {

    static final String SIGNATURES = "../signatures";
    static final Path EXAMPLES = Path.of("../deploy/examples");
    static final String DEMO = EXAMPLES.resolve("demo.pcap.gz").toString();

    /** Where the machine is slow; not always there. */
    private static final String PROGRESS = "minewatch: .* packets, .* detections";

    static CommandRun of(String... arguments) {
        return inColumns(StandardOutput.USUAL_WIDTH, arguments);
    }

    static CommandRun inColumns(int width, String... arguments) {
        var records = new ByteArrayOutputStream();
        var run = into(records, width, arguments);
        String written = records.toString(StandardCharsets.UTF_8);
        return new CommandRun(run.exitCode, run.out, written, run.err);
    }

    /** With a stream of the test's own for the records. */
    static CommandRun into(OutputStream records, int width, String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int exitCode =
                Minewatch.commandLine(new StandardOutput(records, width))
                        .setOut(new PrintWriter(out))
                        .setErr(new PrintWriter(err))
                        .execute(arguments);
        return new CommandRun(exitCode, out.toString(), "", err.toString().lines().toList());
    }

    /** Lines of what goes to standard output in any case: the records. */
    List<String> lines() {
        return records.lines().toList();
    }

    /** What was said of the input, without the program's name and the summary of what was read. */
    List<String> complaints() {
        return err.stream()
                .takeWhile(line -> !line.contains(" packets/s, "))
                .filter(line -> !line.matches(PROGRESS))
                .map(line -> line.replaceFirst("^minewatch: ", ""))
                .toList();
    }
}
