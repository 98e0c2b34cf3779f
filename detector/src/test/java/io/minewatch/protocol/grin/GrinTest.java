package io.minewatch.protocol.grin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.minewatch.protocol.DialectContract;
import io.minewatch.protocol.Ear;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Collections;
import java.util.List;

class GrinTest extends DialectContract {

    /** The least there is: a hash. */
    private static final String HEADER = "0005" + "0".repeat(60);

    GrinTest() {
        super(new Grin(), "grin");
    }

    private static String job(String difficulty, long height, String prePow) {
        return ("{\"id\":\"Stratum\",\"jsonrpc\":\"2.0\",\"method\":\"job\",\"params\":{\"difficulty\":%s,\"height\":%d,"
                    + "\"job_id\":2,\"pre_pow\":\"%s\"}}")
                .formatted(difficulty, height, prePow);
    }

    private static String share(String edgeBits, int edges) {
        return ("{\"id\":\"3\",\"method\":\"submit\",\"params\":{\"edge_bits\":%s,\"height\":7,\"job_id\":2,"
                    + "\"nonce\":1,\"pow\":[%s]}}")
                .formatted(edgeBits, String.join(",", Collections.nCopies(edges, "5")));
    }

    /** 42 graphs a cycle, and as many cycles a share as the difficulty is above the weight. */
    @ParameterizedTest
    @CsvSource({
        "32, 16384, cuckatoo32, 42",
        "32, 32768, cuckatoo32, 84",
        "32, 1, cuckatoo32, 42",
        "31, 79360, cuckatoo31, 420",
        "29, 1, cuckaroo29, 42",
        "29, 100, cuckaroo29, 4200",
    })
    void aShareTellsTheGraphAndThatTheWork(
            String edgeBits, String difficulty, String algorithm, double graphs) {
        var ear = new Ear().hear(1, job(difficulty, 7, HEADER)).hear(0, share(edgeBits, 42));
        assertTrue(ear.events.getFirst().contains("difficulty=Optional.empty"));
        assertEquals("client Algorithm[name=" + algorithm + "]", ear.events.get(1));
        assertEquals(
                "client DifficultySet[difficulty=Difficulty[value=%s, unit=HASHES]]"
                        .formatted(graphs),
                ear.events.get(2));
        ear.hear(1, job(difficulty, 8, HEADER));
        assertTrue(ear.events.getLast().contains("Difficulty[value=" + graphs));
        assertTrue(ear.events.getLast().contains("algorithm=Optional[" + algorithm + "]"));
    }

    @Test
    void aShareAloneIsEnoughAndNeedsEveryEdge() {
        assertEquals("grin", new Ear().hear(0, share("32", 42)).end().dialect);
        for (String not :
                List.of(
                        share("32", 41),
                        share("32", 43),
                        share("\"32\"", 42),
                        share("32", 42).replace("[5,", "[-5,"),
                        share("32", 42).replace("\"job_id\":2,", ""),
                        share("32", 42).replace("\"nonce\":1,", ""))) {
            assertEquals(0, new Ear().hear(0, not).end().begun, not);
        }
    }

    @Test
    void aJobAloneIsEnoughAndNeedsEveryPart() {
        assertEquals("grin", new Ear().hear(1, job("1", 7, HEADER)).end().dialect);
        for (String not :
                List.of(
                        job("1.5", 7, HEADER),
                        job("-1", 7, HEADER),
                        job("1", 7, HEADER.substring(2)),
                        job("1", 7, HEADER + "0"),
                        job("1", 7, ""),
                        job("1", 7, "00".repeat(513)),
                        job("1", 7, HEADER).replace("job_id", "job"),
                        job("1", 7, HEADER).replace("}}", "},\"level\":\"info\"}"))) {
            assertEquals(0, new Ear().hear(1, not).end().begun, not);
        }
        assertEquals(1, new Ear().hear(1, job("1", 7, "00".repeat(512))).end().begun);
    }

    @Test
    void thePreviousHashIsTakenWhereTheHeightIsRepeated() {
        String header = "0005" + "0000000000000007" + "0".repeat(16) + "ab".repeat(32) + "00";
        var ear = new Ear().hear(1, job("1", 7, header)).hear(1, job("1", 8, header));
        assertTrue(ear.events.get(0).contains("previousHash=Optional[" + "ab".repeat(32) + "]"));
        assertTrue(ear.events.get(1).contains("previousHash=Optional.empty"));
        assertTrue(ear.events.get(1).contains("clean=true"));
    }

    @Test
    void zeroAndUnknownGraphsAreOddities() {
        var ear = new Ear().hear(1, job("0", 7, HEADER)).hear(0, share("30", 42));
        assertEquals("server Oddity[what=difficulty is no positive number]", ear.events.get(0));
        assertEquals(
                "client Oddity[what=share without a cycle of a known graph]", ear.events.get(2));
        assertFalse(ear.end().withdrawn);
    }

    @Test
    void aReplyToAnUnheardShareIsAssumed() {
        var ear =
                new Ear()
                        .hear(1, job("1", 7, HEADER))
                        .hear(
                                1,
                                "{\"id\":\"9\",\"method\":\"submit\",\"result\":\"ok\",\"error\":null}");
        assertEquals(
                "server ShareResult[requestId=, accepted=true, reason=Optional.empty,"
                        + " assumed=true]",
                ear.events.getLast());
    }

