package io.minewatch.simulate.opaque;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;

import io.minewatch.simulate.script.Side;

import org.junit.jupiter.api.Test;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

class ObservationsTest {

    private static final long SECOND = 1_000_000_000L;
    private static final long HOUR = 3600 * SECOND;

    private static final OpaquePlan MIXED =
            OpaquePlan.hours(11, 4).mined(30, 3).followed(18).among(48).readable(9);

    /** One number for all that was seen of each flow, in its order. */
    private static final class Digest implements Observer {

        private final long[] flows;
        private final long[] last;
        private long up;
        private long down;

        Digest(OpaquePlan plan) {
            flows = new long[plan.flows()];
            last = new long[plan.flows()];
        }

        @Override
        public void segment(int flow, boolean upstream, int length, long nanos) {
            assertTrue(nanos >= last[flow] && length > 0 && length <= 1448);
            last[flow] = nanos;
            flows[flow] = 31 * flows[flow] + Seeds.mix(nanos, upstream ? length : -length);
            up += upstream ? 1 : 0;
            down += upstream ? 0 : 1;
        }
    }

    private static Digest seen(OpaquePlan plan) {
        var digest = new Digest(plan);
        new Observations(new Population(plan)).runEach(digest);
        return digest;
    }

    @Test
    void equalSeedsGiveEqualObservations() {
        assertArrayEquals(seen(MIXED).flows, seen(MIXED).flows);
        var other = OpaquePlan.hours(12, 4).mined(30, 3).followed(18).among(48);
        assertNotEquals(seen(MIXED).flows[0], seen(other).flows[0]);
    }

    @Test
    void inOrderOfTimeTheyAreTheSame() {
        var digest = new Digest(MIXED);
        var latest = new long[1];
        new Observations(new Population(MIXED))
                .runInOrder(
                        (flow, up, length, nanos) -> {
                            assertTrue(nanos >= latest[0]);
                            latest[0] = nanos;
                            digest.segment(flow, up, length, nanos);
                        });
        assertArrayEquals(seen(MIXED).flows, digest.flows);
    }

    @Test
    void whatIsLostIsMissing() {
        Digest all = seen(MIXED);
        Digest lossy = seen(MIXED.impaired(Impairments.NONE.losing(0.1)));
        double share = (double) (lossy.up + lossy.down) / (all.up + all.down);
        assertEquals(0.9, share, 0.005);
        Digest up = seen(MIXED.impaired(Impairments.NONE.seeing(Side.CLIENT)));
        Digest down = seen(MIXED.impaired(Impairments.NONE.seeing(Side.SERVER)));
        assertEquals(List.of(all.up, 0L), List.of(up.up, up.down));
        assertEquals(List.of(0L, all.down), List.of(down.up, down.down));
    }

    private static List<String> reference(OpaquePlan plan) {
        var heard = new ArrayList<String>();
        new Observations(new Population(plan))
                .reference(
                        (chain, pool, height, nanos) ->
                                heard.add(
                                        chain
                                                + " "
                                                + pool
                                                + " "
                                                + height
                                                + " "
                                                + (nanos - plan.epoch())));
        return heard;
    }

    private static long time(String heard) {
        return Long.parseLong(heard.split(" ")[3]);
    }

    @Test
    void theReferenceTellsOfEveryBlockItsPoolsHearOf() {
        var heard = reference(MIXED);
        var feed = new Population(MIXED).chains().feed(0, 0).heard();
        var first = heard.stream().filter(line -> line.startsWith("0 0 ")).toList();
        long within = Arrays.stream(feed).filter(at -> at < MIXED.duration()).count();
        assertEquals(within, first.size());
        assertEquals("0 0 3742101 " + feed[0], first.getFirst());
        assertEquals(
                heard.stream().map(ObservationsTest::time).sorted().toList(),
                heard.stream().map(ObservationsTest::time).toList());
    }

    @Test
    void theReferenceMayBeOffAndMayPause() {
        var exact = reference(MIXED);
        var off = reference(MIXED.impaired(Impairments.NONE.clockOff(2 * SECOND)));
        assertEquals(time(exact.getFirst()) + 2 * SECOND, time(off.getFirst()));
        var paused = reference(MIXED.impaired(Impairments.NONE.pausing(HOUR, HOUR)));
        var expected =
                exact.stream().filter(at -> time(at) < HOUR || time(at) >= 2 * HOUR).toList();
        assertEquals(expected, paused);
        assertTrue(paused.size() < exact.size());
    }

    @Test
    void aSegmentAllocatesNothing() {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        var observations = new Observations(new Population(MIXED));
        var total = new long[1];
        Observer counting = (flow, up, length, nanos) -> total[0] += length;
        observations.runEach(counting);
        long before = threads.getCurrentThreadAllocatedBytes();
        long segments = observations.runEach(counting);
        long bytes = threads.getCurrentThreadAllocatedBytes() - before;
        // What a flow takes to be set up, and nothing that grows with its segments.
        assertTrue(segments > 50_000, "segments " + segments);
        assertTrue(bytes / MIXED.flows() < 8_000, "bytes a flow " + bytes / MIXED.flows());
    }

    @Test
    void daysTakeNoMoreRoomThanHours() {
        for (int hours : new int[] {4, 96}) {
            var plan = OpaquePlan.hours(11, hours).mined(30, 3).followed(18).among(48);
            var population = new Population(plan);
            for (int flow = 0; flow < plan.flows(); flow++) {
                Talk talk = population.make(flow, true);
                while (talk.advance()) {
                    // to the end
                }
                assertTrue(talk.room() <= 64, population.describe(flow) + " " + talk.room());
            }
        }
    }
}
