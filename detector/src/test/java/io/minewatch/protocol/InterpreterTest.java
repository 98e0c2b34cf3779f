package io.minewatch.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.minewatch.flow.Interest;
import io.minewatch.metrics.Counter;
import io.minewatch.metrics.Drop;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;

class InterpreterTest {

    private static final String HASH =
            "975d2d5183cf6ec0886a84baf7aaf06f48171b4453f11b8ec014ebef503d183b";

    private static final String SUBSCRIBE =
            "{\"id\":1,\"method\":\"mining.subscribe\",\"params\":[\"cgminer/4.11\"]}";
    private static final String AUTHORIZE =
            "{\"id\":2,\"method\":\"mining.authorize\",\"params\":[\"a.b\",\"x\"]}";
    private static final String DIFFICULTY =
            "{\"id\":null,\"method\":\"mining.set_difficulty\",\"params\":[8]}";
    private static final String NOTIFY =
            "{\"id\":null,\"method\":\"mining.notify\",\"params\":[\"1a\",\""
                    + HASH
                    + "\",\"02\",\"ff\",[],\"20000000\",\"1702f5c2\",\"68a0b1c2\",true]}";
    private static final String SUBMIT =
            "{\"id\":4,\"method\":\"mining.submit\",\"params\":[\"a.b\",\"1a\",\"07\",\"68a0b1c4\",\"9f3c0a11\"]}";
    private static final String SUBSCRIBE_ETHEREUM =
            "{\"id\":1,\"method\":\"mining.subscribe\",\"params\":[\"x/1\",\"EthereumStratum/1.0.0\"]}";
    private static final String SUBMIT_NONCE =
            "{\"id\":4,\"method\":\"mining.submit\",\"params\":[\"a.b\",\"b5ac16d8\",\"9bce695f1f\"]}";
    private static final String TRUE = "{\"id\":4,\"result\":true,\"error\":null}";

    private static final String LOGIN =
            "{\"id\":1,\"method\":\"login\",\"params\":{\"login\":\"bob\",\"pass\":\"x\",\"agent\":\"tool/1\"}}";
    private static final String CRYPTONOTE_JOB =
            "{\"method\":\"job\",\"params\":{\"job_id\":\"7\",\"target\":\"b88d0600\",\"blob\":\""
                    + "10".repeat(76)
                    + "\"}}";
    private static final String KAWPOW =
            "{\"id\":null,\"method\":\"mining.notify\",\"params\":[\"3b7\",\""
                    + HASH
                    + "\",\""
                    + HASH
                    + "\",\""
                    + HASH
                    + "\",true,3412345,\"1b01a2f3\"]}";
    private static final String ETHEREUM_STRATUM =
            "{\"id\":null,\"method\":\"mining.notify\",\"params\":[\"1\",\""
                    + HASH
                    + "\",\""
                    + HASH
                    + "\",true]}";

    @Test
    void oneSideThatSpeaksForBothIsQuoting() {
        for (String last : new String[] {NOTIFY, SUBMIT}) {
            var ear = new Ear().hear(0, SUBSCRIBE).hear(0, DIFFICULTY).hear(0, last).end();
            assertEquals("", ear.dialect);
            assertEquals(1, ear.counters.of(Counter.NEIGHBOUR_QUOTED_TEXT));
        }
    }

    @Test
    void aContradictionInAConversationOfTwoIsPassedOver() {
        var ear = new Ear().hear(0, SUBSCRIBE).hear(1, NOTIFY).hear(0, DIFFICULTY).hear(0, SUBMIT);
        assertEquals("stratum_v1", ear.end().dialect);
        assertFalse(ear.withdrawn);
        assertEquals(4, ear.events.size());
    }

    @Test
    void aHintAloneIsNothing() {
        var ear = new Ear().hear(0, LOGIN).hear(1, TRUE).end();
        assertEquals(0, ear.begun);
        assertEquals(1, ear.counters.of(Counter.NEIGHBOUR_OTHER_JSON));
    }

    @Test
    void aHintIsReadOnceSomethingProvesIt() {
        var ear = new Ear().hear(0, LOGIN).hear(1, CRYPTONOTE_JOB);
        assertEquals("cryptonote", ear.dialect);
        assertEquals(0, ear.client);
        assertTrue(ear.events.get(1).startsWith("client Login[user=bob"), ear.events::toString);
    }

