package io.minewatch.probe.noise;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.minewatch.probe.noise.NoiseInitiator.Certificate;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;

class NoiseInitiatorTest {

    private static final Certificate CERTIFICATE = new Certificate(0, 1_700_000_000, 1_900_000_000);

    private final Random random = new Random(11);

    @Test
    void readsTheAnswerOfAPool() {
        for (int round = 0; round < 10; round++) {
            var initiator = new NoiseInitiator(random);
            assertEquals(64, initiator.opening().length);
            byte[] answer = NoiseResponder.answer(initiator.opening(), random);
            assertEquals(Optional.of(CERTIFICATE), initiator.read(answer));
        }
    }

    /** As long as it should be, and anybody's. */
    @Test
    void doesNotTakeNoiseForAnAnswer() {
        byte[] answer = new byte[NoiseInitiator.ANSWER];
        for (int round = 0; round < 20; round++) {
            random.nextBytes(answer);
            assertEquals(Optional.empty(), new NoiseInitiator(random).read(answer));
        }
    }

    @Test
    void doesNotTakeTheAnswerToAnotherKey() {
        byte[] other = new NoiseInitiator(random).opening();
        assertEquals(
                Optional.empty(),
                new NoiseInitiator(random).read(NoiseResponder.answer(other, random)));
    }

    @Test
    void everyByteCounts() {
        for (int at : new int[] {0, 63, 64, 143, 144, 233}) {
            var initiator = new NoiseInitiator(random);
            byte[] answer = NoiseResponder.answer(initiator.opening(), random);
            answer[at] ^= 1;
            assertEquals(Optional.empty(), initiator.read(answer), "byte " + at);
        }
    }

    @Test
    void waitsForAllOfIt() {
        var initiator = new NoiseInitiator(random);
        byte[] answer = NoiseResponder.answer(initiator.opening(), random);
        for (int length : new int[] {0, 1, 64, 233}) {
            assertEquals(Optional.empty(), initiator.read(Arrays.copyOf(answer, length)));
        }
        assertEquals(Optional.of(CERTIFICATE), initiator.read(answer));
    }
}
