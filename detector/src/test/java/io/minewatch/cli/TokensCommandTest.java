package io.minewatch.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.minewatch.ledger.Ledger;
import io.minewatch.ledger.LedgerConfig;
import io.minewatch.ledger.Scope;
import io.minewatch.query.api.access.Secret;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Tokens are made, listed and revoked. */
class TokensCommandTest {

    @TempDir private Path folder;
    private String file;

    @BeforeEach
    void place() {
        file = folder.resolve("ledger.db").toString();
    }

    private CommandRun tokens(String verb, String... more) {
        var all = new ArrayList<>(List.of("tokens", verb, "--ledger", file));
        all.addAll(List.of(more));
        return CommandRun.of(all.toArray(String[]::new));
    }

    @Test
    void aTokenIsShownOnceAndKeptAsAHash() throws Exception {
        var made =
                tokens("add", "--name", "王 科长", "--role", "officer", "--regions", "500103,500105");
        assertEquals(0, made.exitCode(), made.err().toString());
        String secret = made.out().strip();
        assertTrue(secret.matches("mwt_[A-Za-z0-9_-]{43}"), secret);
        String id;
        try (var ledger = Ledger.open(LedgerConfig.sqlite(Path.of(file)))) {
            var token = ledger.tokens().find(Secret.hash(secret)).orElseThrow();
            id = token.id();
            assertEquals("officer", token.role());
            assertEquals(Scope.of(Set.of("500103", "500105")), token.scope());
        }
        var list = tokens("list");
        assertTrue(list.out().contains(id) && list.out().contains("王 科长 (500103 500105)"));
        assertTrue(!list.out().contains(secret));
        for (Path part : Files.list(folder).toList()) {
            String content = new String(Files.readAllBytes(part), "ISO-8859-1");
            assertTrue(!content.contains(secret), part.toString());
        }
        assertEquals(0, tokens("revoke", id).exitCode());
        assertEquals(1, tokens("revoke", id).exitCode());
        assertTrue(tokens("list").out().contains("revoked"));
    }

    @Test
    void misuseIsRefused() throws Exception {
        assertEquals(2, tokens("add", "--name", "a", "--role", "officer").exitCode());
        assertEquals(2, tokens("add", "--name", "a", "--role", "king", "--everywhere").exitCode());
        assertEquals(
                2, tokens("add", "--name", " ", "--role", "officer", "--everywhere").exitCode());
        assertEquals(
                2,
                tokens("add", "--name", "a", "--role", "officer", "--everywhere", "--days", "0")
                        .exitCode());
        assertEquals(2, CommandRun.of("tokens", "list").exitCode());
        Path config = Files.writeString(folder.resolve("m.yaml"), "capture: {interfaces: [lo]}\n");
        var none = CommandRun.of("tokens", "list", "-c", config.toString());
        assertEquals(2, none.exitCode());
        assertTrue(none.err().getFirst().endsWith("has no ledger"), none.err().toString());
    }
}
