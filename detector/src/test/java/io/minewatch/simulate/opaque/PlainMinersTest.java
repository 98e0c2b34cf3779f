package io.minewatch.simulate.opaque;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.minewatch.simulate.script.Dice;
import io.minewatch.simulate.script.Say;
import io.minewatch.simulate.script.Scene;
import io.minewatch.simulate.script.Side;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class PlainMinersTest {

    private static final long SECOND = 1_000_000_000L;
    private static final OpaquePlan PLAN = OpaquePlan.hours(9, 3).readable(9);

    /** When the work is on another block than before. */
    private static List<Long> changes(OpaquePlan plan, int miner, String before, int digits) {
        var chains = new Population(plan).chains();
        var miners = new PlainMiners(plan, chains);
        var scene = new Scene(miners.world(miner), new Dice(4), 0, plan.duration());
        var changes = new ArrayList<Long>();
        String latest = "";
        for (Say say : miners.recipe(miner).make(scene).script().rest()) {
            int at = say.text().indexOf(before);
            if (say.from() == Side.SERVER && at >= 0) {
                String hash = say.text().substring(at + before.length()).split("\"")[digits];
                if (!latest.isEmpty() && !hash.equals(latest)) {
                    changes.add(say.at());
                }
                latest = hash;
            }
        }
        return changes;
    }

    private static void assertSoonAfter(long[] heard, long error, List<Long> changes) {
        assertTrue(changes.size() > 10, "changes " + changes.size());
        int block = 0;
        while (heard[block] + error < changes.getFirst() - SECOND / 10) {
            block++;
        }
        for (long change : changes) {
            double late = (change - heard[block] - error) / 1e9;
            assertTrue(late >= 0 && late < 0.1, "late " + late);
            block++;
            // Two blocks within the time to make a job are one change.
            while (block < heard.length && heard[block] + error < change) {
                block++;
            }
        }
    }

    @Test
    void thePreviousHashChangesWhenThePoolHearsOfTheBlock() {
        var chains = new Population(PLAN).chains();
        var changes = changes(PLAN, 1, "\"mining.notify\",\"params\":[\"", 2);
        assertSoonAfter(chains.feed(1, 0).heard(), 0, changes);
    }

    @Test
    void theHeightChangesWhenThePoolHearsOfTheBlock() {
        var chains = new Population(PLAN).chains();
        var changes = changes(PLAN, 0, "\"height\":", 0);
        assertSoonAfter(chains.feed(0, 0).heard(), 0, changes);
    }

    @Test
    void anErrorOfTheClockShiftsAllOfIt() {
        for (long error : new long[] {2 * SECOND, -2 * SECOND}) {
            var plan = PLAN.impaired(Impairments.NONE.clockOff(error));
            var chains = new Population(plan).chains();
            assertSoonAfter(chains.feed(0, 0).heard(), error, changes(plan, 0, "\"height\":", 0));
        }
    }

    @Test
    void minersAreSpreadOverChainsAndPools() {
        assertEquals(15, PlainMiners.places(PLAN));
        var places = new ArrayList<String>();
        for (int i = 0; i < 9; i++) {
            places.add(PlainMiners.chain(PLAN, i) + "" + PlainMiners.pool(PLAN, i));
        }
        assertEquals(List.of("00", "10", "20", "01", "11", "21", "02", "12", "22"), places);
    }
}
