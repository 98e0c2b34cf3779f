package io.minewatch.protocol.stratumv1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.minewatch.protocol.DialectContract;
import io.minewatch.protocol.Ear;
import io.minewatch.protocol.Event;
import io.minewatch.protocol.Fixture;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class StratumV1Test extends DialectContract {

    private static final String HASH = "0f".repeat(32);

    private static final String JOB =
            "{\"id\":null,\"method\":\"mining.notify\",\"params\":[\"1a\",\"%s\",\"02\",\"ff\",[],\"20000000\",\"1702f5c2\",\"68a0b1c2\",true]}"
                    .formatted(HASH);

    StratumV1Test() {
        super(new StratumV1(), "stratumv1");
    }

    private static String call(String id, String method, String params) {
        return "{\"id\":%s,\"method\":\"%s\",\"params\":[%s]}".formatted(id, method, params);
    }

    private static String share(String id, String nonce) {
        return call(id, "mining.submit", "\"a.b\",\"1a\",\"07\",\"68a0b1c4\",\"" + nonce + "\"");
    }

    @Test
    void namesOfMethodsInsideTextsMisleadNobody() {
        var ear =
                new Ear()
                        .hear(
                                0,
                                call(
                                        "1",
                                        "mining.subscribe",
                                        "\"\\\"method\\\":\\\"mining.notify\\\"}\""))
                        .hear(1, JOB)
                        .hear(
                                1,
                                call(
                                        "null",
                                        "client.show_message",
                                        "\"{\\\"method\\\":\\\"mining.submit\\\"}\\n\\\\\""));
        assertEquals("stratum_v1", ear.dialect);
        assertEquals(0, ear.client);
        assertEquals(
                "client Hello[agent=Optional[\"method\":\"mining.notify\"}], host=Optional.empty]",
                ear.events.getFirst());
        assertEquals(2, ear.events.size());
    }

    @Test
    void ofEqualMembersTheLastCounts() {
        var ear =
                new Ear()
                        .hear(1, JOB)
                        .hear(0, share("4", "00000001").replace("{\"id\"", "{\"id\":9,\"id\""))
                        .hear(1, "{\"id\":4,\"result\":false,\"result\":true}");
        assertTrue(ear.events.getLast().contains("requestId=1, accepted=true"));
    }

    @ParameterizedTest
    @CsvSource({
        "0.0014, 0.0014",
        "'\"16\"', 16.0",
        "4503599627370497, 4.503599627370497E15",
        "1e300, 1.0E300",
    })
    void difficultiesAreNumbersInWhateverForm(String written, String read) {
        var ear = new Ear().hear(1, JOB).hear(1, call("null", "mining.set_difficulty", written));
        assertTrue(ear.events.getLast().contains("value=" + read + ","), ear.events::toString);
    }

    @Test
    void whatIsNoDifficultyOrTargetIsOdd() {
        for (String odd : List.of("0", "-1", "1e999", "null", "\"NaN\"", "[8]", "9".repeat(400))) {
            var ear = new Ear().hear(1, JOB).hear(1, call("null", "mining.set_difficulty", odd));
            assertFalse(ear.events.getLast().contains("DifficultySet"), odd);
        }
        for (String odd : List.of("\"0\"", "\"" + "f".repeat(65) + "\"", "\"xyz\"", "7", "null")) {
            var ear = new Ear().hear(1, JOB).hear(1, call("null", "mining.set_target", odd));
            assertEquals("server Oddity[what=target is no number]", ear.events.getLast(), odd);
        }
    }

    @Test
    void extranoncesAreHexadecimalAndTheirSizesSmall() {
        for (String odd : List.of("33", "4294967300", "1e9", "-4", "\"4\"", "9".repeat(60))) {
            var ear =
                    new Ear()
                            .hear(1, JOB)
                            .hear(1, call("null", "mining.set_extranonce", "\"a1\"," + odd));
            assertEquals(
                    "server Subscribed[extranonce1=Optional[a1], extranonce2Size=0]",
                    ear.events.getLast());
        }
        var ear =
                new Ear()
                        .hear(1, JOB)
                        .hear(1, call("null", "mining.set_extranonce", "\"EthereumStratum\",32"));
        assertEquals(
                "server Subscribed[extranonce1=Optional.empty, extranonce2Size=32]",
                ear.events.getLast());
    }

    @Test
    void idsMayBeTextsAndRepliesOutOfOrder() {
        var ear =
                new Ear()
                        .hear(0, share("\"x\"", "00000001"))
                        .hear(0, share("8", "00000002"))
                        .hear(1, "{\"id\":\"8\",\"result\":true}")
                        .hear(
                                1,
                                "{\"id\":\"x\",\"result\":null,\"error\":[22,\"Duplicate\",null]}");
        assertEquals(
                List.of(
                        "server ShareResult[requestId=2, accepted=true, reason=Optional.empty,"
                                + " assumed=false]",
                        "server ShareResult[requestId=1, accepted=false,"
                                + " reason=Optional[Duplicate], assumed=false]"),
                ear.events.subList(3, 5));
    }

    @Test
    void severalMessagesMayComeInOneList() {
        var ear =
                new Ear()
                        .hear(0, "[" + share("1", "00000001") + "," + share("2", "00000002") + "]");
        assertEquals(2, ear.said.stream().filter(event -> event instanceof Event.Share).count());
    }

    @Test
    void sharesSayForWhomTheyAreIfNoLoginDid() {
        String first = "client Beneficiary[user=a.b, account=a]";
        var joined = new Ear().hear(0, share("1", "00000001")).hear(0, share("2", "00000002"));
        assertEquals(first, joined.events.getFirst());
        assertEquals(3, joined.events.size());
        var whole =
                new Ear()
                        .hear(0, call("1", "mining.authorize", "\"a.b\",\"pw\""))
                        .hear(0, share("2", "00000001"));
        assertFalse(whole.events.contains(first), whole.events::toString);
    }

    @Test
    void theServerAloneTellsResultsOnlyAfterWork() {
        String yes = "{\"id\":4,\"result\":true,\"error\":null}";
        var ear = new Ear().hear(1, yes).hear(1, JOB).hear(1, yes);
        assertEquals(2, ear.events.size());
        assertEquals(
                "server ShareResult[requestId=, accepted=true, reason=Optional.empty,"
                        + " assumed=true]",
                ear.events.getLast());
    }

    @Test
    void emailBehindTheWorkerIsNotKept() {
        var ear =
                new Ear()
                        .hear(
                                0,
                                call("1", "mining.authorize", "\"acc.rig/me@mail.example\",\"pw\""))
                        .hear(1, JOB);
        assertEquals(
                "client Login[user=acc.rig, account=acc, worker=Optional[rig]]",
                ear.events.getFirst());
    }

    @Test
    void aComplaintWithoutAnIdIsNoAnswerToAShare() {
        var ear =
                new Ear()
                        .hear(
                                Fixture.all().stream()
                                        .filter(one -> one.toString().equals("stratumv1/older.txt"))
                                        .findFirst()
                                        .orElseThrow()
                                        .lines());
        int before = ear.events.size();
        ear.hear(1, "{\"id\":null,\"result\":[],\"error\":true}");
        assertEquals(before, ear.events.size());
    }

    /** So MoneroOcean answers shares of GhostRider, as in the dialect that XMRig came from. */
    @Test
    void okIsYesAndAnotherStatusIsNot() {
        var ear = new Ear().hear(1, JOB).hear(0, share("4", "00000001"));
        ear.hear(1, "{\"id\":4,\"error\":null,\"result\":{\"status\":\"OK\"}}");
        assertTrue(ear.events.getLast().contains("accepted=true"), ear.events.getLast());
        ear.hear(0, share("5", "00000002"));
        ear.hear(1, "{\"id\":5,\"error\":null,\"result\":{\"status\":\"STALE\"}}");
        assertTrue(ear.events.getLast().contains("accepted=false"), ear.events.getLast());
        ear.hear(0, share("6", "00000003"));
        ear.hear(1, "{\"id\":6,\"error\":\"Low difficulty share\",\"result\":{\"status\":\"OK\"}}");
        assertTrue(ear.events.getLast().contains("accepted=false"), ear.events.getLast());
    }
}
