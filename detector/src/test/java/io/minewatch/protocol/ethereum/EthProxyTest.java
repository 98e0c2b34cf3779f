package io.minewatch.protocol.ethereum;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.minewatch.metrics.Counter;
import io.minewatch.protocol.DialectContract;
import io.minewatch.protocol.Ear;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class EthProxyTest extends DialectContract {

    private static final String HASH = "0xAb" + "0f".repeat(31);
    private static final String TARGET = "0x00000000ffff" + "0".repeat(52);

    EthProxyTest() {
        super(new EthProxy(), "ethereum", "ethproxy");
    }

    private static String work(String id, String... result) {
        return "{\"id\":" + id + ",\"result\":[\"" + String.join("\",\"", result) + "\"]}";
    }

    private static String submit(String id) {
        return "{\"id\":%s,\"method\":\"eth_submitWork\",\"params\":[\"0x07a05fa4133e5126\",\"%s\",\"%s\"]}"
                .formatted(id, HASH, HASH);
    }

    private static String login(String user, String worker) {
        return "{\"id\":1,\"worker\":\"%s\",\"method\":\"eth_submitLogin\",\"params\":[\"%s\",\"secret@b.example\"]}"
                .formatted(worker, user);
    }

    @ParameterizedTest
    @CsvSource({
        "0xab, '', 0xab, ''",
        "0xab, rig1, 0xab, rig1",
        "0xab, 0xab, 0xab, ''",
        "0xab, a@b.example, 0xab, ''",
        "0xab.rig2, rig1, 0xab, rig2",
        "0xab/rig2, '', 0xab, rig2",
        "0xab/rig2/a@b.example, eth1.0, 0xab, rig2",
        "0xab.rig2/a@b.example, eth1.0, 0xab, rig2",
        "a@b.example, rig1, a@b.example, rig1",
    })
    void takesUserNamesApart(String user, String member, String account, String worker) {
        var ear = new Ear().hear(0, login(user, member));
        String said = user.replace("/a@b.example", "");
        assertEquals(
                List.of(
                        "client Login[user=%s, account=%s, worker=%s]"
                                .formatted(
                                        said,
                                        account,
                                        worker.isEmpty()
                                                ? "Optional.empty"
                                                : "Optional[" + worker + "]")),
                ear.events);
    }

    /** Claymore's miner says so to pools that are as ethpool was. */
    @Test
    void anOlderLoginIsOneBesideWork() {
        String login = login("0xab.rig2", "eth1.0").replace("eth_submitLogin", "eth_login");
        assertEquals("", new Ear().hear(0, login).end().dialect);
        var ear = new Ear().hear(0, login).hear(0, "{\"id\":3,\"method\":\"eth_getWork\"}").end();
        assertEquals("ethproxy", ear.dialect);
        assertEquals(
                "client Login[user=0xab.rig2, account=0xab, worker=Optional[rig2]]",
                ear.events.getFirst());
    }

    @Test
    void aCycleIsAShareOfCortexOnly() {
        String cycle = "0x" + "0f".repeat(168);
        String share = submit("73").replace(HASH + "\"]", cycle + "\"]");
        assertEquals("", new Ear().hear(0, share).end().dialect);
        String ofCortex = share.replace("eth_", "ctxc_");
        assertEquals("ethproxy", new Ear().hear(0, ofCortex).end().dialect);
        assertEquals("", new Ear().hear(0, submit("73").replace("eth_", "ctxc_")).end().dialect);
        assertEquals(
                "", new Ear().hear(0, ofCortex.replace("submitWork", "getBlock")).end().dialect);
    }

    @Test
    void workIsToldFromOtherListsOfHashes() {
        assertEquals("ethproxy", new Ear().hear(1, work("0", HASH, HASH, TARGET)).dialect);
        assertEquals("ethproxy", new Ear().hear(1, work("0", HASH, HASH, TARGET, "0xe4")).dialect);
        for (String not :
                List.of(
                        work("0", HASH, HASH, HASH),
                        work("0", HASH, TARGET),
                        work("0", HASH, HASH, TARGET, "0x1", "0x2"),
                        work("0", HASH, HASH, "0x0000"),
                        work("0", HASH.substring(1), HASH, TARGET),
                        work("0", HASH, HASH, TARGET).replace("\"id\"", "\"time\":1,\"id\""))) {
            assertEquals(0, new Ear().hear(1, not).end().begun, not);
        }
    }

    @Test
    void questionsToANodeAreANeighbour() {
        for (String method :
                List.of(
                        "eth_blockNumber",
                        "eth_mining",
                        "eth_hashrate",
                        "eth_getLogs",
                        "net_version")) {
            String call =
                    "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\",\"params\":[]}";
            var ear = new Ear().hear(0, call).hear(1, work("1", HASH, HASH, HASH)).end();
            assertEquals(0, ear.begun, method);
            assertEquals(1, ear.counters.of(Counter.NEIGHBOUR_WEB3), method);
        }
    }

    @Test
    void anythingThatIsNoShareIsNone() {
        for (String not :
                List.of(
                        submit("4").replace("0x07a05fa4133e5126", "0x07a05fa4133e512"),
                        submit("4").replace(HASH, "0x1"),
                        "{\"id\":1,\"method\":\"eth_submitLogin\",\"params\":[]}",
                        "{\"id\":1,\"method\":\"eth_submitLogin\",\"params\":{\"0\":\"0xab\"}}",
                        "{\"id\":1,\"method\":\"eth_submitHashrate\",\"params\":[\"fast\"]}")) {
            assertEquals(0, new Ear().hear(0, not).end().begun, not);
        }
    }

    @Test
    void theJobIsTheHeaderHoweverItIsWritten() {
        var ear =
                new Ear()
                        .hear(1, work("0", HASH.toLowerCase(), HASH, TARGET))
                        .hear(0, submit("4").replace(HASH, HASH.substring(2).toUpperCase()));
        String name = HASH.substring(2).toLowerCase();
        assertTrue(ear.events.get(0).startsWith("server Job[id=" + name + ","));
        assertTrue(ear.events.get(1).contains("jobId=" + name + ","));
    }

    @Test
    void aTargetOfNothingIsAnOddityAndStillAJob() {
        var ear =
                new Ear()
                        .hear(1, work("0", HASH, HASH, TARGET))
                        .hear(1, work("0", HASH, HASH, "0x" + "0".repeat(64)));
        assertEquals("server Oddity[what=target is no number]", ear.events.get(1));
        assertTrue(ear.events.get(2).contains("difficulty=Optional.empty"));
        var alone = new Ear().hear(1, work("0", HASH, HASH, "0x" + "0".repeat(64))).end();
        assertEquals(0, alone.begun);
    }

    @Test
    void claimsBeyondAllReasonAreOdd() {
        String claim = "{\"id\":6,\"method\":\"eth_submitHashrate\",\"params\":[\"%s\",\"0x1\"]}";
        var ear =
                new Ear()
                        .hear(0, claim.formatted("0x" + "0".repeat(48) + "7" + "f".repeat(15)))
                        .hear(0, claim.formatted("0x" + "f".repeat(16)))
                        .hear(0, claim.formatted("0x" + "f".repeat(65)))
                        .end();
        assertEquals(
                List.of(
                        "client Hashrate[hashesPerSecond=9.223372036854776E18]",
                        "client Oddity[what=hashrate is no number]",
                        "client Oddity[what=hashrate is no number]"),
                ear.events);
    }

    @Test
    void theServerAloneTellsResultsByTheirIds() {
        String yes = "{\"id\":%s,\"jsonrpc\":\"2.0\",\"result\":true}";
        var ear = new Ear().hear(1, yes.formatted("4")).hear(1, work("0", HASH, HASH, TARGET));
        for (String id : List.of("1", "2", "6", "9", "4", "\"40\"")) {
            ear.hear(1, yes.formatted(id));
        }
        assertEquals(3, ear.events.size());
        assertEquals(
                "server ShareResult[requestId=, accepted=true, reason=Optional.empty,"
                        + " assumed=true]",
                ear.events.getLast());
    }

    @Test
    void whereTheClientIsHeardNothingIsAssumed() {
        var ear =
                new Ear()
                        .hear(0, submit("4"))
                        .hear(1, work("0", HASH, HASH, TARGET))
                        .hear(1, "{\"id\":4,\"result\":true}")
                        .hear(1, "{\"id\":4,\"result\":true}");
        assertEquals(3, ear.events.size());
        assertFalse(ear.events.toString().contains("assumed=true"));
    }

    /** One list of hashes in 65,536 has what looks like a pool's target. */
    @Test
    void whatAnswersAQuestionToANodeIsNoWork() {
        String ask = "{\"id\":%s,\"method\":\"%s\",\"params\":[\"0x1\"]}";
        var ear =
                new Ear()
                        .hear(0, ask.formatted("11", "eth_getFilterChanges"))
                        .hear(1, work("11", HASH, HASH, TARGET))
                        .hear(0, ask.formatted("12", "eth_uninstallFilter"))
                        .hear(1, "{\"id\":12,\"jsonrpc\":\"2.0\",\"result\":true}")
                        .hear(1, "{\"id\":13,\"jsonrpc\":\"2.0\",\"result\":true}");
        String odd = "client Oddity[what=unknown method]";
        assertEquals(List.of(odd, odd), ear.events);
        assertTrue(ear.hear(1, work("0", HASH, HASH, TARGET)).events.getLast().contains("Job"));
    }

    @Test
    void anEasyTargetIsOneBesideAHeightOnly() {
        String easy = "0x00" + HASH.substring(4);
        assertEquals(
                "ethproxy", new Ear().hear(1, work("0", HASH, HASH, easy, "0x6acfc0")).dialect);
        String padded = "0x" + "0".repeat(24) + HASH.substring(26);
        for (String none :
                List.of(
                        work("0", HASH, HASH, easy),
                        work("0", HASH, HASH, HASH, "0x6acfc0"),
                        work("0", HASH, HASH, padded, "0x6acfc0"),
                        work("0", HASH, HASH, easy, HASH))) {
            assertEquals("", new Ear().hear(1, none).dialect, none);
        }
    }

    @Test
    void moreWorkThanAnybodyAsksForIsNoBurden() {
        var ear = new Ear().hear(0, login("0xab", ""));
        for (int i = 0; i < 2000; i++) {
            ear.hear(0, "{\"id\":3,\"method\":\"eth_getWork\",\"params\":[]}");
        }
        ear.hear(1, "{\"id\":1,\"result\":true}");
        assertEquals(
                "server LoginReply[accepted=true, reason=Optional.empty]", ear.events.getLast());
    }

    /** Either side may say it beside what the method has. */
    @Test
    void theAlgorithmIsEthashUnlessAnotherOneIsTold() {
        String login = login("0xab", "rig1");
        String other = login.replace("{\"id\"", "{\"algo\":\"progpowz\",\"id\"");
        String work = work("0", HASH, HASH, TARGET);
        String otherWork = work.replace("{\"id\"", "{\"algo\":\"ubqhash\",\"id\"");
        assertEquals(List.of("ethash"), algorithms(login, work));
        assertEquals(List.of("progpowz"), algorithms(other, work));
        assertEquals(List.of("progpowz", "ubqhash"), algorithms(other, work, otherWork));
        String text = "x".repeat(33);
        assertEquals(List.of("ethash"), algorithms(other.replace("progpowz", text), work));
    }

    private static List<String> algorithms(String login, String... work) {
        var ear = new Ear().hear(0, login);
        for (String one : work) {
            ear.hear(1, one);
        }
        return ear.events.stream()
                .filter(event -> event.contains("Job["))
                .map(event -> event.replaceFirst(".*algorithm=Optional\\[(\\w+)].*", "$1"))
                .toList();
    }
}
