package io.minewatch.protocol.cryptonote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.minewatch.protocol.Ear;

import org.junit.jupiter.api.Test;

import java.util.List;

/** Tari by the words of CryptoNote. */
class TariTest {

    private static final String HASH = "0f".repeat(32);

    private static String job(String algorithm, String more) {
        return ("{\"method\":\"job\",\"params\":{\"job_id\":\"a1\",\"target\":\"0000000000000010\","
                        + "\"blob\":\"%s\",\"algo\":\"%s\"%s}}")
                .formatted(HASH, algorithm, more);
    }

    /** SHA3x: the hash of a header is hashed with a nonce of 8 bytes. */
    @Test
    void jobsAndSharesOfTariAreRead() {
        String submit =
                "{\"id\":2,\"method\":\"submit\",\"params\":{\"id\":\"s\",\"job_id\":\"a1\",\"nonce\":\"ad49000000000001\",\"result\":\"%s\"}}"
                        .formatted(HASH);
        var ear =
                new Ear()
                        .hear(1, job("sha3x", ",\"height\":7,\"xn\":\"ad49\""))
                        .hear(0, submit)
                        .hear(1, "{\"id\":2,\"result\":true,\"error\":null}");
        assertEquals("cryptonote", ear.dialect);
        assertEquals(
                List.of(
                        "server Job[id=a1, clean=false, previousHash=Optional.empty,"
                                + " height=OptionalLong[7], algorithm=Optional[sha3x],"
                                + " difficulty=Optional[Difficulty[value=15.0, unit=HASHES]],"
                                + " template=Optional.empty]",
                        "client Share[requestId=1, jobId=a1, worker=Optional.empty,"
                                + " solution=Optional.empty, hash=Optional.empty]",
                        "server ShareResult[requestId=1, accepted=true, reason=Optional.empty,"
                                + " assumed=false]"),
                ear.events);
        var graphs = new Ear().hear(1, job("cuckaroo", ",\"height\":7"));
        assertTrue(graphs.events.getFirst().contains("difficulty=Optional.empty"));
        for (String not : List.of(submit, job("sha3x", ""), job("sha256", ",\"height\":7"))) {
            assertEquals(0, new Ear().hear(1, not).end().begun, not);
        }
    }
}
