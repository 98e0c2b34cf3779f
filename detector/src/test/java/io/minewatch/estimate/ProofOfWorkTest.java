package io.minewatch.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.math.BigInteger;
import java.util.HexFormat;

/** The first blocks of Bitcoin and Litecoin are shares that everybody can check. */
class ProofOfWorkTest {

    static final byte[] BITCOIN =
            hex(
                    "01000000"
                            + "0".repeat(64)
                            + "3ba3edfd7a7b12b27ac72c3e67768f617fc81bc3888a51323a9fb8aa4b1e5e4a"
                            + "29ab5f49ffff001d1dac2b7c");

    static final byte[] LITECOIN =
            hex(
                    "01000000"
                            + "0".repeat(64)
                            + "d9ced4ed1130f7b7faad9be25323ffafa33232a17c3edf6cfd97bee6bafbdd97"
                            + "b9aa8e4ef0ff0f1ecd513f7c");

    @Test
    void hashesTheFirstBlockOfBitcoin() {
        assertEquals(
                number("000000000019d6689c085ae165831e934ff763ae46a2a6c172b3f1b60a8ce26f"),
                ProofOfWork.sha256d(BITCOIN));
    }

    @Test
    void hashesTheFirstBlockOfLitecoin() {
        assertEquals(
                number("12a765e31ffd4059bada1e25190f6e98c99d9714d334efa41a195a7e7e04bfe2"),
                ProofOfWork.sha256d(LITECOIN),
                "its name");
        assertEquals(
                number("0000050c34a64b415b6b15b37f2216634b5b1669cb9a2e38d76f7213b0671e00"),
                ProofOfWork.scrypt(LITECOIN),
                "its work");
    }

    @Test
    void bothMeetTheirTarget() {
        var bitcoin = number("ffff").shiftLeft(208);
        assertTrue(ProofOfWork.sha256d(BITCOIN).compareTo(bitcoin) <= 0);
        var litecoin = number("0ffff0").shiftLeft(216);
        assertTrue(ProofOfWork.scrypt(LITECOIN).compareTo(litecoin) <= 0);
    }

    @Test
    void saysWhatAHashIsWorth() {
        assertEquals(0x1p256, ProofOfWork.hashes(BigInteger.ZERO));
        assertEquals(0x1p255, ProofOfWork.hashes(BigInteger.ONE));
        assertEquals(1, ProofOfWork.hashes(number("f".repeat(64))));
        double genesis = ProofOfWork.hashes(ProofOfWork.sha256d(BITCOIN));
        assertEquals(2_536.4, genesis / 0x1p32, 0.1, "difficulty that the first block meets");
    }

    private static BigInteger number(String hex) {
        return new BigInteger(hex, 16);
    }

    private static byte[] hex(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
