package io.minewatch.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.Optional;

class ChannelDifficultiesTest {

    private final ChannelDifficulties all = new ChannelDifficulties();

    private static Difficulty of(double value) {
        return new Difficulty(value, Difficulty.Unit.HASHES);
    }

    private void is(double value, long channel, String job) {
        assertEquals(Optional.of(of(value)), all.of(channel, job));
    }

    @Test
    void eachChannelHasItsOwnFromTheNextJobOn() {
        all.job("1");
        all.announced(7, of(10));
        all.announced(8, of(20));
        is(10, 7, "1");
        all.announced(7, of(11));
        all.announced(7, of(12));
        is(10, 7, "1");
        all.job("2");
        is(12, 7, "2");
        is(10, 7, "1");
        is(20, 8, "2");
    }

    @Test
    void aJobThatIsSentAgainIsAnotherOne() {
        all.announced(7, of(10));
        all.job("1");
        all.announced(7, of(11));
        is(10, 7, "1");
        all.job("1");
        is(11, 7, "1");
    }

    @Test
    void anUnknownJobHasTheLatest() {
        all.announced(7, of(10));
        all.job("1");
        all.announced(7, of(11));
        is(11, 7, "x");
    }

    @Test
    void aClosedChannelHasNone() {
        all.announced(7, of(10));
        all.closed(7);
        assertEquals(Optional.empty(), all.of(7, "1"));
    }

    @Test
    void thereAreOnlySoManyChannelsAndJobs() {
        for (int i = 0; i <= ChannelDifficulties.MAX_CHANNELS; i++) {
            all.announced(i, of(1));
        }
        is(1, ChannelDifficulties.MAX_CHANNELS - 1, "");
        assertEquals(Optional.empty(), all.of(ChannelDifficulties.MAX_CHANNELS, ""));
        all.job("first");
        all.announced(0, of(2));
        for (int i = 1; i < ChannelDifficulties.MAX_JOBS; i++) {
            all.job("j" + i);
        }
        is(1, 0, "first");
        for (int i = 0; i < ChannelDifficulties.MAX_JOBS; i++) {
            all.job("k" + i);
        }
        is(2, 0, "first");
    }
}
