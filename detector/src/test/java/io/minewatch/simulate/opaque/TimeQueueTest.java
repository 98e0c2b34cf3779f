package io.minewatch.simulate.opaque;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;

class TimeQueueTest {

    @Test
    void givesTheEarliestFirstAndOfTheSameTimeTheLowestNumber() {
        var random = new Random(5);
        var queue = new TimeQueue(300);
        var expected =
                new PriorityQueue<long[]>(
                        Comparator.comparingLong((long[] entry) -> entry[0])
                                .thenComparingLong(entry -> entry[1]));
        for (int i = 0; i < 300; i++) {
            long time = random.nextInt(40);
            queue.add(time, i);
            expected.add(new long[] {time, i});
        }
        var wanted = new ArrayList<List<Long>>();
        var got = new ArrayList<List<Long>>();
        for (int step = 0; step < 3000 && !queue.isEmpty(); step++) {
            long[] first = expected.remove();
            wanted.add(List.of(first[0], first[1]));
            got.add(List.of(queue.firstTime(), (long) queue.first()));
            if (random.nextInt(10) > 0) {
                long later = first[0] + random.nextInt(20);
                expected.add(new long[] {later, first[1]});
                queue.replaceFirst(later);
            } else {
                queue.removeFirst();
            }
        }
        assertEquals(wanted, got);
        assertTrue(queue.isEmpty() == expected.isEmpty());
    }
}
