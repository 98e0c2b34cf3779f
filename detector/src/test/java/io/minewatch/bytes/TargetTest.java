package io.minewatch.bytes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigInteger;
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
    }

    @Test
    void boundsTheLength() {
        assertTrue(Target.hashes("0x" + "1".repeat(64)).isPresent());
        assertEquals(OptionalDouble.empty(), Target.hashes("0".repeat(64) + "1"));
    }

    @Test
    void isNeverBelowOneHashWhateverComes() {
        var random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            var number = new BigInteger(random.nextInt(300), random);
            var hashes = Target.hashes(number.toString(16));
            assertTrue(hashes.isEmpty() || hashes.getAsDouble() >= 1, number::toString);
        }
    }

    private static void assertHashes(double expected, String hex) {
        assertEquals(expected, Target.hashes(hex).orElse(0), expected * 1e-7, hex);
    }
}
