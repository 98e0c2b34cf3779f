package io.minewatch.cadence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.Random;
import java.util.function.BiConsumer;

/** Miners have the rhythm of shares, whatever their luck; nobody else has it. */
class RhythmTest {

    private static final int HOUR = 3600;
    private static final int STARTED = Entry.STARTED | 3 << Entry.HANDSHAKE_SHIFT;

    /** Of each kind; of all kinds together more than ten thousand. */
    private static final int FLOWS = 1500;

    private static double chance(Random random, double mean) {
        return -mean * Math.log(1 - random.nextDouble());
    }

    private static int between(Random random, int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    private static void never(int seed, BiConsumer<Random, Talk> kind) {
        var random = new Random(seed);
        for (int i = 0; i < FLOWS; i++) {
            var talk = new Talk(i % 2 == 0 ? STARTED : 0);
            kind.accept(random, talk);
            assertFalse(talk.everHas(Rhythm.SHARE_LIKE), () -> talk.seen().toString());
            assertFalse(talk.everHas(Rhythm.NOISE), () -> talk.seen().toString());
        }
    }

    private static void miner(Random random, Talk talk, int share, int answer, int job) {
        double mean = 4 + 40 * random.nextDouble();
        double round = 0.005 + 0.3 * random.nextDouble();
        talk.up(0, 297).down(0.05, 3000).up(0.1, 600).down(0.2, 700);
        for (double at = 1; at < 3 * HOUR; at += chance(random, mean)) {
            talk.up(at, share + random.nextInt(3));
            talk.down(at + round, answer + random.nextInt(2));
        }
        for (double at = 1; at < 3 * HOUR; at += chance(random, 120)) {
            talk.down(at, job + random.nextInt(5));
        }
    }

    @Test
    void minersAlwaysHaveIt() {
        var random = new Random(1);
        for (int i = 0; i < FLOWS / 3; i++) {
            var monero = new Talk(STARTED);
            miner(random, monero, 198, 85, 261);
            assertTrue(monero.everHas(Rhythm.SHARE_LIKE), () -> monero.seen().toString());
            var bitcoin = new Talk(0);
            miner(random, bitcoin, 178, 58, 1522);
            assertTrue(bitcoin.everHas(Rhythm.SHARE_LIKE), () -> bitcoin.seen().toString());
            var noise = new Talk(STARTED);
            miner(random, noise, 62, 58, 83);
            assertTrue(noise.everHas(Rhythm.NOISE), () -> noise.seen().toString());
        }
    }

    /**
     * A tenth of all packets is not captured: answers to shares that are not there seem unasked.
     */
    @Test
    void minersHaveItWhatIsLost() {
        var random = new Random(9);
        int found = 0;
        for (int i = 0; i < FLOWS / 10; i++) {
            var talk = new Talk(STARTED);
            for (double at = 1; at < 3 * HOUR; at += chance(random, 4)) {
                boolean isHeard = random.nextInt(10) > 0;
                if (isHeard) {
                    talk.up(at, 198 + random.nextInt(3));
                }
                if (random.nextInt(10) > 0) {
                    talk.down(at + 0.08, 85 + random.nextInt(2));
                }
            }
            for (double at = 1; at < 3 * HOUR; at += chance(random, 120)) {
                talk.down(at, 261 + random.nextInt(5));
            }
            found += talk.everHas(Rhythm.SHARE_LIKE) && talk.seen().pushLength() > 200 ? 1 : 0;
        }
        assertTrue(found >= 0.95 * (FLOWS / 10), found + " of " + FLOWS / 10);
    }

    /** What a server says of its own accord as often as that is no answer to what was lost. */
    @Test
    void whoSaysAsOftenWhatItAnswersDoesNotMine() {
        never(
                10,
                (random, talk) -> {
                    double often = 1 + 2 * random.nextDouble();
                    for (double at = 1; at < 2 * HOUR; at += chance(random, 10)) {
                        talk.up(at, 150).down(at + 0.06, 60);
                    }
                    for (double at = 1; at < 2 * HOUR; at += chance(random, 10 * often)) {
                        talk.down(at, 60 + random.nextInt(3));
                    }
                });
    }

    @Test
    void telemetryHasATimer() {
        never(
                2,
                (random, talk) -> {
                    double period = 5 + 300 * random.nextDouble();
                    int length = between(random, 60, 500);
                    for (double at = 0; at < 3 * HOUR; at += period) {
                        double late = at + period * 0.25 * random.nextDouble();
                        talk.up(late, length).down(late + 0.08, 45);
                    }
                    for (double at = 100; at < 3 * HOUR; at += chance(random, 600)) {
                        talk.down(at, 150);
                    }
                });
    }

    @Test
    void anEchoIsAsLongAsWhatWasSaid() {
        never(
                3,
                (random, talk) -> {
                    int length = between(random, 60, 300);
                    for (double at = 0; at < 2 * HOUR; at += chance(random, 30)) {
                        talk.up(at, length).down(at + 0.05, length + 4);
                    }
                    for (double at = 0; at < 2 * HOUR; at += chance(random, 20)) {
                        talk.down(at, length + 4);
                    }
                });
    }

    @Test
    void peopleWriteTextsOfAnyLength() {
        never(
                4,
                (random, talk) -> {
                    for (double at = 0; at < 2 * HOUR; at += chance(random, 40)) {
                        talk.up(at, (int) (60 + chance(random, 60))).down(at + 0.1, 48);
                    }
                    for (double at = 0; at < 2 * HOUR; at += chance(random, 30)) {
                        talk.down(at, (int) (90 + chance(random, 80)));
                    }
                });
    }

    @Test
    void keystrokesAreShort() {
        never(
                5,
                (random, talk) -> {
                    for (double at = 0; at < HOUR / 2.0; at += 0.1 + chance(random, 2)) {
                        talk.up(at, 36).down(at + 0.04, 36);
                        if (random.nextInt(20) == 0) {
                            talk.down(at + 0.5, between(random, 100, 2000));
                        }
                    }
                });
    }

    @Test
    void whoIsNotifiedSaysThatHeIs() {
        never(
                6,
                (random, talk) -> {
                    int answer = between(random, 60, 90);
                    int length = between(random, 150, 600);
                    for (double at = 0; at < 5 * HOUR; at += 4 + chance(random, 120)) {
                        talk.down(at, length).up(at + 0.2 + random.nextDouble(), answer);
                        talk.down(at + 1.5, 45);
                    }
                    for (double at = 0; at < 5 * HOUR; at += 240) {
                        talk.up(at, 45).down(at + 0.1, 45);
                    }
                });
    }

    @Test
    void gamesGoOnAllTheTime() {
        never(
                7,
                (random, talk) -> {
                    for (double at = 0; at < HOUR / 6.0; at += 0.2 + random.nextDouble() / 5) {
                        talk.up(at, between(random, 40, 120));
                        talk.down(at + 0.06, between(random, 60, 400));
                    }
                });
    }

    @Test
    void tunnelsThatSleepKeepTheBeat() {
        never(
                8,
                (random, talk) -> {
                    double period = between(random, 10, 60);
                    int length = between(random, 40, 160);
                    for (double at = 0; at < 6 * HOUR; at += period) {
                        talk.up(at, length).down(at + 0.03, between(random, 40, length));
                    }
                    for (double at = 0; at < 6 * HOUR; at += 120 + random.nextDouble()) {
                        talk.up(at, 148).down(at + 0.03, 92).down(at + 1, 200);
                    }
                });
    }

    /** The least that is enough, and one less of it. */
    @Test
    void fiveSharesAndFourJobsInAMinute() {
        assertEquals(Rhythm.SHARE_LIKE, shares(5, 4, 61, 198, 85, 261));
        assertEquals(Rhythm.NONE, shares(4, 5, 61, 198, 85, 261));
        assertEquals(Rhythm.NONE, shares(5, 3, 61, 198, 85, 261));
        assertEquals(Rhythm.SHARE_LIKE, shares(7, 2, 61, 198, 85, 261));
        assertEquals(Rhythm.NONE, shares(8, 1, 61, 198, 85, 261));
        assertEquals(Rhythm.NONE, shares(5, 4, 59, 198, 85, 261));
    }

    @Test
    void lengthsHaveBounds() {
        assertEquals(Rhythm.SHARE_LIKE, shares(9, 3, 90, 60, 45, 100));
        assertEquals(Rhythm.NONE, shares(9, 3, 90, 59, 44, 100));
        assertEquals(Rhythm.SHARE_LIKE, shares(9, 3, 90, 600, 450, 700));
        assertEquals(Rhythm.NONE, shares(9, 3, 90, 601, 450, 700));
        assertEquals(Rhythm.SHARE_LIKE, shares(9, 3, 90, 200, 150, 225));
        assertEquals(Rhythm.NONE, shares(9, 3, 90, 200, 151, 300));
        assertEquals(Rhythm.NONE, shares(9, 3, 90, 200, 150, 224));
        assertEquals(Rhythm.SHARE_LIKE, shares(9, 3, 90, 200, 40, 300));
        assertEquals(Rhythm.NONE, shares(9, 3, 90, 200, 39, 300));
    }

    /** One in ten of either side is missing, and the beginning too. */
    @Test
    void minersInNoiseHaveItWithHolesInWhatIsHeard() {
        var random = new Random(9);
        int found = 0;
        for (int i = 0; i < FLOWS / 3; i++) {
            var talk = new Talk(0);
            noise(random, talk, 62, 58, true);
            found += talk.everHas(Rhythm.NOISE) ? 1 : 0;
        }
        assertTrue(found >= 0.99 * FLOWS / 3, "found " + found);
    }

    /**
     * Pools may accept ten shares at once, as the reference one does: then nearly all that answers
     * a share is a job that came by chance.
     */
    @Test
    void minersInNoiseWhoseSharesAreAcceptedByTheBatch() {
        for (int batch : new int[] {2, 3, 10}) {
            var random = new Random(batch);
            for (int i = 0; i < FLOWS / 10; i++) {
                Talk talk = batched(random, 62, 58, batch);
                assertTrue(talk.everHas(Rhythm.SHARE_LIKE), () -> talk.seen().toString());
            }
        }
    }

    /** Few are answered, so the lengths must be those of Noise, and no other ones. */
    @Test
    void whoIsSeldomAnsweredDoesNotMineButInNoise() {
        var random = new Random(11);
        for (int[] lengths : new int[][] {{61, 58}, {101, 58}, {62, 56}, {62, 60}, {80, 40}}) {
            for (int i = 0; i < FLOWS / 10; i++) {
                Talk talk = batched(random, lengths[0], lengths[1], 10);
                assertFalse(talk.everHas(Rhythm.SHARE_LIKE), () -> talk.seen().toString());
            }
        }
    }

    private static Talk batched(Random random, int share, int answer, int batch) {
        var talk = new Talk(0);
        int shares = 0;
        for (double at = 1; at < HOUR; at += chance(random, 10)) {
            talk.up(at, share);
            shares++;
            if (shares % batch == 0) {
                talk.down(at + 0.05, answer);
            }
        }
        for (double at = 1; at < HOUR; at += 30) {
            talk.down(at, 87);
        }
        return talk;
    }

    private static void noise(Random random, Talk talk, int share, int answer, boolean isClient) {
        for (double at = 1; at < HOUR / 12.0; at += chance(random, 8)) {
            say(random, talk, at, share, isClient);
            say(random, talk, at + 0.05, answer, !isClient);
        }
        for (double at = 1; at < HOUR / 12.0; at += 30) {
            say(random, talk, at, 87, !isClient);
        }
    }

    private static void say(Random random, Talk talk, double at, int length, boolean isUp) {
        if (random.nextInt(10) == 0) {
            return;
        }
        if (isUp) {
            talk.up(at, length);
        } else {
            talk.down(at, length);
        }
    }

    /** Who joins late may take the server for the client; that shows, and only where it is so. */
    @Test
    void theServerTakenForTheClientIsTold() {
        var random = new Random(10);
        for (int i = 0; i < FLOWS / 3; i++) {
            var wrong = new Talk(0);
            noise(random, wrong, 62, 58, false);
            assertTrue(Rhythm.isMirrored(wrong.seen()), () -> wrong.seen().toString());
            var right = new Talk(0);
            noise(random, right, 62, 58, true);
            assertFalse(Rhythm.isMirrored(right.seen()), () -> right.seen().toString());
            var started = new Talk(STARTED);
            noise(random, started, 62, 58, false);
            assertFalse(Rhythm.isMirrored(started.seen()), () -> started.seen().toString());
        }
    }

    /**
     * With holes, too: two in five of the answers missing are the most, else they may be of
     * batches, and for each four answers one more to a share that is missing.
     */
    @Test
    void holesHaveBounds() {
        assertEquals(Rhythm.NOISE, holed(10, 6, 4, 1));
        assertEquals(Rhythm.SHARE_LIKE, holed(10, 5, 4, 1));
        assertEquals(Rhythm.NONE, holed(10, 4, 4, 1));
        assertEquals(Rhythm.NOISE, holed(6, 5, 3, 1));
        assertEquals(Rhythm.NONE, holed(6, 5, 2, 1));
        assertEquals(Rhythm.NOISE, holed(10, 8, 4, 2));
        assertEquals(Rhythm.NONE, holed(10, 8, 4, 3));
    }

    /** Shares of which some are answered, jobs, and answers to what is missing. */
    private static Rhythm holed(int shares, int answered, int jobs, int lost) {
        var talk = new Talk(STARTED).up(0, 64).down(0.1, 234);
        talk.up(0.2, 76).down(0.3, 44).up(0.4, 99).down(0.5, 91);
        for (int i = 0; i < shares; i++) {
            double at = 10 + i * i * 0.7;
            talk.up(at, 62);
            if (i < answered) {
                talk.down(at + 0.1, 58);
            }
        }
        for (int i = 0; i < jobs; i++) {
            talk.down(120 + 5 * i, 87);
        }
        for (int i = 0; i < lost; i++) {
            talk.down(122 + 5 * i, 58);
        }
        return talk.seen().rhythm();
    }

    /** Three bursts of a handshake before, and the shares further and further apart. */
    private static Rhythm shares(int shares, int jobs, int until, int up, int answer, int push) {
        var talk = new Talk(STARTED).up(0, 300).down(0.1, 900).up(0.2, 300).down(0.3, 900);
        talk.up(0.4, 300).down(0.5, 900);
        for (int i = 0; i < shares; i++) {
            double at = 5 + i * i * 0.3;
            talk.up(at, up).down(at + 0.1, answer);
        }
        for (int i = 0; i < jobs; i++) {
            talk.down(until - 5 * i, push);
        }
        return talk.seen().rhythm();
    }
}
