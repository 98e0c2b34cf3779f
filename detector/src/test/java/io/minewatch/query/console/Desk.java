package io.minewatch.query.console;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.minewatch.ledger.Ledger;
import io.minewatch.ledger.LedgerConfig;
import io.minewatch.ledger.Scope;
import io.minewatch.locate.RegionTree;
import io.minewatch.query.api.NewToken;
import io.minewatch.query.api.QueryConfig;
import io.minewatch.query.api.QueryServer;
import io.minewatch.query.api.access.Role;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** A ledger of a small province, served as the appliance serves it. */
final class Desk implements AutoCloseable {

    private static final int MINERS = 220;

    /** As often as a test likes. */
    private static final QueryConfig CONFIG =
            new QueryConfig(
                    "127.0.0.1",
                    0,
                    Optional.empty(),
                    false,
                    new QueryConfig.Limits(100_000, 100_000, 100_000, 100_000, 1000, 300));

    final Path folder;
    final Ledger ledger;
    final List<String> failures = Collections.synchronizedList(new ArrayList<>());
    private final QueryServer server;

    Desk(Path folder) throws Exception {
        this.folder = folder;
        Path regions = folder.resolve("regions.csv");
        Files.writeString(regions, SomeRegions.csv());
        ledger =
                Ledger.open(
                        LedgerConfig.sqlite(folder.resolve("ledger.db"))
                                .withRegions(RegionTree.load(regions)));
        ledger.record(SmallProvince.of(MINERS, Instant.now()));
        server =
                QueryServer.start(
                        CONFIG,
                        ledger,
                        () -> JsonNodeFactory.instance.objectNode().put("ready", true),
                        (action, fault) -> failures.add(action + ": " + fault));
    }

    /** Where the console is. */
    String address() {
        return "http://127.0.0.1:" + server.address().getPort() + "/";
    }

    /** The secret of a new token. */
    String token(Role role, Scope scope) {
        return NewToken.make(
                        ledger,
                        role.text() + " of the test",
                        role,
                        scope,
                        Instant.now(),
                        Duration.ofDays(1))
                .secret();
    }

    @Override
    public void close() {
        server.close();
        ledger.close();
    }
}
