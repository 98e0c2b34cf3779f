package io.minewatch.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.minewatch.decode.Packet;
import io.minewatch.decode.TestPackets;

import org.junit.jupiter.api.Test;

import java.util.List;

/** Where a connection begins and ends, and what comes late or twice there. */
class ConnectionTest extends TableRecording {

    @Test
    void endsAMomentAfterBothFinsOrAReset() {
        small();
        interest = Interest.PROMISING;
        there(100, START);
        table.packet(TestPackets.flagged(segment(false, 110, "", 0), Packet.FIN, 0));
        other(11 * SECOND);
        assertEquals(1, table.size());
        table.packet(TestPackets.flagged(segment(true, 110, "", 0), Packet.FIN, 0));
        other(12 * SECOND);
        assertEquals(0, table.size());
        there(100, START, 12 * SECOND);
        table.packet(TestPackets.flagged(segment(true, 1, "", 12 * SECOND), Packet.RST, 0));
        other(22 * SECOND);
        assertEquals(1, table.size());
        other(23 * SECOND);
        assertEquals(0, table.size());
    }

    @Test
    void whatComesTwiceAfterTheEndIsNotHeardTwice() {
        there(100, START);
        there(110, "last");
        table.packet(TestPackets.flagged(segment(false, 114, "", 0), Packet.FIN, 0));
        table.packet(TestPackets.flagged(segment(true, 1, "", 0), Packet.FIN, 0));
        there(100, START);
        there(110, "last");
        table.packet(TestPackets.flagged(segment(false, 114, "", 0), Packet.FIN, 0));
        table.flush();
        assertEquals(List.of("0" + START, "0last", "closed 1000 at 0"), heard);
    }

    @Test
    void aForgedResetCutsNothing() {
        there(100, START);
        table.packet(TestPackets.flagged(segment(true, 1, "", 0), Packet.RST, 0));
        there(110, "more");
        table.flush();
        assertEquals(List.of("0" + START, "0more", "closed 1000 at 0"), heard);
    }

    @Test
    void aResetThatNobodyTakesForOneEndsNothing() {
        small();
        interest = Interest.PROMISING;
        there(100, START);
        back(500, "answer", 110);
        table.packet(TestPackets.flagged(segment(false, 50_000_000, "", 0), Packet.RST, 0));
        table.packet(TestPackets.flagged(segment(true, -90_000_000, "", 0), Packet.FIN, 0));
        other(50 * SECOND);
        there(110, "more", 50 * SECOND);
        assertEquals(List.of("0" + START, "1answer", "0more"), heard);
        table.packet(TestPackets.flagged(segment(true, 506, "", 50 * SECOND), Packet.RST, 0));
        other(61 * SECOND);
        assertEquals(0, table.size());
    }

    @Test
    void whoIsNotHeardAnyMoreEndsWithAnyReset() {
        small();
        there(100, START);
        interest = Interest.NONE;
        table.packet(
                TestPackets.flagged(segment(false, 50_000_000, "", 9 * SECOND), Packet.RST, 0));
        other(20 * SECOND);
        assertEquals(0, table.size());
    }

    @Test
    void aNewConnectionEndsTheOldOne() {
        there(100, START);
        table.packet(TestPackets.flagged(segment(false, 900_000, "", 0), Packet.SYN, 0));
        assertEquals(0, table.size());
        there(900_001, START);
        table.flush();
        assertEquals(List.of("closed 1000 at 0", "0" + START), heard.subList(1, 3));
    }

    @Test
    void aServersSideAloneShowsANewConnectionToo() {
        back(100, START, 5000);
        var answer = segment(true, 77_000_000, "", 0);
        table.packet(TestPackets.flagged(answer, Packet.SYN | Packet.ACK, 9_000_000));
        assertEquals(0, table.size());
        back(77_000_001, START, 9_000_000);
        assertEquals(List.of("1" + START, "closed 1000 at 0", "1" + START), heard);
    }

    @Test
    void theSameBeginningSeenTwiceEndsNothing() {
        table.packet(TestPackets.flagged(segment(false, 99, "", 0), Packet.SYN, 0));
        there(100, START);
        table.packet(TestPackets.flagged(segment(false, 99, "", 0), Packet.SYN, 0));
        table.packet(TestPackets.flagged(segment(true, 7, "", 0), Packet.SYN | Packet.ACK, 100));
        back(8, "answer", 110);
        table.packet(TestPackets.flagged(segment(true, 7, "", 0), Packet.SYN | Packet.ACK, 100));
        there(110, "more");
        assertEquals(List.of("0" + START, "1answer", "0more"), heard);
    }

    @Test
    void afterTheEndFarNumbersAreANewConnectionWithoutItsBeginning() {
        there(100, START);
        table.packet(TestPackets.flagged(segment(true, 1, "", 0), Packet.RST, 0));
        there(400_000_000, START);
        assertEquals(List.of("0" + START, "closed 1000 at 0", "0" + START), heard);
        assertEquals(1, table.size());
    }

    @Test
    void aSynMayCarryData() {
        table.packet(TestPackets.flagged(segment(false, 99, START, 0), Packet.SYN, 0));
        there(100 + START.length(), "more");
        table.packet(TestPackets.flagged(segment(false, 700_000, START, 0), Packet.SYN, 0));
        there(700_001 + START.length(), "other");
        assertEquals(
                List.of("0" + START, "0more", "closed 1000 at 0", "0" + START, "0other"), heard);
    }

    @Test
    void theVeryFirstSegmentMayBeOvertaken() {
        there(120, "{\"params\":1}\n");
        there(100, "{\"method\":\"x\"}     \n");
        there(133, "more");
        assertEquals(List.of("0{\"params\":1}\n", "0{\"method\":\"x\"}     \n", "0more"), heard);
        heard.clear();
        there(100, "{\"method\":\"x\"}     \n");
        assertEquals(List.of(), heard);
    }

    @Test
    void theOtherSideTellsWhereASideBegins() {
        table.packet(TestPackets.flagged(segment(false, 100, START, 0), Packet.ACK, 500));
        back(506, "second", 110);
        back(500, "first ", 110);
        assertEquals(List.of("0" + START, "1first ", "1second"), heard);
    }

    @Test
    void anAcknowledgementMayOvertakeItsData() {
        back(500, START, 183);
        there(100, "said before ");
        there(112, "and more");
        assertEquals(List.of("1" + START, "0said before ", "0and more"), heard);
    }

    @Test
    void theByteOfAKeepAliveIsNoData() {
        back(500, START, 183);
        there(182, "\0");
        table.packet(TestPackets.flagged(segment(false, 183, "said", 0), Packet.ACK, 510));
        back(509, "\0", 187);
        there(186, "\0");
        back(510, "answer", 187);
        assertEquals(List.of("1" + START, "0said", "1answer"), heard);
    }

    @Test
    void aHeadThatComesBehindItsTailIsNotTakenForMore() {
        there(120, "tail\"}\n{\"params\":1}\n");
        assertEquals(List.of(), heard);
        there(127, "{\"params\":1}\n");
        there(100, "{\"method\":\"x\",\"params\":\"...");
        assertEquals(List.of("0{\"params\":1}\n"), heard);
    }

    @Test
    void whatIsLateDoesNotComeIntoTheMiddleOfAMessage() {
        there(120, "{\"params\":");
        there(100, "{\"method\":\"x\"}     \n");
        assertEquals(List.of("0{\"params\":"), heard);
    }
}
