package io.minewatch.protocol.equihash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.minewatch.protocol.DialectContract;
import io.minewatch.protocol.Ear;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class EquihashStratumTest extends DialectContract {

    private static final String HASH = "0f".repeat(32);
    private static final String JOB =
            ("{\"id\":null,\"method\":\"mining.notify\",\"params\":[\"a1\",\"04000000\",\"%1$s\",\"%1$s\",\"%1$s\","
                 + "\"25ed7c58\",\"83837b1c\",true]}")
                    .formatted(HASH);

    EquihashStratumTest() {
        super(new EquihashStratum(), "equihash");
    }

    private static String share(String solution) {
        return ("{\"id\":4,\"method\":\"mining.submit\",\"params\":[\"t1.w\",\"a1\",\"25ed7c58\",\"0a0b\",\""
                + solution
                + "\"]}");
    }

    @ParameterizedTest
    @CsvSource({
        "fd4005, 1344, equihash_200_9",
        "FD4005, 1344, equihash_200_9",
        "fd9001, 400, equihash_192_7",
        "64, 100, equihash_144_5",
        "34, 52, equihash_125_4",
        "fd8005, 1408, equihash_210_9",
        "fd400507000000, 1340, verushash",
        "FD40050F000000, 1340, verushash",
        "fd400507000001, 1340, equihash_200_9",
        "fd400500000000, 1340, equihash_200_9",
    })
    void aShareAloneTellsTheProofOfWork(String prefix, int bytes, String algorithm) {
        var ear = new Ear().hear(0, share(prefix + "ab".repeat(bytes))).end();
        assertEquals("equihash_stratum", ear.dialect);
        assertEquals("client Algorithm[name=" + algorithm + "]", ear.events.getFirst());
    }

    @Test
    void theProofOfWorkIsToldOnce() {
        String flux = share("34" + "ab".repeat(52));
        String gold = share("64" + "ab".repeat(100));
        var ear = new Ear().hear(0, flux).hear(0, flux).hear(0, gold).hear(0, share("65abcd"));
        assertEquals(
                List.of(
                        "Algorithm",
                        "Beneficiary",
                        "Share",
                        "Share",
                        "Algorithm",
                        "Share",
                        "Oddity",
                        "Share"),
                ear.events.stream().map(event -> event.split("[ \\[]")[1]).toList());
    }

    @Test
    void aSolutionOfAnotherSizeIsNone() {
        for (String not :
                List.of(
                        "fd4005" + "ab".repeat(1343),
                        "fd4005" + "ab".repeat(1343) + "zz",
                        "fd4105" + "ab".repeat(1344),
                        "ab".repeat(52),
                        "")) {
            assertNotEquals("equihash_stratum", new Ear().hear(0, share(not)).end().dialect, not);
        }
    }

    @Test
    void aJobAloneIsEnoughAndNeedsEveryPart() {
        assertEquals("equihash_stratum", new Ear().hear(1, JOB).end().dialect);
        for (String not :
                List.of(
                        JOB.replace("04000000", "0400000"),
                        JOB.replaceFirst(HASH, HASH.substring(2)),
                        JOB.replace(",true]", "]"),
                        JOB.replace(",true]", ",1]"),
                        JOB.replace(",true]", ",true,1,2,3]"),
                        JOB.replace("}", ",\"level\":\"info\"}"))) {
            assertNotEquals("equihash_stratum", new Ear().hear(1, not).end().dialect, not);
        }
    }

    /** 16000 solutions a share, as the pools whose captures are public announce it. */
    @ParameterizedTest
    @CsvSource({
        "0004189300000000000000000000000000000000000000000000000000000000, 16000.5",
        "8000000000000000000000000000000000000000000000000000000000000000, 2.0",
        "0x1, 1.157920892373162E77",
        "400000000000000000000000000000000000000000000000000000000000000, 64.0",
    })
    void aTargetCountsSolutions(String target, double solutions) {
        var ear = new Ear().hear(1, JOB).hear(1, target(target));
        String value = ear.events.getLast().replaceFirst(".*value=([^,]*),.*", "$1");
        assertEquals(solutions, Double.parseDouble(value), 1e-4 * solutions);
        assertEquals("HASHES]]", ear.events.getLast().replaceFirst(".*unit=", ""));
    }

    @ParameterizedTest
    @CsvSource({
        "''",
        "0",
        "00",
        "g",
        "-1",
        "1f00000000000000000000000000000000000000000000000000000000000000000"
    })
    void whatIsNoTargetIsAnOddity(String target) {
        var ear = new Ear().hear(1, JOB).hear(1, target(target));
        assertEquals("server Oddity[what=target is no number]", ear.events.getLast());
    }

    private static String target(String hex) {
        return "{\"id\":null,\"method\":\"mining.set_target\",\"params\":[\"" + hex + "\"]}";
    }
}
