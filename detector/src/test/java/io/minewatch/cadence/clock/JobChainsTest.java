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

    @Test
    void aFirstJobTellsNothing() {
        chains.miner("stratum_v1").job(on("aa"), SECOND);
        assertEquals(List.of(), seen());
    }

    @Test
    void aNewBlockTicksOnceForAllMiners() {
        var one = chains.miner("stratum_v1");
        var other = chains.miner("stratum_v1");
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
        var miner = chains.miner("stratum_v1");
        miner.job(on("aa"), 100 * SECOND);
        miner.job(on("bb"), 200 * SECOND);
        miner.job(on("bb"), 230 * SECOND);
        miner.job(on("BB"), 260 * SECOND);
        miner.job(on("cc"), 400 * SECOND);
        assertEquals(List.of("stratum_v1#1: 2 ticks, one in 200 s"), seen());
    }

    @Test
    void minersOfOtherBlocksAreOfAnotherChain() {
        var one = chains.miner("stratum_v1");
        var other = chains.miner("stratum_v1");
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
        var one = chains.miner("stratum_v1");
        var other = chains.miner("stratum_v1");
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
        var miner = chains.miner("cryptonote");
        miner.job(at(100, "rx/0"), 100 * SECOND);
        miner.job(at(101, "rx/0"), 200 * SECOND);
        miner.job(at(7, "gr"), 250 * SECOND);
        miner.job(at(8, "gr"), 300 * SECOND);
        assertEquals(List.of("cryptonote/rx/0#1", "cryptonote/gr#2"), seen());
    }

    @Test
    void aHeightFarAwayIsAnotherChain() {
        var miner = chains.miner("cryptonote");
        miner.job(at(100, "rx/0"), 100 * SECOND);
        miner.job(at(103, "rx/0"), 200 * SECOND);
        miner.job(at(107, "rx/0"), 300 * SECOND);
        miner.job(at(106, "rx/0"), 400 * SECOND);
        assertEquals(List.of("cryptonote/rx/0#1"), seen());
    }

    @Test
    void aJobThatTellsNoBlockIsPassedOver() {
        var miner = chains.miner("kaspa");
        var none =
                new Event.Job(
                        "1",
                        true,
                        Optional.empty(),
                        OptionalLong.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
        miner.job(none, SECOND);
        miner.job(none, 100 * SECOND);
        assertEquals(List.of(), seen());
    }

    private List<String> seen() {
        return new ArrayList<>(List.of(clock.describe()));
    }

    private static Event.Job on(String previousHash) {
        return new Event.Job(
                "1",
                true,
                Optional.of(previousHash),
                OptionalLong.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Event.Job at(long height, String algorithm) {
        return new Event.Job(
                "1",
                false,
                Optional.empty(),
                OptionalLong.of(height),
                Optional.of(algorithm),
                Optional.empty(),
                Optional.empty());
    }
}
