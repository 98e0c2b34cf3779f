package io.minewatch.cli;

import io.minewatch.ConfigException;
import io.minewatch.ConfigFile;
import io.minewatch.emit.VisibleText;
import io.minewatch.ledger.Ledger;
import io.minewatch.ledger.LedgerConfig;
import io.minewatch.ledger.LedgerUnavailable;
import io.minewatch.ledger.Scope;
import io.minewatch.ledger.Token;
import io.minewatch.query.api.NewToken;
import io.minewatch.query.api.access.Role;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** {@code minewatch tokens}: who may ask the query interface, and no longer. */
@Command(
        name = "tokens",
        description = "Makes, lists and revokes the tokens of the query interface.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class TokensCommand {

    /** A name in lists and in the audit trail. */
    private static final int MAX_NAME = 100;

    private static final int MAX_DAYS = 3660;

    /** Where the ledger is: one of both. */
    static final class Place {

        @Option(
                names = {"-c", "--config"},
                paramLabel = "YAML",
                description = "the configuration whose ledger is meant")
        private Path config;

        @Option(
                names = "--ledger",
                paramLabel = "FILE",
                description = "the ledger's file itself, of SQLite")
        private Path file;
    }

    /** What a token is to be. */
    static final class Wanted {

        @Option(
                names = "--name",
                required = true,
                paramLabel = "WHO",
                description = "who it is for; stands in the audit trail")
        private String name = "";

        @Option(
                names = "--role",
                required = true,
                paramLabel = "ROLE",
                description = "${COMPLETION-CANDIDATES}")
        private Role role;

        @Option(
                names = "--regions",
                split = ",",
                paramLabel = "CODE",
                description = "codes of regions whose subtrees are seen")
        private List<String> regions = List.of();

        @Option(names = "--everywhere", description = "all regions, instead of some")
        private boolean everywhere;

        @Option(
                names = "--days",
                paramLabel = "N",
                defaultValue = "90",
                description = "after which it expires; default: ${DEFAULT-VALUE}")
        private int days;

        Scope scope() {
            return everywhere ? Scope.ALL : Scope.of(Set.copyOf(regions));
        }
    }

    @Spec private CommandSpec spec;

    private final Clock clock;

    TokensCommand(Clock clock) {
        this.clock = clock;
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Makes a token and prints it, this once.",
            exitCodeListHeading = "Exit codes:%n",
            exitCodeList = {"0:made", "1:the ledger cannot be opened", "2:usage"})
    int add(@ArgGroup(multiplicity = "1") Place place, @Mixin Wanted wanted) {
        check(wanted);
        return with(
                place,
                ledger -> {
                    var made =
                            NewToken.make(
                                    ledger,
                                    wanted.name.strip(),
                                    wanted.role,
                                    wanted.scope(),
                                    clock.instant(),
                                    Duration.ofDays(wanted.days));
                    var err = spec.commandLine().getErr();
                    err.printf("%s, until %s%n", made.token().id(), made.token().expires());
                    err.flush();
                    line("%s", made.secret());
                    return 0;
                });
    }

    private void check(Wanted wanted) {
        if (wanted.everywhere != wanted.regions.isEmpty()) {
            throw misuse("give either --regions or --everywhere");
        }
        if (wanted.name.isBlank() || wanted.name.length() > MAX_NAME) {
            throw misuse("--name must have 1 to " + MAX_NAME + " characters");
        }
        if (wanted.days < 1 || wanted.days > MAX_DAYS) {
            throw misuse("--days must be 1 to " + MAX_DAYS + ", found " + wanted.days);
        }
    }

    private ParameterException misuse(String text) {
        return new ParameterException(spec.subcommands().get("add"), text);
    }

    @Command(mixinStandardHelpOptions = true, description = "Lists all tokens, without secrets.")
    int list(@ArgGroup(multiplicity = "1") Place place) {
        return with(
                place,
                ledger -> {
                    Instant now = clock.instant();
                    line("%-12s %-14s %-8s %-22s %s", "id", "role", "holds", "expires", "name");
                    for (Token token : ledger.tokens().list()) {
                        line(
                                "%-12s %-14s %-8s %-22s %s (%s)",
                                token.id(),
                                token.role(),
                                state(token, now),
                                token.expires().truncatedTo(ChronoUnit.SECONDS),
                                VisibleText.of(token.name()),
                                shown(token.scope()));
                    }
                    return 0;
                });
    }

    private static String state(Token token, Instant now) {
        if (token.revoked().isPresent()) {
            return "revoked";
        }
        return token.holds(now) ? "yes" : "expired";
    }

    private static String shown(Scope scope) {
        return scope.everywhere() ? "everywhere" : String.join(" ", new TreeSet<>(scope.regions()));
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Makes a token worth nothing from now on.",
            exitCodeListHeading = "Exit codes:%n",
            exitCodeList = {"0:revoked", "1:there is no such token", "2:usage"})
    int revoke(
            @ArgGroup(multiplicity = "1") Place place,
            @Parameters(paramLabel = "ID", description = "as it stands in the list") String id) {
        return with(
                place,
                ledger -> {
                    if (ledger.tokens().revoke(id, clock.instant())) {
                        return 0;
                    }
                    return fault("there is no token " + id + " that was not revoked before");
                });
    }

    private interface Use {
        int of(Ledger ledger);
    }

    private int with(Place place, Use use) {
        try {
            var settings = settings(place);
            if (settings.isEmpty()) {
                fault(place.config + " has no ledger");
                return 2;
            }
            try (var ledger = Ledger.open(settings.get())) {
                int status = use.of(ledger);
                spec.commandLine().getOut().flush();
                return status;
            }
        } catch (ConfigException e) {
            e.complaints().forEach(this::fault);
            return 2;
        } catch (LedgerUnavailable e) {
            return fault("ledger: " + e.getMessage());
        }
    }

    private static Optional<LedgerConfig> settings(Place place) throws ConfigException {
        if (place.file != null) {
            return Optional.of(LedgerConfig.sqlite(place.file));
        }
        var config = ConfigFile.read(place.config, Home.current().signatures());
        return config.ledger().isPresent()
                ? Optional.of(config.ledger().get().settings())
                : Optional.empty();
    }

    private int fault(String text) {
        spec.commandLine().getErr().println("minewatch: " + VisibleText.of(text));
        spec.commandLine().getErr().flush();
        return 1;
    }

    private void line(String format, Object... values) {
        spec.commandLine().getOut().println(String.format(Locale.ROOT, format, values));
    }
}
