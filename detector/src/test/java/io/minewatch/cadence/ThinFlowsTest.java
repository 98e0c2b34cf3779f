package io.minewatch.cadence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;

class ThinFlowsTest {

    private static int add(ThinFlows flows, long high, long low, byte state, int time) {
        flows.time(time);
        int place = flows.open(high, low, ThinFlows.OPENED_0, time);
        if (place != ThinFlows.ABSENT && state >= ThinFlows.THIN) {
            assertTrue(flows.give(place, state));
            Entry.begin(flows.memory(place), flows.entry(place), high, time, 0);
        } else if (place != ThinFlows.ABSENT) {
            flows.state(place, state);
        }
        return place;
    }

    @Test
    void anEntryIsFourLines() {
        assertEquals(Entry.BYTES, Entry.END);
        assertEquals(0, Entry.SYNCHRONY % 8);
    }

    @Test
    void agreesWithAMapWhateverComesAndGoes() {
        var random = new Random(1);
        Map<Long, Integer> model = new HashMap<>();
        try (var flows = new ThinFlows(1 << 14)) {
            for (int i = 0; i < 200_000; i++) {
                long high = random.nextInt(4000) * 0x9e37_79b9_7f4a_7c15L;
                long low = high * 31 >>> 20;
                int place = flows.find(high, low);
                assertEquals(model.getOrDefault(high, ThinFlows.ABSENT), place);
                if (place == ThinFlows.ABSENT) {
                    place = add(flows, high, low, ThinFlows.THIN, 0);
                    if (place != ThinFlows.ABSENT) {
                        model.put(high, place);
                    }
                } else if (random.nextBoolean()) {
                    flows.take(place, ThinFlows.OVER);
                    flows.free(place);
                    model.remove(high);
                }
                assertEquals(model.size(), flows.used());
            }
        }
    }

    @Test
    void thereAreNoMoreEntriesThanSaid() {
        try (var flows = new ThinFlows(16)) {
            for (int i = 0; i < 16; i++) {
                assertNotEquals(ThinFlows.ABSENT, add(flows, i << 4, i, ThinFlows.THIN, i));
            }
            int place = flows.open(1 << 10, 0, ThinFlows.OPENED_0, 30);
            assertFalse(flows.give(place, ThinFlows.THIN));
            flows.time(30);
            assertEquals(flows.find(12 << 4, 12), flows.youngest(0, true));
            flows.take(flows.youngest(0, true), ThinFlows.OVER);
            assertTrue(flows.give(place, ThinFlows.THIN));
            assertEquals(16, flows.used());
        }
    }

    /**
     * Free places first, then what begins, what is over, what was left; never one with an entry.
     */
    @Test
    void whoLeavesFirst() {
        try (var flows = new ThinFlows(16)) {
            byte[] states = {
                ThinFlows.THIN,
                ThinFlows.LEFT,
                ThinFlows.OVER,
                ThinFlows.OPENED_1,
                ThinFlows.OPENED_0,
                ThinFlows.LEFT,
                ThinFlows.KEPT,
                ThinFlows.OVER
            };
            var places = new int[states.length];
            for (int i = 0; i < states.length; i++) {
                places[i] = add(flows, i + 1 << 4, 0, states[i], 10 + i);
            }
            int[] expected = {3, 4, 2, 7, 1, 5};
            for (int i = 0; i < expected.length; i++) {
                assertEquals(
                        places[expected[i]], add(flows, i + 100 << 4, 0, ThinFlows.THIN, 30 + i));
            }
            assertEquals(ThinFlows.ABSENT, flows.open(1 << 12, 0, ThinFlows.OPENED_0, 40));
            flows.time(50);
            assertEquals(places[5], flows.youngest(0, true));
        }
    }

    /** Neither is anybody else's place had meanwhile, in the set or next to it. */
    @Test
    void whoCameLastMayStayForAWhile() {
        try (var flows = new ThinFlows(16)) {
            add(flows, 1 << 4, 0, ThinFlows.THIN, 0);
            add(flows, 2 << 4, 1, ThinFlows.THIN, 50);
            int last = add(flows, 3 << 4, 0, ThinFlows.THIN, 60);
            for (int time = 60; time < 60 + ThinFlows.STAY; time++) {
                flows.time(time);
                assertEquals(ThinFlows.ABSENT, flows.youngest(0, true));
                assertEquals(ThinFlows.ABSENT, flows.youngest(0, false));
                assertEquals(ThinFlows.ABSENT, flows.youngest(1, false));
            }
            flows.time(60 + ThinFlows.STAY);
            assertEquals(last, flows.youngest(0, true));
            assertEquals(last, flows.youngest(0, false));
            assertEquals(last, flows.youngest(1, false));
        }
    }

    @Test
    void whoMustBeKeptDoesNotLeave() {
        try (var flows = new ThinFlows(16)) {
            for (int i = 0; i < ThinFlows.WAYS; i++) {
                add(flows, i + 1 << 4, 0, ThinFlows.KEPT, i);
            }
            assertEquals(ThinFlows.ABSENT, flows.youngest(0, true));
            assertEquals(ThinFlows.ABSENT, flows.youngest(0, false));
        }
    }

    @Test
    void timeIsAByteThatGoesRound() {
        try (var flows = new ThinFlows(16)) {
            int place = flows.open(1, 0, ThinFlows.LEFT, 250);
            assertEquals(10, flows.age(place, 4));
            assertEquals(255, flows.age(place, 249));
        }
    }

    /** Twelve bits would call an old flow young after nine hours, and it would have to leave. */
    @Test
    void whoIsOldStaysOld() {
        try (var flows = new ThinFlows(16)) {
            int old = add(flows, 1 << 4, 0, ThinFlows.THIN, 5);
            for (int time = 1000; time < 100_000; time += 1000) {
                flows.time(time);
                flows.ages(old);
                int young = add(flows, 2 << 4, 0, ThinFlows.THIN, time - ThinFlows.STAY);
                flows.time(time);
                assertEquals(young, flows.youngest(0, true));
                assertNotEquals(flows.entry(old), flows.entry(young));
                flows.take(young, ThinFlows.OVER);
                flows.free(young);
            }
        }
    }
}