    @Test
    void waitsSoLongForAProofAndNoLonger() {
        var ear = new Ear();
        for (int i = 1; i < Interpreter.MAX_UNDECIDED; i++) {
            ear.hear(0, AUTHORIZE);
        }
        assertEquals(0, ear.begun);
        assertEquals(1, ear.hear(0, AUTHORIZE).begun);
        assertEquals(Interpreter.MAX_UNDECIDED, ear.events.size());

        var nothing = new Ear();
        for (int i = 1; i < Interpreter.MAX_UNDECIDED; i++) {
            nothing.hear(0, LOGIN);
        }
        assertEquals(Interest.SUSPECT, nothing.follower().interest());
        assertEquals(Interest.NONE, nothing.hear(0, LOGIN).follower().interest());
        assertEquals(1, nothing.counters.of(Counter.NEIGHBOUR_OTHER_JSON));
    }

    @Test
    void interestGrowsWithTheStage() {
        var ear = new Ear();
        assertEquals(Interest.SUSPECT, ear.hear(0, SUBSCRIBE).follower().interest());
        assertEquals(Interest.PROMISING, ear.hear(1, NOTIFY).follower().interest());
        assertEquals(Interest.MINING, ear.hear(0, SUBMIT).follower().interest());
    }

    @Test
    void whoSendsSharesIsWorthKeepingThoughNobodyIsHeardToAnswer() {
        assertEquals(Interest.PROMISING, new Ear().hear(0, SUBMIT).follower().interest());
        var undecided = new Ear().hear(0, SUBSCRIBE).hear(0, AUTHORIZE).follower();
        undecided.settle();
        assertEquals(Interest.SUSPECT, undecided.interest());
    }

    @Test
    void aPauseCutsNoConversationInTwo() {
        var ear = new Ear().hear(0, SUBSCRIBE_ETHEREUM).hear(0, AUTHORIZE).hear(0, SUBMIT_NONCE);
        assertEquals(Interest.SUSPECT, ear.follower().interest());
        ear.follower().settle();
        assertEquals(Interest.PROMISING, ear.follower().interest());
        ear.hear(0, SUBMIT_NONCE).end();
        assertEquals("ethereum_stratum", ear.dialect);
        assertEquals(1, ear.begun);
        assertEquals(4, ear.events.size());
    }

    @Test
    void whoLooksNowAndThenIsNoMinerWhateverTheClockDoes() {
        long second = 1_000_000_000;
        assertEquals("getblocktemplate", templates(new Ear(), 10 * second, 0).dialect);
        assertEquals("", templates(new Ear(), 30 * second, 0).dialect);
        assertEquals("", templates(new Ear(), 30 * second, -3600 * second).dialect);
        assertEquals("", templates(new Ear(), 30 * second, -200 * second).dialect);
        assertEquals("", templates(new Ear(), -1, 0).dialect, "a capture without times");
    }

    /** Asks for a template eight times, and after four of them the clock is set. */
    private static Ear templates(Ear ear, long pause, long step) {
        String hash = "0".repeat(16) + "ab".repeat(24);
        for (int i = 0; i < 8; i++) {
            String ask = "{\"id\":%d,\"method\":\"getblocktemplate\",\"params\":[{}]}\n";
            String answer =
                    "{\"id\":%d,\"result\":{\"previousblockhash\":\"%s\",\"transactions\":[],"
                            + "\"bits\":\"1d00ffff\"}}\n";
            ear.after(pause).hear(0, ask.formatted(i).getBytes(StandardCharsets.UTF_8));
            ear.after(Math.min(pause, 0));
            ear.hear(1, answer.formatted(i, hash).getBytes(StandardCharsets.UTF_8));
            ear.after(i == 3 ? step : 0);
        }
        return ear.end();
    }

    @Test
    void aPieceOfAFileIsNotKept() {
        var ear = new Ear();
        for (int i = 0; i <= Balance.MAX_AT_ONCE; i++) {
            ear.hear(0, (SUBMIT + "\n").getBytes(StandardCharsets.UTF_8));
        }
        assertEquals(Interest.PROMISING, ear.follower().interest());
        ear.follower().settle();
        assertEquals(Interest.NONE, ear.follower().interest());
        assertTrue(ear.withdrawn);
    }