    @Test
    void aLoginOfAnyMinerNeedsAnAnswerAndAJob() {
        String login =
                "{\"id\":\"0\",\"jsonrpc\":\"2.0\",\"method\":\"login\",\"params\":{\"login\":\"u\",\"pass\":\"x\",\"agent\":\"GMiner\"}}";
        String answer = "{\"id\":\"0\",\"method\":\"login\",\"result\":\"ok\",\"error\":null}";
        assertEquals(0, new Ear().hear(0, login).end().begun);
        assertEquals(0, new Ear().hear(0, login).hear(1, answer).end().begun);
        var ear = new Ear().hear(0, login).hear(1, answer).hear(1, job("1", 7, HEADER)).end();
        assertEquals("grin", ear.dialect);
        assertEquals("server LoginReply[accepted=true, reason=Optional.empty]", ear.events.get(2));
    }

    /** Whatever is asked, and however often, "ok" under the same method is no mining. */
    @Test
    void aServiceThatRepeatsTheMethodIsNothing() {
        for (String method : List.of("submit", "keepalive", "status", "getjobtemplate")) {
            var ear =
                    new Ear()
                            .hear(
                                    0,
                                    asked("login", ",\"params\":{\"login\":\"al\",\"pass\":\"x\"}"))
                            .hear(1, asked("login", ",\"result\":\"ok\",\"error\":null"));
            for (int call = 0; call < 10; call++) {
                ear.hear(0, asked(method, ",\"params\":{\"form\":\"a\"}"))
                        .hear(1, asked(method, ",\"result\":\"ok\",\"error\":null"));
            }
            assertEquals(0, ear.end().begun, method);
        }
    }

    @Test
    void whatIsSubmittedWithoutACycleIsNoShare() {
        var ear =
                new Ear()
                        .hear(
                                0,
                                asked(
                                        "login",
                                        ",\"params\":{\"login\":\"u\",\"agent\":\"mwc-miner\"}"))
                        .hear(0, asked("submit", ",\"params\":{\"form\":\"a\"}"))
                        .hear(1, asked("submit", ",\"result\":\"ok\",\"error\":null"));
        assertEquals("grin", ear.dialect);
        assertEquals(
                List.of(
                        "client Oddity[what=share without a cycle]",
                        "server Oddity[what=answer to no share]"),
                ear.events.subList(2, ear.events.size()));
    }

    private static String asked(String method, String more) {
        return "{\"id\":1,\"method\":\"" + method + "\"" + more + "}";
    }

    /** A wallet of 90 characters and more is CryptoNote's sign, until the pool answers. */
    @Test
    void aLongWalletIsTakenForAnotherDialectUntilTheAnswer() {
        String login =
                "{\"id\":\"Stratum\",\"method\":\"login\",\"params\":{\"login\":\"12%s\",\"pass\":\"x\",\"agent\":\"lolMiner\"}}"
                        .formatted("HVCEeZC2RG".repeat(9));
        var ear = new Ear().hear(0, login);
        assertEquals("cryptonote", ear.dialect);
        ear.hear(1, "{\"id\":\"Stratum\",\"method\":\"login\",\"result\":\"ok\",\"error\":null}");
        ear.hear(1, job("4", 7, HEADER)).hear(0, share("29", 42)).end();
        assertEquals("grin", ear.dialect);
        assertEquals("server LoginReply[accepted=true, reason=Optional.empty]", ear.events.get(2));
    }

    private static final String DIFFICULTIES =
            "[[\"cuckoo\",3],[\"randomx\",4000],[\"progpow\",2500000000]]";

    private static String epicShare(String proof) {
        return ("{\"id\":\"0\",\"jsonrpc\":\"2.0\",\"method\":\"submit\",\"params\":{\"height\":7,\"job_id\":2,"
                    + "\"nonce\":12279655318602121233,\"pow\":%s}}")
                .formatted(
                        proof.replace("HASH", "[" + "200,".repeat(31) + "0]")
                                .replace("EDGES", "[" + "5,".repeat(41) + "5]"));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "`{\"RandomX\":HASH}`, randomx, 4000.0",
                "`{\"ProgPow\":HASH}`, progpow, 2.5E9",
                "`{\"Cuckoo\":[31,EDGES]}`, cuckatoo31, 42.0",
            })
    void aShareOfEpicNamesItsProof(String proof, String algorithm, String work) {
        var ear =
                new Ear()
                        .hear(1, job(DIFFICULTIES, 7, HEADER))
                        .hear(0, epicShare(proof))
                        .hear(1, job(DIFFICULTIES, 8, HEADER));
        assertEquals("server Coin[ticker=EPIC]", ear.events.getFirst());
        assertEquals("client Algorithm[name=" + algorithm + "]", ear.events.get(2));
        assertTrue(ear.events.getLast().contains("Difficulty[value=" + work), ear.events::toString);
        assertEquals("grin", new Ear().hear(0, epicShare(proof)).end().dialect);
    }

    @Test
    void epicsPartsMustFit() {
        for (String not :
                List.of(
                        job("[]", 7, HEADER),
                        job("[[\"cuckoo\",3]]", 7, HEADER),
                        job(DIFFICULTIES.replace("3]", "\"3\"]"), 7, HEADER),
                        epicShare("{}"),
                        epicShare("{\"RandomX\":[1,2]}"),
                        epicShare("{\"RandomX\":HASH,\"ProgPow\":HASH}"),
                        epicShare("{\"RandomX\":HASH}").replace("200", "256"),
                        epicShare("{\"Sha\":HASH}"),
                        epicShare("{\"Cuckoo\":EDGES}"),
                        epicShare("{\"Cuckoo\":[31,HASH]}"))) {
            assertEquals(0, new Ear().hear(0, not).end().begun, not);
        }
    }
}
