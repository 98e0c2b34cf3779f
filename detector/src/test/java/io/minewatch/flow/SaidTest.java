package io.minewatch.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SaidTest {

    private static final int WINDOW = 1 << 30;

    private static long said(int... numbers) {
        var said = new Said();
        for (int number : numbers) {
            said.upTo(number);
        }
        return said.bytes();
    }

    @Test
    void countsFromTheFirstNumberOn() {
        assertEquals(0, said());
        assertEquals(0, said(1000));
        assertEquals(234, said(1000, 1234));
        assertEquals(278, said(1000, 1234, 1278));
    }

    @Test
    void numbersThatComeLateOrTwiceCountOnce() {
        assertEquals(278, said(1000, 1278, 1234, 1278, 999));
    }

    @Test
    void numbersBeginAnewAtTheirEnd() {
        assertEquals(234, said(-100, 134));
        assertEquals(4L * WINDOW, said(0, WINDOW, 2 * WINDOW, 3 * WINDOW, 0));
    }

    @Test
    void noWindowIsLarger() {
        assertEquals(WINDOW, said(7, 7 + WINDOW));
        assertEquals(0, said(7, 8 + WINDOW));
    }
}
