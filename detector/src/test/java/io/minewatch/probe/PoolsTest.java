package io.minewatch.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.minewatch.coverage.Simulated;
import io.minewatch.probe.noise.NoiseResponder;
import io.minewatch.protocol.Ear;
import io.minewatch.protocol.Fixture;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** Pools of every dialect are found, whatever they are asked first. */
class PoolsTest {

    /** Before work is sent, these are told from Stratum V1 by what a miner says, if at all. */
    private static final Set<String> STRATUM = Set.of("equihash_stratum", "ethereum_stratum");

    /** So many are asked at once: most of it is waiting. */
    private static final int AT_ONCE = 8;

    private static final ExecutorService ASKING = Executors.newFixedThreadPool(AT_ONCE);

    @AfterAll
    static void end() {
        ASKING.close();
    }

    /** A pool that is asked meanwhile. */
    record Asked(String name, Future<?> found) {

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Asked> recorded() {
        return Fixture.all().stream().flatMap(PoolsTest::asked).toList().stream();
    }

    private static Stream<Asked> asked(Fixture fixture) {
        var ear = new Ear().hear(fixture.lines()).end();
        var lines =
                fixture.lines().stream()
                        .map(line -> new ScriptedPool.Line(line.side(), line.bytes()))
                        .toList();
        return ear.dialect.isEmpty()
                ? Stream.empty()
                : Stream.of(asked(fixture.toString(), lines, ear.dialect, ear.variant));
    }

    static Stream<Asked> simulated() {
        return Simulated.all().map(PoolsTest::asked).toList().stream();
    }

    private static Asked asked(Simulated session) {
        var lines =
                session.said().stream()
                        .map(said -> new ScriptedPool.Line(said.side(), said.bytes()))
                        .toList();
        return asked(session.name(), lines, session.dialect(), session.variant());
    }

    private static Asked asked(
            String name, List<ScriptedPool.Line> lines, String dialect, String variant) {
        return new Asked(name, ASKING.submit(() -> find(name, lines, dialect, variant)));
    }

    @ParameterizedTest
    @MethodSource({"recorded", "simulated"})
    void poolsAreFound(Asked pool) throws Exception {
        pool.found.get();
    }

    private static boolean find(
            String name, List<ScriptedPool.Line> lines, String dialect, String variant)
            throws Exception {
        try (var server = new TestServer(new ScriptedPool(lines))) {
            Report report = Asking.ask(server);
            var pool =
                    assertInstanceOf(
                            Answer.Pool.class,
                            report.answer(),
                            () -> name + " was told " + server.told());
            boolean family = pool.variant().isEmpty() && STRATUM.contains(dialect);
            assertTrue(
                    pool.protocol().equals(dialect)
                            || family && pool.protocol().equals("stratum_v1"),
                    () -> name + " " + pool);
            pool.variant().ifPresent(it -> assertEquals(variant, it, pool::toString));
            assertFalse(pool.said().isEmpty());
            Asking.assertOnlyHandshakes(server);
            return true;
        }
    }

    /** That a login is accepted says nothing, and Grin's node sends no work before it is asked. */
    @Test
    void whoIsAskedAsGrinIsAskedForWork() throws Exception {
        var lines =
                Fixture.all().stream()
                        .filter(fixture -> fixture.toString().equals("grin/grin-miner.txt"))
                        .flatMap(fixture -> fixture.lines().stream())
                        .map(line -> new ScriptedPool.Line(line.side(), line.bytes()))
                        .toList();
        var usual = Asking.PATIENT;
        var settings =
                new ProbeSettings(
                        usual.timeout(),
                        usual.pause(),
                        usual.tls(),
                        usual.webSocket(),
                        usual.noise(),
                        Set.of("grin"));
        try (var server = new TestServer(new ScriptedPool(lines))) {
            Report report = Asking.ask(server, settings);
            var pool = assertInstanceOf(Answer.Pool.class, report.answer(), report::toString);
            assertEquals(List.of("login accepted", "work"), pool.said());
            Asking.assertOnlyHandshakes(server);
        }
    }

    @Test
    void aPoolInNoiseIsFound() throws Exception {
        var random = new Random(5);
        try (var server =
                new TestServer(
                        link -> {
                            String key = link.hear();
                            if (key.length() == 64) {
                                byte[] bytes = key.getBytes(StandardCharsets.ISO_8859_1);
                                link.say(NoiseResponder.answer(bytes, random));
                                link.hearAll();
                            }
                        })) {
            var pool = assertInstanceOf(Answer.Pool.class, Asking.ask(server).answer());
            assertEquals("stratum_v2", pool.protocol());
            assertEquals("noise", pool.transport());
            assertTrue(pool.excerpt().contains("valid from 1700000000"), pool.excerpt());
            Asking.assertOnlyHandshakes(server);
        }
    }

    /** As long as the answer to a key, and no answer to this one. */
    @Test
    void somethingOfTheSameLengthIsNoPool() throws Exception {
        var random = new Random(6);
        try (var server =
                new TestServer(
                        link -> {
                            if (link.hear().length() == 64) {
                                byte[] bytes = new byte[234];
                                random.nextBytes(bytes);
                                link.say(bytes);
                                link.hearAll();
                            }
                        })) {
            assertInstanceOf(Answer.NotAPool.class, Asking.ask(server).answer());
        }
    }
}
