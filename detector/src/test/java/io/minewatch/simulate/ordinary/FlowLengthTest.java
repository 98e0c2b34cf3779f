package io.minewatch.simulate.ordinary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.minewatch.simulate.script.Dice;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Against the counts of the study, not against its fitted mixtures: data set agh_2015. */
class FlowLengthTest {

    private static final int DRAWS = 200_000;

    @Test
    void tcpFlowsAreAsLongAsMeasured() {
        int[] lengths = lengths(FlowLength.TCP);
        assertShare(0.266, 1, lengths);
        assertShare(0.476, 2, lengths);
        assertShare(0.732, 8, lengths);
    }

    @Test
    void udpFlowsAreAsLongAsMeasured() {
        int[] lengths = lengths(FlowLength.UDP);
        assertShare(0.721, 1, lengths);
        assertShare(0.859, 2, lengths);
        assertShare(0.969, 8, lengths);
    }

    @Test
    void fewFlowsHaveMostPacketsAndNoneMoreThanAllowed() {
        int[] lengths = lengths(FlowLength.TCP);
        Arrays.sort(lengths);
        assertTrue(lengths[0] >= 1 && lengths[DRAWS - 1] <= FlowLength.MOST);
        long all = Arrays.stream(lengths).asLongStream().sum();
        long tenth = Arrays.stream(lengths, DRAWS * 9 / 10, DRAWS).asLongStream().sum();
        assertTrue(tenth > all * 0.7, tenth + " of " + all);
    }

    @Test
    void theSameDiceDrawTheSame() {
        assertEquals(
                Arrays.toString(lengths(FlowLength.UDP)), Arrays.toString(lengths(FlowLength.UDP)));
    }

    private static int[] lengths(FlowLength distribution) {
        var dice = new Dice(7);
        return IntStream.range(0, DRAWS).map(_ -> distribution.draw(dice)).toArray();
    }

    /** The mixtures are off by a few hundredths where the counts jump. */
    private static void assertShare(double measured, int most, int[] lengths) {
        double share =
                (double) Arrays.stream(lengths).filter(length -> length <= most).count() / DRAWS;
        assertEquals(measured, share, 0.03, "up to " + most);
    }
}
