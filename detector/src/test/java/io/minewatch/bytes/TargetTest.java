package io.minewatch.bytes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigInteger;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;

class TargetTest {

    /** Zcash as seen on the wire; difficulty 1 of Bitcoin; a boundary of Ethash. */
    @Test
    void countsHashesPerShare() {
        assertHashes(
                16_000.0272, "0004189300000000000000000000000000000000000000000000000000000000");
        assertHashes(
                4_295_032_833.0,
                "00000000ffff0000000000000000000000000000000000000000000000000000");
        assertHashes(
                4_294_967_296.0,
                "0x0000000100000000000000000000000000000000000000000000000000000000");
        assertHashes(1, "f".repeat(64));
        assertHashes(0x1p256, "1");
    }

    @Test
    void doesNotCareForLeadingZeros() {
        assertHashes(0x1p24, "0x" + "1" + "0".repeat(58));
        assertHashes(0x1p24, "000001" + "0".repeat(58));
        assertHashes(0x1p24, "0X1" + "0".repeat(58));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0x", "0", "x", "-1", "+1", " 1", "1 ", "0x0x1", "1g", "\u0661"})
    void refusesWhatIsNoTarget(String text) {
        assertEquals(OptionalDouble.empty(), Target.hashes(text));
        assertEquals(OptionalDouble.empty(), Target.hashesOfDecimal(text));
    }

    @Test
    void boundsTheLength() {
        assertTrue(Target.hashes("0x" + "1".repeat(64)).isPresent());
        assertEquals(OptionalDouble.empty(), Target.hashes("0".repeat(64) + "1"));
        var most = BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE);
        assertEquals(OptionalDouble.of(1), Target.hashesOfDecimal(most.toString()));
        assertEquals(OptionalDouble.empty(), Target.hashesOfDecimal(most.add(BigInteger.ONE) + ""));
        assertEquals(OptionalDouble.empty(), Target.hashesOfDecimal("0".repeat(78) + "1"));
    }

    @Test
    void readsBytesLeastSignificantFirst() {
        var target = new byte[32];
        target[28] = 1;
        assertEquals(OptionalDouble.of(0x1p32), Target.hashesOfLittleEndian(target));
        assertEquals(OptionalDouble.empty(), Target.hashesOfLittleEndian(new byte[31]));
        assertEquals(OptionalDouble.empty(), Target.hashesOfLittleEndian(new byte[33]));
        assertEquals(OptionalDouble.empty(), Target.hashesOfLittleEndian(new byte[32]));
    }

    @Test
    void readsCompactTargets() {
        assertEquals(
                Optional.of(new BigInteger("ffff", 16).shiftLeft(208)),
                Target.ofCompact("1d00ffff"));
        assertEquals(
                Optional.of(new BigInteger("0ffff0", 16).shiftLeft(216)),
                Target.ofCompact("1e0ffff0"));
        assertEquals(Optional.of(BigInteger.valueOf(0x12)), Target.ofCompact("01123456"));
        assertEquals(Optional.of(BigInteger.valueOf(0x1234)), Target.ofCompact("02123456"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1d00fff",
                "1d00ffff0",
                "1d00fffg",
                "+d00ffff",
                "00123456",
                "01803456",
                "1d000000",
                "1d80ffff",
                "23000001",
                "22010000",
                "ffffffff",
                "ff7fffff"
            })
    void refusesWhatIsNoCompactTarget(String text) {
        assertEquals(Optional.empty(), Target.ofCompact(text));
    }

    @Test
    void takesTheLargestCompactTargets() {
        for (String largest : new String[] {"2100ffff", "220000ff", "207fffff"}) {
            assertTrue(Target.ofCompact(largest).orElseThrow().bitLength() >= 255, largest);
        }
    }

    @Test
    void isNeverBelowOneHashWhateverComes() {
        var random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            var number = new BigInteger(random.nextInt(300), random);
            var hashes = Target.hashes(number.toString(16));
            assertTrue(hashes.isEmpty() || hashes.getAsDouble() >= 1, number::toString);
            assertEquals(Target.hashes(number), Target.hashesOfDecimal(number.toString()));
        }
    }

    private static void assertHashes(double expected, String hex) {
        assertEquals(expected, Target.hashes(hex).orElse(0), expected * 1e-7, hex);
    }
}
