package io.minewatch.cli;

import io.minewatch.Appliance;
import io.minewatch.ConfigException;
import io.minewatch.ConfigFile;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/** {@code minewatch run}: watches live traffic until it is told to stop. */
@Command(
        name = "run",
        description = {
            "Watches live traffic and writes detections until it is told to stop.",
            "SIGHUP reads signatures and tables again; SIGTERM and SIGINT end it."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit code:%n",
        exitCodeList = {
            "0:it was told to stop, and all detections were written",
            "1:a detection could not be written, or a worker failed",
            "2:the configuration has faults, or a source in it is missing"
        })
final class RunCommand implements Callable<Integer> {

    private static final int WRONG = 2;

    @Option(
            names = {"-c", "--config"},
            paramLabel = "YAML",
            required = true,
            description = "The configuration; deploy/minewatch.yaml explains every key.")
    private Path config = Path.of("minewatch.yaml");

    @Option(
            names = "--check",
            description = "Only say whether the configuration has faults; opens nothing.")
    private boolean check;

    @Spec private CommandSpec spec = CommandSpec.create();

    private final StandardOutput output;

    RunCommand(StandardOutput output) {
        this.output = output;
    }

    @Override
    public Integer call() throws InterruptedException {
        var err = spec.commandLine().getErr();
        var started = new CompletableFuture<Appliance>();
        // A start takes seconds, in which it would end the process; what was asked for comes after.
        Signals.on("HUP", () -> started.thenAccept(Appliance::reload));
        try {
            var read = ConfigFile.read(config, Home.current().signatures());
            if (check) {
                err.println("minewatch: " + config + " has no faults");
                err.flush();
                return 0;
            }
            try (var appliance = Appliance.start(read, output.stream(), err)) {
                Signals.on("TERM", appliance::stop);
                Signals.on("INT", appliance::stop);
                started.complete(appliance);
                appliance.await();
                return appliance.finish() ? 0 : 1;
            }
        } catch (ConfigException e) {
            e.complaints().forEach(complaint -> err.println("minewatch: " + complaint));
            err.flush();
            return WRONG;
        }
    }
}
