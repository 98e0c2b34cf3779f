package io.minewatch.cadence.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;

import java.util.SplittableRandom;

/** Which chains keep their places where there are too many. */
class BlockClockTest {

    private static final long MINUTE = 60_000_000_000L;

    private final BlockClock clock = new BlockClock();

    /** Of miners who come and go one block each is heard, of a chain that is never learnt. */
    @Test
    void chainsOfWhichLittleIsHeardMakeRoomWithinAnHour() {
        for (int i = 0; i < BlockClock.MAX_CHAINS; i++) {
            clock.tick("short" + i, i * MINUTE);
        }
        clock.tick("early", 60 * MINUTE);
        assertEquals(1, clock.refused());
        clock.tick("late", 61 * MINUTE);
        assertEquals(1, clock.refused());
        assertEquals("late", clock.name(0));
    }

    @Test
    void aChainThatIsLearntKeepsItsPlaceForHalfADay() {
        var random = new SplittableRandom(4);
        for (int i = 0; i < BlockClock.MAX_CHAINS; i++) {
            learn("chain" + i, random);
        }
        clock.tick("early", 12 * 60 * MINUTE);
        assertEquals(1, clock.refused());
        clock.tick("late", 25 * 60 * MINUTE);
        assertEquals(1, clock.refused());
    }

    private void learn(String chain, SplittableRandom random) {
        double at = 60;
        for (int i = 0; i < 40; i++) {
            at -= 2 * Math.log(1 - random.nextDouble());
            clock.tick(chain, (long) (at * MINUTE));
        }
        assertFalse(at > 6 * 60, "all within six hours");
    }
}
