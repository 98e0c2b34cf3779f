package io.minewatch.cadence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.minewatch.cadence.clock.Synchrony;
import io.minewatch.decode.Packet;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/**
 * When a link goes silent, blocks and pushes are missing together: that makes nobody a follower.
 */
class OutagesTest extends OpaqueRecording {

    private static final double HOURS = 6;
    private static final double BLOCK = 15;

    /** Half of the time nothing is captured at all, five minutes each. */
    private static boolean isHeard(double seconds) {
        return seconds % 600 < 300;
    }

    private final TreeMap<Double, Runnable> all = new TreeMap<>();
    private final List<Double> blocks = new ArrayList<>();

    /** The link is busy: something comes all the time. */
    OutagesTest() {
        var random = new Random(3);
        for (double at = -4000; at < HOURS * 3600; at -= BLOCK * Math.log(random.nextDouble())) {
            if (isHeard(at)) {
                clock.tick("chain", at(at));
                blocks.add(at);
            }
        }
        for (double at = 0.123; at < HOURS * 3600; at += 0.5) {
            double now = at;
            all.put(now, () -> turn(9, now, Packet.ACK));
        }
    }

    private void pushed(int port, double seconds) {
        all.put(seconds, () -> down(port, seconds, 300));
    }

    private List<String> followers() {
        all.forEach(
                (at, said) -> {
                    if (isHeard(at)) {
                        said.run();
                    }
                });
        traffic.flush();
        return told.stream().distinct().toList();
    }

    @Test
    void aTimerFollowsNobody() {
        for (int port = 3000; port < 3040; port++) {
            double every = 8 + (port - 3000) * 0.31;
            for (double at = port % 7 + 0.1; at < HOURS * 3600; at += every) {
                pushed(port, at + port * 1e-6);
            }
        }
        assertEquals(List.of(), followers());
    }

    @Test
    void whoFollowsIsStillSeen() {
        blocks.stream().filter(block -> block > 0).forEach(block -> pushed(3000, block + 0.4));
        assertEquals(List.of("3000 NONE chain", "ended 3000 NONE chain"), followers());
    }

    @Test
    void theHoleAndAMinuteBehindItAreMissed() {
        var outages = new Outages();
        long start = Synchrony.epochStart(START);
        for (int second = 0; second <= 200; second++) {
            outages.heard(start + second * SECOND);
        }
        outages.heard(start + 260 * SECOND);
        assertEquals(seconds(201, 321), seconds(outages.within(start)));
        assertEquals(List.of(), seconds(outages.within(start + Synchrony.EPOCH_NANOS)));
    }

    @Test
    void aLinkThatIsNeverBusyHasNone() {
        var outages = new Outages();
        var random = new Random(4);
        long start = Synchrony.epochStart(START);
        double at = 0;
        while (at < 6000) {
            outages.heard(start + (long) (at * SECOND));
            at -= 40 * Math.log(random.nextDouble());
        }
        for (int epoch = 0; epoch < 10; epoch++) {
            assertEquals(List.of(), seconds(outages.within(start + epoch * Synchrony.EPOCH_NANOS)));
        }
    }

    private static List<Integer> seconds(int from, int to) {
        var all = new ArrayList<Integer>();
        for (int second = from; second < to; second++) {
            all.add(second);
        }
        return all;
    }

    private static List<Integer> seconds(long[] words) {
        return BitSet.valueOf(words).stream().boxed().toList();
    }
}
