package io.minewatch.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.minewatch.flow.Interest;
import io.minewatch.metrics.Counter;
import io.minewatch.metrics.Drop;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

class ConversationTest {

    private static final String WEB3 = "{\"id\":1,\"method\":\"eth_chainId\",\"params\":[]}";
    private static final String AUTHORIZE =
            "{\"id\":1,\"method\":\"mining.authorize\",\"params\":{\"wallet\":\"someone/rig\"}}";
    private static final String NOTIFY =
            "{\"id\":null,\"method\":\"mining.notify\",\"params\":{\"job_id\":\"9\",\"header\":\""
                    + "77".repeat(76)
                    + "\",\"height\":7,\"target\":\""
                    + "0f".repeat(32)
                    + "\"}}";
    private static final String SHARE =
            "{\"id\":4,\"method\":\"mining.submit\",\"params\":[\"a.b\",\"1a\",\"07\",\"68a0b1c4\",\"9f3c0a11\"]}";
    private static final int MSS = 1460;

    /** Held segments that become complete at once are all delivered, wanted or not. */
    @Test
    void whatComesAfterItWasLetGoIsPassedOver() {
        var ear = new Ear().hear(1, "{\"half\":".getBytes(StandardCharsets.UTF_8));
        ear.hear(0, WEB3).hear(0, "a text").hear(0, "that quotes").hear(0, "a request");
        assertEquals(Interest.NONE, ear.follower().interest());

        ear.hear(1, "\"a message\"}").hear(0, WEB3).gap(0).hear(0, WEB3).end();
        assertEquals(1, ear.counters.of(Counter.MESSAGES));
        assertEquals(1, ear.counters.of(Counter.NEIGHBOUR_QUOTED_TEXT));
    }

    /** What is longer than a message may be is passed over up to the end of its line. */
    @Test
    void aProofThatFillsSegmentsIsNoFile() {
        var ear = new Ear().hear(0, AUTHORIZE).hear(1, answer(1)).hear(1, NOTIFY);
        stream(ear, 0, proof(2, 30_000));
        ear.hear(1, answer(2));
        assertEquals(0, ear.counters.of(Drop.MESSAGE_TOO_LONG));
        assertEquals(Interest.MINING, ear.follower().interest());
        assertTrue(ear.events.getLast().startsWith("server ShareResult"), ear.events::toString);

        int heard = ear.events.size();
        stream(ear, 0, proof(3, 300_000));
        ear.hear(1, answer(3)).hear(1, NOTIFY);
        assertEquals(1, ear.counters.of(Drop.MESSAGE_TOO_LONG));
        assertEquals(heard + 2, ear.events.size());
        assertTrue(ear.events.getLast().startsWith("server Job"), ear.events::toString);
        stream(ear, 0, proof(4, 3_000));
        ear.hear(1, answer(4)).end();
        assertEquals(heard + 4, ear.events.size());
        assertFalse(ear.withdrawn);
        assertEquals("pearl", ear.variant);
    }

    @Test
    void aProofMayBeAllThatIsHeardOfTheMiner() {
        var joined = new Ear().hear(1, NOTIFY);
        stream(joined, 0, proof(2, 300_000));
        assertFalse(joined.hear(1, NOTIFY).end().withdrawn);
        assertEquals(1, joined.counters.of(Drop.MESSAGE_TOO_LONG));

        var first = new Ear().hear(0, AUTHORIZE).hear(1, NOTIFY);
        stream(first, 0, proof(2, 300_000));
        assertFalse(first.end().withdrawn);
    }

    /** Without work nobody proves any, and pools prove nothing. */
    @Test
    void whoWasGivenNoWorkSendsAFile() {
        var early = new Ear().hear(0, AUTHORIZE).hear(1, answer(1));
        stream(early, 0, proof(2, 30_000));
        assertEquals(1, early.counters.of(Counter.NEIGHBOUR_QUOTED_TEXT));

        var pool = new Ear().hear(0, AUTHORIZE).hear(1, NOTIFY);
        stream(pool, 1, proof(2, 30_000));
        assertEquals(1, pool.counters.of(Counter.NEIGHBOUR_QUOTED_TEXT));
    }

    @Test
    void forSoManyEndedSegmentsOneMoreCrowdedOneIsBelieved() {
        int ended = Conversation.ENDED_PER_CROWDED;
        int crowded = Conversation.MAX_CROWDED_SEGMENTS;
        assertFalse(shares(ended, crowded + 1).withdrawn);
        assertTrue(shares(ended, crowded + 2).withdrawn);
        assertFalse(shares(ended - 1, crowded).withdrawn);
        assertTrue(shares(ended - 1, crowded + 1).withdrawn);
    }

    /** Shares in segments of their own, then so many full segments with one's end inside. */
    private static Ear shares(int ended, int crowded) {
        var ear = new Ear();
        for (int i = 0; i < ended; i++) {
            ear.hear(0, SHARE);
        }
        byte[] queue = (SHARE + "\n").repeat(100).getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < crowded; i++) {
            ear.hear(0, Arrays.copyOfRange(queue, i * MSS, (i + 1) * MSS));
        }
        return ear;
    }

    private static String answer(int id) {
        return "{\"id\":" + id + ",\"result\":true}";
    }

    private static byte[] proof(int id, int length) {
        String share =
                "{\"id\":%d,\"method\":\"mining.submit\",\"params\":{\"wallet\":\"someone/rig\",\"job_id\":\"9\",\"plain_proof\":\"%s\"}}\n";
        return share.formatted(id, "H".repeat(length)).getBytes(StandardCharsets.UTF_8);
    }

    /** In full segments, one right behind the other. */
    private static void stream(Ear ear, int side, byte[] bytes) {
        for (int from = 0; from < bytes.length; from += MSS) {
            ear.hear(side, Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + MSS)));
        }
    }
}
