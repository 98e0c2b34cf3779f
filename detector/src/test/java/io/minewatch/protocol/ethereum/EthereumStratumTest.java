package io.minewatch.protocol.ethereum;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.minewatch.protocol.DialectContract;
import io.minewatch.protocol.Ear;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class EthereumStratumTest extends DialectContract {

    private static final String HASH = "0f".repeat(32);

    private static final String SUBSCRIBE =
            "{\"id\":1,\"method\":\"mining.subscribe\",\"params\":[\"miner/1\",\"EthereumStratum/1.0.0\"]}";

    private static final String FIRST_JOB = notify("\"a\",\"H\",\"H\",true");
    private static final String SECOND_JOB = notify("\"a\",\"3e8\",\"H\",\"1\"");

    EthereumStratumTest() {
        super(new EthereumStratum(), "ethereum", "stratum");
    }

    private static String notify(String params) {
        return "{\"method\":\"mining.notify\",\"params\":[" + params.replace("H", HASH) + "]}";
    }

    private static String submit(int id, String params) {
        return "{\"id\":" + id + ",\"method\":\"mining.submit\",\"params\":[" + params + "]}";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'3b7','H','H','H',true,3412345,'1b01a2f3'",
                "'52',[1234567890123456789,22,33,44],1760000000123",
                "'a','H','H','H',true",
                "'a','H',5,'H',true",
                "'a',1234,'0xH','0x00ff'",
                "'a','04000000','H',true",
                "'a','H','H','true'",
                "'a','3e8','H','2'",
                "'a','3e8','H',true",
                "'a','00112233445566778','H','1'",
                "'a','H','H'",
            })
    void jobsOfOthersStayWithStratumV1(String params) {
        var ear = new Ear().hear(0, SUBSCRIBE).hear(1, notify(params.replace('\'', '"'))).end();
        assertEquals("stratum_v1", ear.dialect);
    }

    @Test
    void jobsOfBothVersionsAreEnough() {
        assertEquals("ethereum_stratum", new Ear().hear(1, FIRST_JOB).dialect);
        assertEquals("ethereum_stratum", new Ear().hear(1, SECOND_JOB).dialect);
        assertEquals(
                "ethereum_stratum",
                new Ear().hear(1, FIRST_JOB.replace(HASH, "0x" + HASH)).dialect);
    }

    @Test
    void theGreetingOfOthersIsNotItsOwn() {
        String hello =
                "{\"id\":1,\"method\":\"mining.hello\",\"params\":{\"agent\":\"a\",\"proto\":\"AlephiumStratum/1.0.0\"}}";
        assertEquals("stratum_v1", new Ear().hear(0, hello).end().dialect);
    }

    @Test
    void aSubscriptionWithItsMarkIsEnoughIfNothingElseCame() {
        assertEquals("ethereum_stratum", new Ear().hear(0, SUBSCRIBE).end().dialect);
        assertEquals(
                "stratum_v1",
                new Ear().hear(0, SUBSCRIBE.replace("EthereumStratum", "X")).end().dialect);
    }

    @ParameterizedTest
    @CsvSource({
        "2e-07, 2.0E-7",
        "'\"2e-07\"', 2.0E-7",
        "1, 1.0",
        "'\"0.25\"', 0.25",
        "123456789012345678901234567890, 1.2345678901234568E29",
    })
    void difficultiesAreNumbersInWhateverForm(String written, String read) {
        assertEquals(
                "server DifficultySet[difficulty=Difficulty[value="
                        + read
                        + ", unit=DIFFICULTY_ONE]]",
                afterDifficulty(written));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1e999", "null", "\"NaN\"", "\"Infinity\"", "[1]", "{}"})
    void whatIsNoDifficultyIsOdd(String written) {
        assertEquals(
                "server Oddity[what=difficulty is no positive number]", afterDifficulty(written));
    }

    private static String afterDifficulty(String written) {
        return new Ear()
                .hear(1, FIRST_JOB)
                .hear(1, "{\"method\":\"mining.set_difficulty\",\"params\":[" + written + "]}")
                .events
                .getLast();
    }

    @Test
    void aTargetOfNothingIsOddAndOthersAreReadWithoutTheirZeros() {
        String set = "{\"method\":\"mining.set\",\"params\":{\"target\":\"%s\"}}";
        var ear =
                new Ear()
                        .hear(1, set.formatted("0"))
                        .hear(1, set.formatted("1" + "0".repeat(55)))
                        .hear(1, set.formatted("f".repeat(65)));
        assertEquals(
                List.of(
                        "server Oddity[what=target is no number]",
                        "server DifficultySet[difficulty=Difficulty[value=6.8719476736E10,"
                                + " unit=HASHES]]",
                        "server Oddity[what=target is no number]"),
                ear.events);
    }

    @Test
    void algorithmStaysUntilAnotherIsSet() {
        String set = "{\"method\":\"mining.set\",\"params\":{\"epoch\":\"dc\",\"algo\":\"%s\"}}";
        var ear =
                new Ear()
                        .hear(1, SECOND_JOB)
                        .hear(1, set.formatted("progpow"))
                        .hear(1, SECOND_JOB)
                        .hear(1, set.formatted("x".repeat(33)))
                        .hear(1, SECOND_JOB);
        assertEquals(
                List.of("ethash", "progpow", "progpow"),
                ear.events.stream()
                        .map(event -> event.replaceFirst(".*algorithm=Optional.(\\w+).*", "$1"))
                        .toList());
    }

    @Test
    void manyWorkersOfOneConnectionAreKeptApart() {
        var ear = new Ear().hear(1, SECOND_JOB);
        for (int i = 0; i <= WorkerTokens.MAX_WORKERS; i++) {
            ear.hear(
                    0,
                    "{\"id\":%1$d,\"method\":\"mining.authorize\",\"params\":[\"acc.rig%1$d\",\"x\"]}"
                            .formatted(i));
            ear.hear(1, "{\"id\":%1$d,\"result\":\"w-%1$d\"}".formatted(i));
        }
        assertEquals("Optional[rig7]", workerOf(ear, "w-7"));
        assertEquals("Optional[rig255]", workerOf(ear, "w-255"));
        assertEquals("Optional.empty", workerOf(ear, "w-256"));
        assertEquals("Optional.empty", workerOf(ear, "w-unheard"));
    }

    private static String workerOf(Ear ear, String token) {
        ear.hear(0, submit(9, "\"a\",\"68765fccd712\",\"" + token + "\""));
        return ear.events.getLast().replaceFirst(".*worker=(.*), solution.*", "$1");
    }

    @Test
    void aShareThatEndsWithATokenIsEnough() {
        var ear = new Ear().hear(0, submit(9, "\"a\",\"68765fccd712\",\"w-1\""));
        assertEquals("ethereum_stratum", ear.dialect);
        assertTrue(ear.events.getFirst().contains("jobId=a,"));
    }

    @Test
    void theServerAloneTellsWhatItAnswers() {
        var ear =
                new Ear()
                        .hear(1, "{\"id\":3,\"result\":\"w-1\"}")
                        .hear(1, "{\"id\":9,\"result\":true}")
                        .hear(1, SECOND_JOB)
                        .hear(1, "{\"id\":10,\"result\":true}")
                        .hear(1, "{\"id\":11,\"error\":{\"code\":202,\"message\":\"Stale\"}}")
                        .hear(1, "{\"id\":12,\"error\":{\"code\":406,\"message\":\"Bad nonce\"}}")
                        .hear(1, "{\"id\":13}");
        assertEquals(5, ear.events.size());
        assertEquals(
                List.of(
                        "server LoginReply[accepted=true, reason=Optional.empty]",
                        "server ShareResult[requestId=, accepted=true, reason=Optional.empty,"
                                + " assumed=true]",
                        "server ShareResult[requestId=, accepted=true, reason=Optional[Stale],"
                                + " assumed=true]",
                        "server ShareResult[requestId=, accepted=false, reason=Optional[Bad nonce],"
                                + " assumed=true]"),
                List.of(
                        ear.events.get(0),
                        ear.events.get(2),
                        ear.events.get(3),
                        ear.events.get(4)));
    }

    @Test
    void repliesOutOfOrderFindTheirShares() {
        var ear =
                new Ear()
                        .hear(1, FIRST_JOB)
                        .hear(0, submit(7, "\"u.r\",\"a\",\"68765fccd712\""))
                        .hear(0, submit(8, "\"u.r\",\"a\",\"68765fccd713\""))
                        .hear(1, "{\"id\":8,\"result\":true}")
                        .hear(1, "{\"id\":7,\"result\":false,\"error\":[22,\"Duplicate\",null]}");
        assertEquals(
                List.of(
                        "server ShareResult[requestId=2, accepted=true, reason=Optional.empty,"
                                + " assumed=false]",
                        "server ShareResult[requestId=1, accepted=false,"
                                + " reason=Optional[Duplicate], assumed=false]"),
                ear.events.subList(4, 6));
    }

    @Test
    void theServersWordOnHashrateIsNoClaim() {
        String told =
                "{\"method\":\"mining.hashrate\",\"params\":{\"interval\":60,\"hr\":\"500000\",\"accepted\":[3692,20],\"rejected\":0}}";
        var ear = new Ear().hear(1, SECOND_JOB).hear(1, told);
        assertEquals(1, ear.events.size());
    }
}
