package io.minewatch.protocol.beam;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.minewatch.protocol.DialectContract;
import io.minewatch.protocol.Ear;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class BeamTest extends DialectContract {

    private static final String HASH = "0f".repeat(32);
    private static final String OUTPUT = "0f".repeat(104);

    BeamTest() {
        super(new Beam(), "beam");
    }

    private static String job(String more) {
        return "{\"method\":\"job\",\"id\":\"77\",\"input\":\"" + HASH + "\"," + more + "}";
    }

    private static String share(String nonce, String output) {
        return "{\"method\":\"solution\",\"id\":\"77\",\"nonce\":\"%s\",\"output\":\"%s\"}"
                .formatted(nonce, output);
    }

    /** Order 0 is 1 to 2, the greatest order allowed 2^40 to 2^41. */
    @ParameterizedTest
    @CsvSource({
        "0, 1",
        "16777215, 1.9999999403953552",
        "38764544, 5.2421875",
        "155232350, 641.3149",
        "671088640, 1099511627776",
        "687865855, 2199023190016",
    })
    void unpacksDifficulties(long packed, double solutions) {
        double value = PackedDifficulty.of(packed).orElseThrow().value();
        assertEquals(solutions, value, 1e-5 * solutions);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 687_865_856L, 3_441_671_469L, 4_294_967_295L, 4_294_967_296L})
    void refusesDifficultiesOfNoShare(long packed) {
        assertTrue(PackedDifficulty.of(packed).isEmpty());
        var ear = new Ear().hear(1, job("\"difficulty\":" + packed));
        assertEquals("server Oddity[what=difficulty of no share]", ear.events.getFirst());
        assertTrue(ear.events.get(1).contains("difficulty=Optional.empty"));
    }

    @Test
    void namesTheThirdHashFromItsBlockOn() {
        var ear =
                new Ear()
                        .hear(1, job("\"difficulty\":1,\"height\":777776"))
                        .hear(1, job("\"difficulty\":1,\"height\":777777"))
                        .hear(1, job("\"difficulty\":1"));
        assertEquals(
                List.of("Optional.empty", "Optional[beamhash3]", "Optional.empty"),
                ear.events.stream()
                        .map(event -> event.replaceFirst(".*algorithm=([^,]*),.*", "$1"))
                        .toList());
    }

    @Test
    void partsMustFit() {
        assertEquals("beam", new Ear().hear(1, job("\"difficulty\":1")).end().dialect);
        assertEquals("beam", new Ear().hear(0, share("0".repeat(16), OUTPUT)).end().dialect);
        for (String not :
                List.of(
                        job("\"difficulty\":\"1\""),
                        job("\"difficulty\":1.5"),
                        job("\"difficulty\":1,\"level\":\"info\""),
                        job("\"difficulty\":1").replace(HASH, HASH.substring(2)),
                        job("\"difficulty\":1").replace("\"77\"", "\"\""),
                        share("0".repeat(14), OUTPUT),
                        share("0".repeat(16), OUTPUT.substring(2)),
                        share("0".repeat(16), OUTPUT + "00"),
                        "{\"method\":\"login\",\"api_key\":5,\"id\":\"login\"}",
                        "{\"method\":\"login\",\"id\":\"login\",\"params\":{\"api_key\":\"k\"}}",
                        "{\"method\":\"result\",\"id\":\"1\",\"code\":\"1\"}",
                        "{\"method\":\"cancel\",\"id\":\"1\"}")) {
            assertEquals(0, new Ear().hear(0, not).end().begun, not);
        }
    }

    @Test
    void sharesOfOneJobAreAnsweredInOrder() {
        var ear =
                new Ear()
                        .hear(0, share("0".repeat(16), OUTPUT))
                        .hear(0, share("1".repeat(16), OUTPUT))
                        .hear(1, result(1, "accepted"))
                        .hear(1, result(2, "rejected"))
                        .hear(1, result(1, "accepted"));
        assertEquals(
                List.of(
                        "server ShareResult[requestId=1, accepted=true, reason=Optional.empty,"
                                + " assumed=false]",
                        "server ShareResult[requestId=2, accepted=false, reason=Optional[rejected],"
                                + " assumed=false]",
                        "server ShareResult[requestId=, accepted=true, reason=Optional.empty,"
                                + " assumed=true]"),
                ear.events.subList(2, 5));
    }

    /** Anybody's calls have an id, a method, an input, a code and an output. */
    @Test
    void callsOfOthersAreNothing() {
        var exec = new Ear();
        for (int call = 0; call < 20; call++) {
            exec.hear(0, "{\"id\":\"17\",\"method\":\"exec\",\"input\":\"make test\"}")
                    .hear(1, "{\"id\":\"17\",\"method\":\"result\",\"code\":1,\"output\":\"0\"}");
        }
        assertEquals(0, exec.end().begun);
        var login =
                new Ear()
                        .hear(0, "{\"id\":\"1\",\"method\":\"login\",\"api_key\":\"k\"}")
                        .hear(1, "{\"id\":\"1\",\"method\":\"result\",\"code\":0}");
        assertEquals(0, login.end().begun);
    }

    /** Of a pool that is joined late, with nothing to see of the miner. */
    @Test
    void resultsWithoutWorkSayNothing() {
        var ear = new Ear().hear(0, "{\"id\":\"1\",\"method\":\"login\",\"api_key\":\"k\"}");
        for (int result = 0; result < 20; result++) {
            ear.hear(1, result(1, "done"));
        }
        assertEquals("beam", ear.dialect);
        assertTrue(ear.events.stream().allMatch(event -> event.contains("Oddity")));
        ear.hear(1, job("\"difficulty\":1")).hear(1, result(1, "accepted"));
        assertEquals(
                "server ShareResult[requestId=, accepted=true, reason=Optional.empty,"
                        + " assumed=true]",
                ear.events.getLast());
    }

    @Test
    void aSolutionOfAnythingElseIsNoShare() {
        var ear =
                new Ear()
                        .hear(0, "{\"id\":\"login\",\"method\":\"login\",\"api_key\":\"k\"}")
                        .hear(0, share("0".repeat(16), "the letters are xkcd"))
                        .hear(1, result(1, "solved"));
        assertEquals(
                List.of(
                        "client Oddity[what=share without a solution]",
                        "server Oddity[what=result of nothing]"),
                ear.events.subList(1, 3));
    }

    private static String result(int code, String text) {
        return "{\"method\":\"result\",\"id\":\"77\",\"code\":%d,\"description\":\"%s\"}"
                .formatted(code, text);
    }
}
