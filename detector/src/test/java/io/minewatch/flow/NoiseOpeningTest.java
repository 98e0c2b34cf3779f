package io.minewatch.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;

class NoiseOpeningTest {

    private static boolean begins(byte[] bytes) {
        return NoiseOpening.begins(MemorySegment.ofArray(bytes), 0, bytes.length);
    }

    private static byte[] noise(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    @Test
    void keysAreNoise() {
        var random = new Random(1);
        int missed = 0;
        for (int i = 0; i < 100_000; i++) {
            missed += begins(noise(random, 64)) ? 0 : 1;
        }
        assertTrue(missed < 60, "missed " + missed);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 11, 15, 63, 65, 128})
    void ofAnotherLengthItIsNoKey(int length) {
        assertFalse(begins(noise(new Random(1), length)));
    }

    @Test
    void textIsNoNoise() {
        String line = "the quick brown fox jumps over the lazy dog, again and again and";
        assertEquals(64, line.length());
        assertFalse(begins(line.getBytes(StandardCharsets.US_ASCII)));
        byte[] coded = Base64.getEncoder().encode(noise(new Random(2), 48));
        assertEquals(64, coded.length);
        assertFalse(begins(coded));
        assertFalse(begins("\u0436".repeat(32).getBytes(StandardCharsets.UTF_8)));
        assertFalse(begins(new byte[64]));
        byte[] ones = new byte[64];
        Arrays.fill(ones, (byte) 0xff);
        assertFalse(begins(ones));
    }

    @Test
    void recordsOfTlsAndMessagesOfWebSocketAreNoKeys() {
        byte[] key = noise(new Random(3), 64);
        for (int type = 0x14; type <= 0x17; type++) {
            key[0] = (byte) type;
            key[1] = 3;
            assertFalse(begins(key));
        }
        for (int first : new int[] {0x81, 0x82, 0xc1, 0xc2}) {
            key[0] = (byte) first;
            for (int second : new int[] {0xba, 62}) {
                key[1] = (byte) second;
                assertFalse(begins(key), first + " " + second);
            }
            key[1] = 17;
            assertTrue(begins(key));
        }
    }

    private static boolean answers(byte[] bytes) {
        return NoiseOpening.answers(MemorySegment.ofArray(bytes), 0, bytes.length);
    }

    @Test
    void aServerSaysNoiseOfOneLength() {
        assertTrue(answers(noise(new Random(5), 234)));
        for (int length : new int[] {0, 64, 233, 235}) {
            assertFalse(answers(noise(new Random(5), length)), "" + length);
        }
        assertFalse(answers("x".repeat(234).getBytes(StandardCharsets.US_ASCII)));
        assertFalse(answers(new byte[234]));
    }

    @Test
    void whatElseCanBeReadIsNoServersNoise() {
        for (int[] begin : new int[][] {{0x17, 3}, {0x82, 0xfe}, {0x82, 126}}) {
            byte[] bytes = noise(new Random(6), 234);
            assertTrue(answers(bytes));
            bytes[0] = (byte) begin[0];
            bytes[1] = (byte) begin[1];
            assertFalse(answers(bytes), Arrays.toString(begin));
        }
    }

    /** A frame that fills another length, or more than one: the JSON in it tells. */
    @Test
    void maskedJsonOfAnyLengthIsNoKey() {
        for (int length : new int[] {17, 125, 126}) {
            byte[] key = noise(new Random(4), 64);
            int mask = length == 126 ? 4 : 2;
            key[0] = (byte) 0x81;
            key[1] = (byte) (0x80 | length);
            for (char begin : new char[] {'{', '['}) {
                key[mask + 4] = (byte) (begin ^ key[mask]);
                assertFalse(begins(key), length + " " + begin);
            }
            key[mask + 4] = (byte) ('a' ^ key[mask]);
            assertTrue(begins(key), length + " text");
        }
    }
}
