package io.minewatch.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.minewatch.Dialects;
import io.minewatch.probe.WatchedPool.Speech;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** New blocks are told, the first one of a connection is not, and nothing but a login is said. */
class PoolWatchTest {

    private final AtomicLong now = new AtomicLong(1_000);
    private final LinkedBlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final LinkedBlockingQueue<String> toSay = new LinkedBlockingQueue<>();

    private final WatchListener listener =
            new WatchListener() {
                @Override
                public void works(WatchedPool pool) {
                    told.add("works");
                }

                @Override
                public void lost(WatchedPool pool, String reason) {
                    told.add("lost: " + reason);
                }
            };

    private PoolWatch watch(TestServer server, Speech speech) {
        return watch(
                new Connector(),
                new WatchedPool("XYZ", "localhost", server.port(), false, speech, "me.watch", "x"));
    }

    private PoolWatch watch(Connector connector, WatchedPool... pools) {
        return PoolWatch.start(
                connector,
                List.of(pools),
                Dialects.ALL,
                (chain, nanos) -> told.add(chain + " " + nanos),
                listener,
                now::get,
                1);
    }

    /** Says what it is given to say, once it was spoken to; closes at "close". */
    private TestServer pool() throws Exception {
        return new TestServer(
                link -> {
                    link.hear();
                    for (String next = toSay.take(); !next.equals("close"); next = toSay.take()) {
                        link.say(next + "\n");
                    }
                });
    }

    private String next() throws InterruptedException {
        return Optional.ofNullable(told.poll(60, TimeUnit.SECONDS)).orElse("nothing");
    }

    private static String bitcoin(int job, char block, boolean clean) {
        return """
        {"id":null,"method":"mining.notify","params":["%d","%s","01000000","0a630000",[],"20000000",\
        "1702f5c2","68a0b1c2",%b]}\
        """
                .formatted(job, String.valueOf(block).repeat(64), clean);
    }

    @Test
    void eachBlockOfBitcoinIsTold() throws Exception {
        try (var server = pool();
                var _ = watch(server, Speech.STRATUM_V1)) {
            toSay.add(
                    "{\"id\":1,\"result\":[[[\"mining.notify\",\"1\"]],\"a1b2c3d4\",8],"
                            + "\"error\":null}");
            toSay.add("{\"id\":2,\"result\":true,\"error\":null}");
            toSay.add(bitcoin(1, 'a', true));
            assertEquals("works", next());
            now.set(2_000);
            toSay.add(bitcoin(2, 'b', true));
            assertEquals("XYZ 2000", next());
            toSay.add(bitcoin(3, 'b', false));
            toSay.add(bitcoin(4, 'b', true));
            toSay.add(bitcoin(5, 'c', true));
            assertEquals("XYZ 2000", next());
            toSay.add("close");
            assertTrue(next().startsWith("lost"));
            assertEquals(
                    "{\"id\":1,\"method\":\"mining.subscribe\",\"params\":[\""
                            + Connector.AGENT
                            + "\"]}\n{\"id\":2,\"method\":\"mining.authorize\","
                            + "\"params\":[\"me.watch\",\"x\"]}\n",
                    server.told().getFirst());
            assertEquals(List.of(), List.copyOf(told));
        }
    }

    @Test
    void eachHeightOfCryptoNoteIsTold() throws Exception {
        String blob = "1010" + "ab".repeat(74);
        String job = "{\"blob\":\"%s\",\"job_id\":\"%d\",\"target\":\"b88d0600\",\"height\":%d}";
        try (var server = pool();
                var _ = watch(server, Speech.CRYPTONOTE)) {
            toSay.add(
                    "{\"id\":1,\"jsonrpc\":\"2.0\",\"error\":null,\"result\":{\"id\":\"5b\","
                            + "\"job\":"
                            + job.formatted(blob, 1, 3_200_000)
                            + ",\"status\":\"OK\"}}");
            assertEquals("works", next());
            for (int height : new int[] {3_200_000, 3_200_001, 3_200_001, 3_200_002}) {
                toSay.add(
                        "{\"jsonrpc\":\"2.0\",\"method\":\"job\",\"params\":"
                                + job.formatted(blob, height + 7, height)
                                + "}");
            }
            assertEquals("XYZ 1000", next());
            assertEquals("XYZ 1000", next());
            toSay.add("close");
            assertTrue(next().startsWith("lost"));
        }
    }

    /** It cannot be known when the block came that was found in between. */
    @Test
    void isCalledAgainAndBeginsAnew() throws Exception {
        try (var server = pool();
                var _ = watch(server, Speech.STRATUM_V1)) {
            for (char block : "abc".toCharArray()) {
                toSay.add(bitcoin(1, block, true));
                assertEquals("works", next());
                toSay.add("close");
                assertTrue(next().startsWith("lost"));
            }
        }
    }

    /** Neither the blocks of other pools, nor the end. */
    @Test
    @Timeout(240)
    void aNameThatIsLookedUpForLongHoldsNothingUp() throws Exception {
        var asked = new CountDownLatch(1);
        var answered = new CountDownLatch(1);
        var connector =
                new Connector(
                        host -> {
                            if (host.equals("hangs.example")) {
                                asked.countDown();
                                await(answered);
                            }
                            return InetAddress.getByName(host);
                        });
        try (var server = pool();
                var _ =
                        watch(
                                connector,
                                at("ABC", "hangs.example", server),
                                at("XYZ", "127.0.0.1", server))) {
            await(asked);
            toSay.add(bitcoin(1, 'a', true));
            assertEquals("works", next());
            now.set(2_000);
            toSay.add(bitcoin(2, 'b', true));
            assertEquals("XYZ 2000", next());
        } finally {
            answered.countDown();
        }
    }

    private static WatchedPool at(String chain, String host, TestServer server) {
        return new WatchedPool(chain, host, server.port(), false, Speech.STRATUM_V1, "me", "x");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(120, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aNameThatNobodyHasIsSaid() throws Exception {
        var connector =
                new Connector(
                        host -> {
                            throw new UnknownHostException(host + " is not known");
                        });
        try (var server = pool();
                var _ = watch(connector, at("XYZ", "none.example", server))) {
            assertEquals("lost: none.example is not known", next());
            // Each time that it is called.
            assertEquals("lost: none.example is not known", next());
        }
    }

    @Test
    void whyItWasRefusedIsSaid() throws Exception {
        try (var server = pool();
                var _ = watch(server, Speech.STRATUM_V1)) {
            toSay.add(
                    "{\"id\":1,\"result\":[[[\"mining.notify\",\"1\"]],\"a1b2c3d4\",8],"
                            + "\"error\":null}");
            toSay.add("{\"id\":2,\"result\":null,\"error\":[24,\"Unauthorized worker\",null]}");
            toSay.add(bitcoin(1, 'a', true));
            assertEquals("works", next());
            toSay.add("close");
            assertEquals("lost: login refused: Unauthorized worker", next());
        }
    }

    @Test
    void whatIsSaidIsJsonWhateverTheAccountIs() {
        var pool = new WatchedPool("X", "h", 1, false, Speech.ETHPROXY, "a\"\n", "p");
        assertEquals(
                "{\"id\":1,\"method\":\"eth_submitLogin\",\"params\":[\"a\\\"\\n\",\"p\"],"
                        + "\"jsonrpc\":\"2.0\"}\n"
                        + "{\"id\":2,\"method\":\"eth_getWork\",\"params\":[],"
                        + "\"jsonrpc\":\"2.0\"}\n",
                new String(PoolWatch.opening(pool), ISO_8859_1));
    }
}
