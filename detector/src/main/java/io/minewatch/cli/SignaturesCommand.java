package io.minewatch.cli;

import io.minewatch.emit.VisibleText;
import io.minewatch.signature.Agent;
import io.minewatch.signature.Algorithm;
import io.minewatch.signature.Coin;
import io.minewatch.signature.Hardware;
import io.minewatch.signature.Pool;
import io.minewatch.signature.SignatureException;
import io.minewatch.signature.Signatures;
import io.minewatch.signature.TlsClient;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** {@code minewatch signatures}: is the set without fault, and what is in it. */
@Command(
        name = "signatures",
        description = "Checks and lists what is known of pools, software, machines and coins.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class SignaturesCommand {

    /** One table of the set. */
    enum Kind {
        POOLS,
        AGENTS,
        HARDWARE,
        COINS,
        ALGORITHMS,
        TLS
    }

    @Spec private CommandSpec spec;

    @Command(
            mixinStandardHelpOptions = true,
            description = "Says what is wrong with a signature directory, or what is in it.",
            exitCodeListHeading = "Exit codes:%n",
            exitCodeList = {"0:no fault", "1:faults, one a line on standard error", "2:usage"})
    int check(
            @Parameters(
                            arity = "0..1",
                            paramLabel = "DIR",
                            description = "default: signatures in the program's directory")
                    Path directory) {
        return with(
                Optional.ofNullable(directory),
                set ->
                        line(
                                "%d pools, %d agents, %d machines, %d coins, %d algorithms,"
                                        + " %d TLS hellos, version %s",
                                set.pools().size(),
                                set.agents().size(),
                                set.hardware().size(),
                                set.coins().size(),
                                set.algorithms().size(),
                                set.tlsClients().size(),
                                set.version()));
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Prints one table of the set, or all of them.")
    int list(
            @Parameters(
                            arity = "0..1",
                            paramLabel = "TABLE",
                            description = "pools, agents, hardware, coins, algorithms or tls")
                    Kind kind,
            @Option(
                            names = "--signatures",
                            paramLabel = "DIR",
                            description = "default: signatures in the program's directory")
                    Path directory) {
        List<Kind> kinds = kind == null ? List.of(Kind.values()) : List.of(kind);
        return with(Optional.ofNullable(directory), set -> kinds.forEach(each -> list(set, each)));
    }

    private interface Use {
        void of(Signatures set);
    }

    private int with(Optional<Path> directory, Use use) {
        try {
            use.of(Signatures.load(directory.orElseGet(() -> Home.current().signatures())));
            spec.commandLine().getOut().flush();
            return 0;
        } catch (SignatureException e) {
            var err = spec.commandLine().getErr();
            e.faults().forEach(fault -> err.println(VisibleText.of(fault.toString())));
            err.flush();
            return 1;
        }
    }

    private void list(Signatures set, Kind kind) {
        switch (kind) {
            case POOLS -> set.pools().forEach(this::pool);
            case AGENTS -> set.agents().forEach(this::agent);
            case HARDWARE -> set.hardware().forEach(this::machine);
            case COINS -> set.coins().forEach(this::coin);
            case ALGORITHMS -> set.algorithms().forEach(this::algorithm);
            case TLS -> set.tlsClients().forEach(this::client);
        }
    }

    private void agent(Agent agent) {
        line(
                "%-28s %-24s %-8s %s",
                agent.prefix(),
                agent.software(),
                lower(agent.kind()),
                agent.algorithm().orElse("-"));
    }

    private void machine(Hardware machine) {
        line(
                "%-14s %-32s %-16s %9.3g %9s W",
                machine.vendor(),
                machine.model(),
                machine.algorithm(),
                machine.hashrate(),
                watts(machine));
    }

    private void coin(Coin coin) {
        line("%-8s %-24s %s", coin.ticker(), coin.name(), String.join(" ", coin.algorithms()));
    }

    private void client(TlsClient client) {
        line(
                "%-36s %-24s %-8s %s",
                client.ja4(),
                client.software(),
                lower(client.kind()),
                client.version().orElse("-"));
    }

    private void pool(Pool pool) {
        line(
                "%-28s %-28s %-9s %s%s",
                pool.suffix(),
                pool.name(),
                pool.closed() ? "closed" : lower(pool.confidence()),
                pool.ports(),
                pool.tlsPorts().ranges().isEmpty() ? "" : " tls " + pool.tlsPorts());
    }

    private void algorithm(Algorithm algorithm) {
        line(
                "%-20s %-6s %14s %10s %s",
                algorithm.name(),
                algorithm.unit(),
                shown(algorithm.hashesPerDifficulty(), "%.0f"),
                shown(algorithm.largestDevice(), "%.3g"),
                String.join(" ", algorithm.aliases()));
    }

    private static String shown(OptionalDouble number, String format) {
        return number.isPresent() ? String.format(Locale.ROOT, format, number.getAsDouble()) : "-";
    }

    private static String watts(Hardware hardware) {
        String low = String.format(Locale.ROOT, "%.0f", hardware.wattsLow());
        String high = String.format(Locale.ROOT, "%.0f", hardware.wattsHigh());
        return low.equals(high) ? low : low + "-" + high;
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private void line(String format, Object... values) {
        spec.commandLine().getOut().println(String.format(Locale.ROOT, format, values));
    }
}
