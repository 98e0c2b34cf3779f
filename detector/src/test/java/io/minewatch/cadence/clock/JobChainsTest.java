package io.minewatch.cadence.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.minewatch.protocol.Event;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

class JobChainsTest {

    private static final long SECOND = 1_000_000_000L;

    private final BlockClock clock = new BlockClock();
    private final JobChains chains = new JobChains(clock);
    private final JobChains.Miner one = chains.miner("stratum_v1");
    private final JobChains.Miner other = chains.miner("stratum_v1");
    private final JobChains.Miner ofHeights = chains.miner("cryptonote");

    @Test
    void aFirstJobTellsNothing() {
        one.job(on("aa"), SECOND);
        assertEquals(List.of(), seen());
    }

    @Test
    void aNewBlockTicksOnceForAllMiners() {
        one.job(on("aa"), 100 * SECOND);
        other.job(on("aa"), 110 * SECOND);
        one.job(on("bb"), 200 * SECOND);
        other.job(on("bb"), 204 * SECOND);
        other.job(on("cc"), 300 * SECOND);
        one.job(on("cc"), 304 * SECOND);
        assertEquals(List.of("stratum_v1#1: 2 ticks, one in 100 s"), seen());
    }

    @Test
    void moreWorkOnTheSameBlockDoesNotTick() {
        one.job(on("aa"), 100 * SECOND);
        one.job(on("bb"), 200 * SECOND);
        one.job(on("bb"), 230 * SECOND);
        one.job(on("BB"), 260 * SECOND);
        one.job(on("cc"), 400 * SECOND);
        assertEquals(List.of("stratum_v1#1: 2 ticks, one in 200 s"), seen());
    }

    @Test
    void minersOfOtherBlocksAreOfAnotherChain() {
        one.job(on("aa"), 100 * SECOND);
        other.job(on("11"), 100 * SECOND);
        one.job(on("bb"), 200 * SECOND);
        other.job(on("22"), 300 * SECOND);
        one.job(on("cc"), 300 * SECOND);
        other.job(on("33"), 500 * SECOND);
        assertEquals(
                List.of(
                        "stratum_v1#1: 2 ticks, one in 100 s",
                        "stratum_v1#2: 2 ticks, one in 200 s"),
                seen());
    }

    @Test
    void aMinerWhoIsSentToAnotherChainDoesNotTick() {
        one.job(on("aa"), 100 * SECOND);
        other.job(on("11"), 100 * SECOND);
        one.job(on("bb"), 200 * SECOND);
        other.job(on("22"), 250 * SECOND);
        one.job(on("22"), 260 * SECOND);
        one.job(on("33"), 300 * SECOND);
        assertEquals(List.of("stratum_v1#1", "stratum_v1#2: 2 ticks, one in 50 s"), seen());
    }

    @Test
    void anotherAlgorithmIsAnotherChain() {
        ofHeights.job(at(100, "rx/0"), 100 * SECOND);
        ofHeights.job(at(101, "rx/0"), 200 * SECOND);
        ofHeights.job(at(7, "gr"), 250 * SECOND);
        ofHeights.job(at(8, "gr"), 300 * SECOND);
        assertEquals(List.of("cryptonote/rx/0#1", "cryptonote/gr#2"), seen());
    }

    @Test
    void aHeightFarAwayIsAnotherChain() {
        ofHeights.job(at(100, "rx/0"), 100 * SECOND);
        ofHeights.job(at(103, "rx/0"), 200 * SECOND);
        ofHeights.job(at(107, "rx/0"), 300 * SECOND);
        ofHeights.job(at(106, "rx/0"), 400 * SECOND);
        assertEquals(List.of("cryptonote/rx/0#1"), seen());
    }

    @Test
    void aJobThatTellsNoBlockIsPassedOver() {
        var miner = chains.miner("kaspa");
        var none = Event.Job.of("1").clean(true);
        miner.job(none, SECOND);
        miner.job(none, 100 * SECOND);
        assertEquals(List.of(), seen());
    }

    private List<String> seen() {
        return new ArrayList<>(List.of(clock.describe()));
    }

    private static Event.Job on(String previousHash) {
        return Event.Job.of("1").clean(true).previousHash(Optional.of(previousHash));
    }

    private static Event.Job at(long height, String algorithm) {
        return Event.Job.of("1").height(OptionalLong.of(height)).algorithm(algorithm);
    }
}
