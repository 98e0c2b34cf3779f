package io.minewatch.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;

import io.minewatch.ConfigException;
import io.minewatch.demo.Demo;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** {@code minewatch demo}: all of it on this machine, with simulated traffic. */
@Command(
        name = "demo",
        description = {
            "Starts an appliance, its ledger and its console on this machine, with simulated"
                    + " traffic of a small province.",
            "Nobody mines for it. Ctrl-C ends it, and removes what it wrote."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit code:%n",
        exitCodeList = {
            "0:it was told to stop",
            "2:it could not start, such as because the port is taken"
        })
final class DemoCommand implements Callable<Integer> {

    private static final int WRONG = 2;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8470",
            description = "Of the console; 0: any that is free (default: ${DEFAULT-VALUE})")
    private int port;

    @Option(
            names = "--headless",
            description =
                    "For programs: writes one line of JSON with url and token to standard output"
                            + " when it is ready, and no log")
    private boolean headless;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Empty folder for what it writes, which is then kept")
    private Optional<Path> data = Optional.empty();

    @Spec private CommandSpec spec = CommandSpec.create();

    private final StandardOutput output;

    DemoCommand(StandardOutput output) {
        this.output = output;
    }

    @Override
    public Integer call() throws InterruptedException, IOException {
        PrintWriter err = spec.commandLine().getErr();
        Path folder = data.isPresent() ? empty(data.get()) : Files.createTempDirectory("minewatch");
        var log = headless ? new PrintWriter(PrintWriter.nullWriter()) : err;
        try (var demo = Demo.start(folder, Home.current().signatures(), port, log)) {
            Signals.on("TERM", demo::stop);
            Signals.on("INT", demo::stop);
            output.stream().write(greeting(demo).getBytes(StandardCharsets.UTF_8));
            output.stream().flush();
            demo.await();
            return 0;
        } catch (ConfigException e) {
            e.complaints().forEach(complaint -> err.println("minewatch: " + complaint));
            err.flush();
            return WRONG;
        } finally {
            if (data.isEmpty()) {
                remove(folder);
            }
        }
    }

    private Path empty(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (var files = Files.list(folder)) {
            if (files.findAny().isPresent()) {
                throw new IOException(folder + " is not empty");
            }
        }
        return folder;
    }

    private String greeting(Demo demo) {
        if (headless) {
            var json = JsonMapper.builder().build().createObjectNode();
            return json.put("url", demo.url()).put("token", demo.token()) + "\n";
        }
        return """

        Console:  %s
        Token:    %s

        Simulated traffic; nobody mines for it. Ctrl-C ends it.
        """
                .formatted(demo.url(), demo.token());
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