    @Test
    void goesOverToAnotherDialect() {
        var ear = new Ear().hear(0, LOGIN).hear(1, CRYPTONOTE_JOB).hear(1, KAWPOW);
        assertEquals("stratum_v1", ear.dialect);
        ear.hear(0, SUBMIT).hear(1, TRUE);
        assertEquals(
                "server ShareResult[requestId=1, accepted=true, reason=Optional.empty,"
                        + " assumed=false]",
                ear.events.getLast());
        assertEquals("ethereum_stratum", ear.hear(1, ETHEREUM_STRATUM).dialect);
        assertEquals("cryptonote", ear.hear(1, CRYPTONOTE_JOB).dialect);
        assertEquals(1, ear.begun);
        assertEquals(0, ear.client);
    }

    @Test
    void staysForWhatNobodyKnowsAndForWhatEverybodySays() {
        var ear = new Ear().hear(0, LOGIN).hear(1, CRYPTONOTE_JOB);
        for (String method : new String[] {"client.show_message", "login", "nonsense", "getinfo"}) {
            int side = method.equals("login") ? 0 : 1;
            ear.hear(side, "{\"method\":\"" + method + "\",\"params\":[\"mining.notify\"]}");
            assertEquals("cryptonote", ear.dialect);
        }
    }

    @Test
    void textBeforeMiningEndsItAndAfterwardsDoesNot() {
        var quoted = new Ear().hear(0, SUBSCRIBE).hear(1, NOTIFY);
        for (int i = 0; i < 3; i++) {
            quoted.hear(1, "and then it says:");
        }
        assertTrue(quoted.withdrawn);
        var miner = new Ear().hear(0, SUBSCRIBE).hear(1, NOTIFY).hear(0, SUBMIT);
        for (int i = 0; i < 30; i++) {
            miner.hear(1, "\u007f binary frames");
        }
        assertFalse(miner.withdrawn);
    }

    @Test
    void aBannerMayComeFirst() {
        var ear = new Ear().hear(1, "\n").hear(1, "Welcome").hear(0, SUBSCRIBE).hear(1, NOTIFY);
        assertEquals("stratum_v1", ear.dialect);
    }

    @Test
    void aMessageThatLostItsStartInAGapIsNotHeldAgainstTheSender() {
        var ear = new Ear().hear(0, SUBSCRIBE).hear(1, NOTIFY);
        long before = ear.counters.of(Drop.MESSAGE_MALFORMED);
        ear.hear(1, NOTIFY.substring(0, 40).getBytes(StandardCharsets.UTF_8)).gap(1);
        ear.hear(1, NOTIFY.substring(60)).gap(1).hear(1, "[1,2]").hear(1, NOTIFY);
        assertEquals(before, ear.counters.of(Drop.MESSAGE_MALFORMED));
        assertEquals(3, ear.events.size());
        ear.hear(1, "[1,2]");
        assertEquals(before + 1, ear.counters.of(Drop.MESSAGE_MALFORMED));
    }

    @Test
    void aFileThatHasMessagesInItIsNoConversation() {
        var ear = new Ear().hear(0, SUBSCRIBE);
        byte[] piece = ("{\"a\":\"" + "x".repeat(1000)).getBytes(StandardCharsets.UTF_8);
        ear.hear(0, piece);
        for (int i = 0; i < Conversation.MAX_UNENDED_SEGMENTS - 1; i++) {
            ear.hear(0, "x".repeat(1000).getBytes(StandardCharsets.UTF_8));
        }
        assertEquals(0, ear.counters.of(Counter.NEIGHBOUR_QUOTED_TEXT));
        ear.hear(0, "x".repeat(1000).getBytes(StandardCharsets.UTF_8));
        assertEquals(1, ear.counters.of(Counter.NEIGHBOUR_QUOTED_TEXT));
    }

    @Test
    void whereNothingWasReadNothingIsNamed() {
        var ear = new Ear().hear(0, "{\"id\":1,\"meth".getBytes(StandardCharsets.UTF_8)).end();
        for (Counter counter : Counter.values()) {
            assertEquals(0, ear.counters.of(counter), counter.name());
        }
        assertEquals(Interest.NONE, ear.follower().interest());
    }
}
