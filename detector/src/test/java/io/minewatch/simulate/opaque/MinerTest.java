package io.minewatch.simulate.opaque;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;

/** Lengths are those of captures of the real programs. */
class MinerTest {

    private static final long HOUR = 3_600_000_000_000L;
    private static final Chains CHAINS = new Chains(5, List.of(ChainKind.values()), 0, 48 * HOUR);

    private record Seen(boolean up, int length, long nanos, Content content) {}

    private static List<Seen> talk(
            int seed, Carrier carrier, Tongue tongue, int chain, int pool, boolean idle) {
        var miner =
                new Miner(
                        new SplittableRandom(seed),
                        false,
                        carrier,
                        0,
                        48 * HOUR,
                        tongue,
                        CHAINS.feed(chain, pool),
                        idle);
        miner.start(1000, true, 0);
        var all = new ArrayList<Seen>();
        while (miner.advance()) {
            if (miner.length() > 0) {
                var seen =
                        new Seen(miner.upstream(), miner.length(), miner.nanos(), miner.content());
                all.add(seen);
            }
        }
        return all;
    }

    private static List<Integer> lengths(List<Seen> all, boolean up) {
        return all.stream().filter(seen -> seen.up == up).map(Seen::length).toList();
    }

    private static TreeSet<Integer> afterLogin(List<Seen> all, boolean up) {
        return new TreeSet<>(lengths(all.stream().filter(seen -> seen.nanos > HOUR).toList(), up));
    }

    @Test
    void stratumInTls() {
        var all = talk(1, Carrier.TLS, Tongue.STRATUM_V1, 1, 3, false);
        assertEquals(List.of(177, 80), lengths(all, true).subList(0, 2));
        var shares = afterLogin(all, true);
        assertEquals(1, shares.size());
        assertTrue(shares.first() >= 178 && shares.first() < 178 + 24, shares + "");
        var down = afterLogin(all, false);
        assertEquals(58, down.first());
        assertTrue(down.removeIf(length -> length == 58 || length == 96));
        assertTrue(down.first() >= 517 && down.last() <= 1448, down + "");
    }

    @Test
    void xmrigInTls() {
        var all = talk(2, Carrier.TLS, Tongue.XMRIG, 0, 0, false);
        assertEquals(601, lengths(all, true).get(2), 15);
        var up = afterLogin(all, true);
        assertTrue(up.remove(95) || up.size() == 1, up + "");
        assertEquals(198, up.first(), 24);
        var down = afterLogin(all, false);
        assertEquals(85, down.first());
        assertTrue(down.last() >= 261 && down.last() < 291, down + "");
    }

    @Test
    void stratumV2InNoise() {
        for (int seed = 0; seed < 6; seed++) {
            var all = talk(seed, Carrier.NOISE, Tongue.STRATUM_V2, 1, 0, false);
            assertEquals(
                    List.of(64, 234),
                    List.of(lengths(all, true).getFirst(), lengths(all, false).getFirst()));
            assertEquals(44, lengths(all, false).get(1));
            var up = afterLogin(all, true);
            assertTrue(up.equals(new TreeSet<>(List.of(62))) || up.first() == 67, up + "");
            var down = afterLogin(all, false);
            assertTrue(down.containsAll(List.of(58, 86)), down + "");
        }
    }

    @Test
    void tunnelsKeepTheirShapes() {
        for (Seen seen : talk(3, Carrier.WIREGUARD, Tongue.XMRIG, 0, 1, false)) {
            int handshake = seen.up ? 148 : 92;
            assertTrue(seen.length % 16 == 0 || seen.length == handshake, seen + "");
        }
        for (Seen seen : talk(3, Carrier.SSH, Tongue.XMRIG, 0, 1, false)) {
            assertTrue(seen.nanos < HOUR || seen.length % 8 == 4, seen + "");
        }
    }

    @Test
    void anIdleMinerOnlyHears() {
        var up = afterLogin(talk(4, Carrier.TLS, Tongue.STRATUM_V1, 1, 0, true), true);
        assertEquals(new TreeSet<>(), up);
        var alive = afterLogin(talk(4, Carrier.TLS, Tongue.XMRIG, 0, 0, true), true);
        assertEquals(new TreeSet<>(List.of(95)), alive);
    }

    @Test
    void sharesAreFoundAtRandomTimes() {
        // In a chosen window the difficulty stays: the waits are divided by their mean there.
        var waits = new ArrayList<Double>();
        for (int seed = 0; seed < 200; seed++) {
            var shares =
                    talk(seed, Carrier.NOISE, Tongue.STRATUM_V2, 1, 0, false).stream()
                            .filter(seen -> seen.up && seen.length < 70 && seen.nanos > HOUR)
                            .limit(11)
                            .toList();
            if (shares.size() == 11) {
                double mean = (shares.get(10).nanos - shares.get(0).nanos) / 10.0;
                waits.add((shares.get(1).nanos - shares.get(0).nanos) / mean);
            }
        }
        // One of ten waits that add up: beta, 1 - (1 - x / 10)^9.
        var uniform =
                waits.stream()
                        .mapToDouble(x -> -9 * Math.log(Math.max(1e-9, 1 - x / 10)))
                        .toArray();
        assertTrue(uniform.length > 150);
        double distance = ChainsTest.distanceFromExponential(uniform, 1);
        assertTrue(distance < 1.63, "distance " + distance);
    }

    @Test
    void everyJobOfThePoolComesSoon() {
        Feed feed = CHAINS.feed(0, 0);
        var jobs =
                talk(6, Carrier.TLS, Tongue.XMRIG, 0, 0, true).stream()
                        .filter(seen -> !seen.up && seen.length > 250 && seen.nanos > HOUR)
                        .map(Seen::nanos)
                        .toList();
        int first = feed.after(HOUR);
        for (int i = 0; i < 300; i++) {
            double late = (jobs.get(i) - feed.at(first + i)) / 1e9;
            assertTrue(late > 0 && late < 0.7, "late " + late);
        }
    }
}
