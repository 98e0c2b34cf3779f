package io.minewatch.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.minewatch.capture.FasterWay.Way;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

class FasterWayTest {

    private static final int TRIAL = 16;
    private static final int PERIOD = 1024;
    private static final int BYTES = 1000;

    private final FasterWay faster = new FasterWay();

    /** The ways that are taken for so many areas, where one of them is the faster one. */
    private List<Way> taken(int areas, Way fast) {
        var taken = new ArrayList<Way>();
        for (int i = 0; i < areas; i++) {
            Way way = faster.next();
            taken.add(way);
            faster.took(way, BYTES, way == fast ? 100 : 130);
        }
        return taken;
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void triesBothInTurnAndGoesOnWithTheFaster(Way fast) {
        List<Way> taken = taken(PERIOD, fast);
        for (int i = 0; i < TRIAL; i++) {
            assertEquals(i % 2 == 0 ? Way.COPIED : Way.MAPPED, taken.get(i));
        }
        assertEquals(Collections.nCopies(PERIOD - TRIAL, fast), taken.subList(TRIAL, PERIOD));
    }

    @Test
    void triesAgainAndForgetsWhatWas() {
        taken(PERIOD, Way.COPIED);
        List<Way> taken = taken(TRIAL + 1, Way.MAPPED);
        assertEquals(TRIAL / 2, Collections.frequency(taken.subList(0, TRIAL), Way.MAPPED));
        assertEquals(Way.MAPPED, taken.getLast());
    }

    /** Another program had the processor, or the area was not in memory. */
    @ParameterizedTest
    @EnumSource(Way.class)
    void oneAreaThatIsNotDisturbedIsEnough(Way fast) {
        for (int i = 0; i < TRIAL; i++) {
            Way way = faster.next();
            boolean disturbed = i < TRIAL - 2;
            faster.took(way, BYTES, disturbed ? 5000 + i : way == fast ? 100 : 130);
        }
        assertEquals(fast, faster.next());
    }

    @Test
    void anAreaWithoutAByteTellsNothing() {
        for (int i = 0; i < TRIAL; i++) {
            Way way = faster.next();
            faster.took(way, BYTES, way == Way.MAPPED ? 100 : 130);
            faster.took(Way.COPIED, 0, i % 2);
        }
        assertEquals(Way.MAPPED, faster.next());
    }

    @Test
    void whatTookTimeBeforeTheFirstTrialIsForgotten() {
        faster.took(Way.COPIED, BYTES, 1);
        assertEquals(Way.MAPPED, taken(TRIAL + 1, Way.MAPPED).getLast());
    }

    @Test
    void itIsTheTimeForAByteThatCounts() {
        for (int i = 0; i < TRIAL; i++) {
            Way way = faster.next();
            faster.took(way, way == Way.MAPPED ? 2 * BYTES : BYTES, 150 + i % 2);
        }
        assertEquals(Way.MAPPED, faster.next());
    }
}
