package io.minewatch.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program: one command a file. */
@Command(
        name = "minewatch",
        description =
                "Finds cryptocurrency mining in network traffic and says who, where and how much.",
        subcommands = SignaturesCommand.class,
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {SimulateCommand.class})
public final class Minewatch {

    private Minewatch() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** All commands, ready to execute. */
    static CommandLine commandLine() {
        return new CommandLine(new Minewatch()).setCaseInsensitiveEnumValuesAllowed(true);
    }
}
