package io.minewatch.cadence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class BurstsTest {

    private static String seen(Talk talk) {
        ThinFlow flow = talk.seen();
        return "%d x %d, %d x %d, %d x %d"
                .formatted(
                        flow.upstream(),
                        flow.upstreamLength(),
                        flow.answered(),
                        flow.answerLength(),
                        flow.pushes(),
                        flow.pushLength());
    }

    @Test
    void segmentsCloseToEachOtherAreOne() {
        assertEquals("1 x 300, 0 x 0, 0 x 0", seen(new Talk(0).up(1, 100).up(1.05, 200)));
        assertEquals("2 x 200, 0 x 0, 0 x 0", seen(new Talk(0).up(1, 200).up(1.051, 200)));
        assertEquals("0 x 0, 0 x 0, 1 x 300", seen(new Talk(0).down(1, 100).down(1.05, 200)));
        assertEquals("0 x 0, 0 x 0, 2 x 200", seen(new Talk(0).down(1, 200).down(1.051, 200)));
    }

    @Test
    void theFirstAfterwardsIsTheAnswer() {
        assertEquals("1 x 99, 1 x 50, 0 x 0", seen(new Talk(0).up(1, 99).down(3, 50)));
        assertEquals("1 x 99, 0 x 0, 1 x 50", seen(new Talk(0).up(1, 99).down(3.001, 50)));
        assertEquals(
                "1 x 99, 1 x 50, 1 x 400", seen(new Talk(0).up(1, 99).down(1.02, 50).down(2, 400)));
    }

    @Test
    void whatIsAnsweredIsWhole() {
        assertEquals(
                "2 x 99, 2 x 50, 0 x 0",
                seen(new Talk(0).up(1, 99).down(1.01, 50).up(1.02, 99).down(1.03, 50)));
    }

    @Test
    void theHandshakeDoesNotCount() {
        int flags = Entry.STARTED | 3 << Entry.HANDSHAKE_SHIFT;
        Talk talk = new Talk(flags).up(1, 9).down(1.1, 9).up(2, 9).down(2.1, 9).up(3, 9);
        assertEquals("0 x 0, 0 x 0, 0 x 0", seen(talk.down(3.1, 9)));
        assertEquals("1 x 99, 1 x 50, 0 x 0", seen(talk.up(4, 99).down(4.1, 50)));
        assertEquals(1, talk.seen().gaps());
        assertEquals(1, talk.seen().meanGap(), 1e-6);
    }

    @Test
    void aTunnelAcknowledges() {
        Talk talk = new Talk(Entry.IS_UDP).down(1, 480).up(1.01, 96);
        assertEquals("0 x 0, 0 x 0, 1 x 480", seen(talk));
        assertEquals("1 x 96, 0 x 0, 1 x 480", seen(talk.up(2, 96)));
        assertEquals("1 x 113, 0 x 0, 1 x 9", seen(udp(113, 0.05)));
        assertEquals("0 x 0, 0 x 0, 1 x 9", seen(udp(112, 0.05)));
        assertEquals("1 x 112, 0 x 0, 1 x 9", seen(udp(112, 0.051)));
    }

    private static Talk udp(int length, double after) {
        return new Talk(Entry.IS_UDP).down(1, 9).up(1 + after, length);
    }

    @Test
    void whatComesSoonAfterAPushMayBeItsEffect() {
        assertEquals(1, new Talk(0).down(1.5, 9).up(4.9, 9).seen().afterPush());
        assertEquals(0, new Talk(0).down(1.5, 9).up(5, 9).seen().afterPush());
    }

    @Test
    void countsAreHalvedTogether() {
        var talk = new Talk(0);
        for (int i = 0; i < 0xffff; i++) {
            talk.up(i, 99).down(i + 0.5, 50);
        }
        assertEquals(0xffff, talk.seen().upstream());
        assertEquals(0xffff, talk.seen().answered());
        assertEquals(1, talk.seen().meanGap(), 1e-3);
        ThinFlow flow = talk.up(0xffff, 99).down(0xffff + 0.5, 50).seen();
        assertEquals(0x8000, flow.upstream());
        assertEquals(0x8000, flow.answered());
        assertEquals(1, flow.meanGap(), 1e-3);
    }

    @Test
    void pushesStayAtTheMost() {
        var talk = new Talk(0);
        for (int i = 0; i < 0x10001; i++) {
            talk.down(i, 99);
        }
        assertEquals(0xffff, talk.seen().pushes());
    }

    @Test
    void lengthsStayAtTheMost() {
        assertEquals("1 x 65535, 0 x 0, 0 x 0", seen(new Talk(0).up(1, 65535).up(1.01, 1448)));
    }
}
