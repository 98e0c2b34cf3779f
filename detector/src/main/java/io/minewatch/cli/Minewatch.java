package io.minewatch.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program: one command a file. */
@Command(
        name = "minewatch",
        description =
                "Finds cryptocurrency mining in network traffic and says who, where and how much.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {SimulateCommand.class})
public final class Minewatch {

    private Minewatch() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Minewatch()).execute(arguments));
    }
}
