package io.minewatch.cli;

import io.minewatch.emit.VisibleText;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.Optional;

/** The program: one command a file. */
@Command(
        name = "minewatch",
        description =
                "Finds cryptocurrency mining in network traffic and says who, where and how much.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        footer = "%nminewatch COMMAND --help says more.")
public final class Minewatch {

    /** EX_SOFTWARE of sysexits. */
    static final int INTERNAL_ERROR = 70;

    private static final String TRACE = "MINEWATCH_TRACE";

    /** As many as help: of more, the right one is not easily seen. */
    private static final int MAX_SUGGESTIONS = 3;

    private Minewatch() {}

    /** Runs the command given and ends the process with its exit code. */
    public static void main(String[] arguments) {
        var command = commandLine(StandardOutput.current());
        int exitCode;
        try {
            exitCode = command.execute(arguments);
        } catch (OutOfMemoryError | StackOverflowError e) {
            exitCode = failed(e, command.getErr());
        }
        System.exit(exitCode);
    }

    /** All commands, ready to execute. */
    static CommandLine commandLine(StandardOutput output) {
        var all =
                new CommandLine(new Minewatch())
                        .addSubcommand(new InspectCommand(output))
                        .addSubcommand(new SimulateCommand())
                        .addSubcommand(new SignaturesCommand())
                        .addSubcommand(new RunCommand(output))
                        .addSubcommand(new DemoCommand(output))
                        .addSubcommand(new TokensCommand(Clock.systemUTC()))
                        .addSubcommand(new CheckMirrorCommand())
                        .addSubcommand(new ProbeCommand());
        tellVersion(all);
        return all.setCaseInsensitiveEnumValuesAllowed(true)
                .setExpandAtFiles(false)
                .setParameterExceptionHandler(Minewatch::misused)
                .setExecutionExceptionHandler(Minewatch::failed);
    }

    private static void tellVersion(CommandLine command) {
        command.getCommandSpec().version(version(), "Java " + Runtime.version());
        command.getSubcommands().values().forEach(Minewatch::tellVersion);
    }

    /** What the jar says; a program that runs from its classes has none. */
    private static String version() {
        String version = Minewatch.class.getPackage().getImplementationVersion();
        return "minewatch " + Optional.ofNullable(version).orElse("of no version");
    }

    /** One line; all of the help only if there is not even a command. */
    private static int misused(ParameterException fault, String[] arguments) {
        CommandLine command = fault.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        PrintWriter err = command.getErr();
        boolean unmatched = fault instanceof UnmatchedArgumentException;
        if (command.getSubcommands().isEmpty() || unmatched) {
            String line = fault.getMessage() + suggestions(fault) + "; see " + name + " --help";
            err.println("minewatch: " + VisibleText.of(line));
        } else {
            err.println("minewatch: " + VisibleText.of(String.valueOf(fault.getMessage())));
            command.usage(err);
        }
        err.flush();
        return CommandLine.ExitCode.USAGE;
    }

    private static String suggestions(ParameterException fault) {
        if (!(fault instanceof UnmatchedArgumentException unmatched)) {
            return "";
        }
        var likely = unmatched.getSuggestions().stream().limit(MAX_SUGGESTIONS).toList();
        return likely.isEmpty() ? "" : " (did you mean " + String.join(" or ", likely) + "?)";
    }

    private static int failed(Exception fault, CommandLine command, ParseResult arguments) {
        return failed(fault, command.getErr());
    }

    /** A fault of the program itself: one line for people, all of it for those who mend it. */
    private static int failed(Throwable fault, PrintWriter err) {
        err.println("minewatch: internal error: " + VisibleText.of(fault.toString()));
        if (System.getenv(TRACE) != null) {
            fault.printStackTrace(err);
        } else {
            err.println("minewatch: set " + TRACE + "=1 to see where");
        }
        err.flush();
        return INTERNAL_ERROR;
    }
}
