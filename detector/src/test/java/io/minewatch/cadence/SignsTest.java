package io.minewatch.cadence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.minewatch.cadence.clock.BlockClock;
import io.minewatch.cadence.clock.Synchrony;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.Random;

/** What evidence says is true, of flows of weeks too. */
class SignsTest {

    private static final double HOUR = 3600;
    private static final long SECOND = 1_000_000_000L;
    private static final long START = 1_787_191_867L * SECOND;

    private final BlockClock clock = new BlockClock(10_000);
    private final Rehearsal watched = new Rehearsal(new Synchrony(clock));
    private final Random random = new Random(7);
    private int shares;
    private int jobs;

    @AfterEach
    void close() {
        watched.close();
    }

    private static long at(double seconds) {
        return START + (long) (seconds * SECOND);
    }

    private double chance(double mean) {
        return -mean * Math.log(1 - random.nextDouble());
    }

    /** One that follows a chain if any is known. */
    private ThinFlow mine(double hours, double seconds) {
        watched.begin(at(0), false, false);
        double block = chance(120);
        for (double at = 0; at < hours * HOUR; at += 0.3 + chance(seconds)) {
            shares++;
            watched.segment(true, 198, at(at));
            watched.segment(false, 85, at(at + 0.1));
            if (at > block) {
                jobs++;
                clock.tick("chain", at(block));
                watched.segment(false, 261, at(at + 0.2));
                block += chance(120);
            }
        }
        return watched.flow();
    }

    private static String shown(ThinFlow flow, Sign.Kind kind) {
        return flow.signs().stream()
                .filter(sign -> sign.kind() == kind)
                .map(Sign::text)
                .findFirst()
                .orElse("");
    }

    @Test
    void countsAreWhatThereWas() {
        ThinFlow flow = mine(1, 10);
        String text = shown(flow, Sign.Kind.RHYTHM);
        String expected =
                "in %.0f s: %d messages, most often of 198 bytes, one in %.1f s, spread %.2f of"
                        + " that; %d answered within 2 s, most often by 85 bytes; %d times work"
                        + " unasked, most often of 261 bytes";
        assertEquals(
                expected.formatted(
                        flow.seconds(),
                        shares,
                        flow.seconds() / (shares - 1),
                        flow.gapVariation(),
                        shares,
                        jobs),
                text);
    }

    /** A count has 16 bits: then all that is counted with it is halved. */
    @Test
    void orLess() {
        ThinFlow flow = mine(30, 1.5);
        String text = shown(flow, Sign.Kind.RHYTHM);
        assertTrue(flow.upstream() * 1.5 < 0.9 * flow.seconds(), flow.toString());
        assertEquals(
                "at least %d messages".formatted(flow.upstream()),
                text.replaceFirst(".*: (.*), most often of 198.*", "$1"));
        assertEquals(
                "at least %d answered".formatted(flow.answered()),
                text.replaceFirst(".* that; (.*) within.*", "$1"));
    }

    /** However long it beats with blocks: clocks may be wrong for a reason. */
    @Test
    void noLessIsClaimedOfChanceThanThatItIsOneInABillionTimesAThousand() {
        ThinFlow flow = mine(24, 10);
        assertTrue(flow.blockNats() > 100, "nats " + flow.blockNats());
        assertEquals("1.0e-12", shown(flow, Sign.Kind.BLOCKS).replaceFirst(".* is at most ", ""));
    }
}
