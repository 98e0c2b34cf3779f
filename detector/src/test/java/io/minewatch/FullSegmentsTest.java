package io.minewatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.minewatch.captured.Exchange;
import io.minewatch.verdict.Detection;
import io.minewatch.verdict.Grade;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Collections;
import java.util.List;

/** Full segments that end in the middle of a message are not always a file's. */
class FullSegmentsTest {

    private static final int CLIENT = 0;
    private static final int SERVER = 1;

    private static final String PEARL_LOGIN =
            "{\"id\":1,\"method\":\"mining.authorize\",\"params\":{\"wallet\":\"someone/rig\",\"agent\":\"miner/1\"}}\n";
    private static final String PEARL_JOB =
            "{\"id\":null,\"method\":\"mining.notify\",\"params\":{\"job_id\":\"9\",\"header\":\""
                    + "77".repeat(76)
                    + "\",\"height\":7,\"target\":\""
                    + "0f".repeat(32)
                    + "\"}}\n";

    private static String yes(int id) {
        return "{\"id\":" + id + ",\"result\":true,\"error\":null}\n";
    }

    private static byte[] proof(int id, int length) {
        String share =
                "{\"id\":%d,\"method\":\"mining.submit\",\"params\":{\"wallet\":\"someone/rig\",\"job_id\":\"9\",\"plain_proof\":\"%s\"}}\n";
        return share.formatted(id, "H".repeat(length)).getBytes(UTF_8);
    }

    private static Grade grade(Exchange exchange) {
        List<Detection> found = exchange.detections();
        assertEquals(1, found.size(), found::toString);
        return found.getFirst().mining().grade();
    }

    /** The longer one is longer than a message may be. */
    @Test
    void aProofMayBeAsLongAsAFile() {
        var readable = new Exchange().client(PEARL_LOGIN).server(yes(1)).server(PEARL_JOB);
        readable.after(5000).stream(CLIENT, proof(2, 30_000)).server(yes(2));
        assertEquals(Grade.CONFIRMED, grade(readable));

        var longest = new Exchange().client(PEARL_LOGIN).server(yes(1)).server(PEARL_JOB);
        for (int id = 2; id < 6; id++) {
            longest.after(5000).stream(CLIENT, proof(id, 300_000)).server(yes(id));
        }
        assertEquals(Grade.PROBABLE, grade(longest));
    }

    @Test
    void aMinerOfWhomOnlyProofsAreHeardIsProbable() {
        var joined = new Exchange().server(PEARL_JOB);
        joined.after(5000).stream(CLIENT, proof(7, 300_000)).after(5000).server(PEARL_JOB);
        assertTrue(grade(joined).compareTo(Grade.PROBABLE) >= 0);
    }

    /** After a stall what waited is sent in full segments. */
    @Test
    void aQueueOfSharesIsNoFile() {
        var alone = new Exchange();
        for (int id = 0; id < 200; id++) {
            alone.after(10_000).client(share(id));
        }
        var queue = new StringBuilder();
        for (int id = 200; queue.length() < 6000; id++) {
            queue.append(share(id));
        }
        alone.after(60_000).stream(CLIENT, queue.toString().getBytes(UTF_8));
        List<Detection> found = alone.detections();
        assertEquals(1, found.size(), found::toString);
        assertEquals(Grade.CONFIRMED, found.getFirst().mining().grade());
        assertTrue(found.getFirst().mining().shares().submitted() > 250);
    }

    @Test
    void aQueueOfLargeJobsIsNoFile() {
        var alone = new Exchange();
        for (int id = 0; id < 40; id++) {
            alone.after(5000).server(yes(id));
            if (id % 10 == 0) {
                alone.after(5000).stream(SERVER, job(id).getBytes(UTF_8));
            }
        }
        String queue = job(50) + job(51) + job(52) + job(53);
        alone.after(60_000).stream(SERVER, queue.getBytes(UTF_8));
        assertEquals(Grade.CONFIRMED, grade(alone.server(yes(60))));
    }

    private static String share(int id) {
        return "{\"id\":%d,\"method\":\"mining.submit\",\"params\":[\"someone.rig\",\"1a\",\"%08x\",\"68a0b1c4\",\"9f3c0a11\"]}\n"
                .formatted(1000 + id, id);
    }

    /** With so many branches that it fills two segments. */
    private static String job(int id) {
        String hash = "9f".repeat(32);
        return "{\"id\":null,\"method\":\"mining.notify\",\"params\":[\"%x\",\"%s\",\"0100\",\"ffff\",[%s],\"20000000\",\"1702f5c2\",\"68a0b1c2\",true]}\n"
                .formatted(
                        1000 + id,
                        hash,
                        String.join(",", Collections.nCopies(50, "\"" + hash + "\"")));
    }

    /** Whichever of the two is quoted first, and though somebody answers. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aLogThatIsSentSomewhereStaysNothing(boolean jobFirst) {
        var log = new StringBuilder(jobFirst ? PEARL_JOB : PEARL_LOGIN);
        for (int line = 0; line < 60; line++) {
            log.append(PEARL_JOB).append(new String(proof(line, 700), UTF_8));
        }
        byte[] bytes = log.toString().getBytes(UTF_8);
        for (String answer : List.of("{\"ok\":true}\n", yes(1))) {
            var exchange = new Exchange().client(jobFirst ? PEARL_JOB : PEARL_LOGIN).server(answer);
            exchange.stream(CLIENT, bytes).server(answer);
            assertEquals(List.of(), exchange.detections());
        }
    }
}
