package io.minewatch.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;

/** The program: one command a file. */
@Command(
        name = "minewatch",
        description =
                "Finds cryptocurrency mining in network traffic and says who, where and how much.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {InspectCommand.class, SimulateCommand.class, SignaturesCommand.class})
public final class Minewatch {

    /** EX_SOFTWARE of sysexits. */
    static final int INTERNAL_ERROR = 70;

    private static final String TRACE = "MINEWATCH_TRACE";

    private Minewatch() {}

    /** Runs the command given and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** All commands, ready to execute. */
    static CommandLine commandLine() {
        return new CommandLine(new Minewatch())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExpandAtFiles(false)
                .setExecutionExceptionHandler(Minewatch::failed);
    }

    /** A fault of the program itself: one line for people, all of it for those who mend it. */
    private static int failed(Exception fault, CommandLine command, ParseResult arguments) {
        command.getErr().println("minewatch: internal error: " + fault);
        if (System.getenv(TRACE) != null) {
            fault.printStackTrace(command.getErr());
        } else {
            command.getErr().println("minewatch: set " + TRACE + "=1 to see where");
        }
        command.getErr().flush();
        return INTERNAL_ERROR;
    }
}
