package io.minewatch.cadence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.minewatch.cadence.clock.BlockClock;
import io.minewatch.cadence.clock.Synchrony;

import org.junit.jupiter.api.Test;

import java.util.Random;

/** When shares by their rhythm are told though no block agrees: where none can be asked. */
class RhythmAloneTest {

    private static final double HOUR = 3600;
    private static final long SECOND = 1_000_000_000L;
    private static final long START = 1_787_191_867L * SECOND;

    private final BlockClock clock = new BlockClock();
    private final Rehearsal watched = new Rehearsal(new Synchrony(clock));

    /** Blocks of a chain from some time on. */
    private void blocks(double from, double to, double mean) {
        var random = new Random(3);
        for (double at = from; at < to; at -= mean * Math.log(1 - random.nextDouble())) {
            clock.tick("chain " + mean, at(at));
        }
    }

    private static long at(double seconds) {
        return START + (long) (seconds * SECOND);
    }

    /** Half an hour of a miner who follows another chain. */
    private ThinFlow mine(double from) {
        var random = new Random(4);
        watched.begin(at(from), false, false);
        double job = from;
        for (double at = from; at < from + HOUR / 2; at -= 10 * Math.log(1 - random.nextDouble())) {
            watched.segment(true, 198, at(at));
            watched.segment(false, 85, at(at + 0.02));
            if (at > job) {
                watched.segment(false, 261, at(at + 0.2));
                job = at + 100;
            }
        }
        ThinFlow flow = watched.flow();
        assertEquals(Rhythm.SHARE_LIKE, flow.rhythm());
        return flow;
    }

    private static String said(ThinFlow flow) {
        return flow.signs().getFirst().text();
    }

    @Test
    void whereNobodyTellsOfBlocks() {
        ThinFlow flow = mine(0);
        assertTrue(flow.isRhythmEnough(false));
        assertTrue(said(flow).endsWith("; no block came meanwhile to compare with"), said(flow));
    }

    @Test
    void notWhileBlocksCome() {
        blocks(-3 * HOUR, HOUR, 120);
        ThinFlow flow = mine(0);
        assertFalse(flow.isRhythmEnough(false));
        assertFalse(flow.isRhythmEnough(true));
        assertFalse(said(flow).contains("no block"), said(flow));
    }

    /** Who told of them mines no more: that must not hide others for ever. */
    @Test
    void whenNobodyHasToldOfBlocksForHalfADay() {
        blocks(0, 5 * HOUR, 120);
        assertFalse(mine(16 * HOUR).isRhythmEnough(false));
        ThinFlow flow = mine(18 * HOUR);
        assertTrue(flow.isRhythmEnough(false));
        assertTrue(flow.isRhythmEnough(true));
    }

    /** Blocks were asked, and said no: that they come no more is no reason to doubt them. */
    @Test
    void notWhenBlocksDisagreedBefore() {
        blocks(-3 * HOUR, HOUR / 2, 120);
        mine(0);
        for (double at = HOUR / 2; at < 14 * HOUR; at += HOUR / 8) {
            watched.segment(false, 261, at(at));
        }
        ThinFlow flow = watched.flow();
        assertFalse(flow.isRhythmEnough(false));
        assertFalse(flow.isRhythmEnough(true));
    }

    /** Chains with ten blocks a second or one in a second are never learnt. */
    @Test
    void whereBlocksComeTooFast() {
        blocks(-HOUR, HOUR, 3);
        assertTrue(mine(0).isRhythmEnough(false));
    }
}
