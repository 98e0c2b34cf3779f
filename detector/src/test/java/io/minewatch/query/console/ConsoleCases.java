package io.minewatch.query.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.minewatch.ledger.Scope;
import io.minewatch.query.api.access.Role;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;

/** A desk and a browser for the tests of a class, in which nothing may be complained of. */
abstract class ConsoleCases {

    static Desk desk;
    static Chromium chromium;

    /** A token for everything. */
    static String administrator;

    /** Who sits there in this test. */
    Reader reader;

    @BeforeAll
    static void open(@TempDir Path folder) throws Exception {
        desk = new Desk(folder);
        chromium = new Chromium();
        administrator = desk.token(Role.ADMINISTRATOR, Scope.ALL);
    }

    @AfterAll
    static void close() {
        chromium.close();
        desk.close();
    }

    @AfterEach
    void nothingWasComplainedOf() {
        List<String> complaints = reader.complaints();
        reader.close();
        assertEquals(List.of(), complaints);
        assertEquals(List.of(), List.copyOf(desk.failures));
    }
}
