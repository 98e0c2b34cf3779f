package io.minewatch.simulate.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.minewatch.simulate.Dissector;
import io.minewatch.simulate.net.Path.Conditions;
import io.minewatch.simulate.script.Conversation;
import io.minewatch.simulate.script.Conversation.Closing;
import io.minewatch.simulate.script.Conversation.Opening;
import io.minewatch.simulate.script.Dice;
import io.minewatch.simulate.script.Script;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

class TcpFlowTest {

    private static final long SECOND = 1_000_000_000L;

    @Test
    void aConversationFromTheFirstToTheLastPacket() throws IOException {
        var script = new Script(SECOND);
        script.at(0, () -> script.client("hello"));
        script.at(1, () -> script.server("world"));
        var talk = Conversation.tcp("t", 80, script);
        assertEquals(
                List.of(
                        "c S", "s SA", "c A", "c PA 5", "s A", "s PA 5", "c A", "c FA", "s FA",
                        "c A"),
                packets(talk, Conditions.IDEAL));
    }

    @Test
    void connectionsThatDoNotComeAbout() throws IOException {
        var none = new Script(SECOND);
        var talk = Conversation.tcp("t", 80, none);
        assertEquals(
                List.of("c S", "s RA"), packets(talk.opened(Opening.REFUSED), Conditions.IDEAL));
        assertEquals(
                List.of("c S", "c S", "c S", "c S"),
                packets(talk.opened(Opening.IGNORED), Conditions.IDEAL));
    }

    @Test
    void waysToEnd() throws IOException {
        var talk = Conversation.tcp("t", 80, new Script(SECOND));
        var open = List.of("c S", "s SA", "c A");
        var ends = new ArrayList<List<String>>();
        for (Closing closing : Closing.values()) {
            var all = packets(talk.closed(closing), Conditions.IDEAL);
            assertEquals(open, all.subList(0, 3));
            ends.add(all.subList(3, all.size()));
        }
        assertEquals(
                List.of(
                        List.of("c FA", "s FA", "c A"),
                        List.of("s FA", "c FA", "s A"),
                        List.of("c RA"),
                        List.of("s RA"),
                        List.of()),
                ends);
    }

    @Test
    void silenceIsProbed() throws IOException {
        var script = new Script(1000 * SECOND);
        script.at(200 * SECOND, () -> script.client("x"));
        var talk = Conversation.tcp("t", 80, script).closed(Closing.NONE).keptAlive(60 * SECOND);
        assertEquals(
                List.of(
                        "c S", "s SA", "c A", "c A", "s A", "c A", "s A", "c A", "s A", "c PA 1",
                        "s A"),
                packets(talk, Conditions.IDEAL));
    }

    @Test
    void whateverHappensOnTheWayAllIsSaid() throws IOException {
        for (long seed = 0; seed < 200; seed++) {
            var dice = new Dice(seed);
            var expected = new StringBuilder[] {new StringBuilder(), new StringBuilder()};
            var script = new Script(100 * SECOND);
            for (int i = 0; i < 30; i++) {
                String text = dice.hex(1 + dice.below(3000));
                boolean up = dice.chance(0.5);
                expected[up ? 0 : 1].append(text);
                script.at(dice.between(0, SECOND) + i * SECOND, () -> say(script, up, text));
            }
            var dissector = new Dissector();
            var conditions = new Conditions(1 + dice.below(1448), 0.1, 0.1);
            run(Conversation.tcp("t", 80, script), conditions, seed, dissector);
            var streams = new ArrayList<>(dissector.streams());
            streams.sort((a, b) -> a.contentEquals(expected[0]) ? -1 : 1);
            assertEquals(List.of(expected[0].toString(), expected[1].toString()), streams);
            assertEquals(List.of(), dissector.faults);
        }
    }

    private static void say(Script script, boolean up, String text) {
        if (up) {
            script.client(text);
        } else {
            script.server(text);
        }
    }

    @Test
    void segmentsHaveBounds() {
        assertThrows(IllegalArgumentException.class, () -> new Conditions(0, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> new Conditions(60_001, 0, 0));
        assertTrue(new Conditions(60_000, 0, 0).segment() > new Conditions(1, 0, 0).segment());
    }

    private static List<String> packets(Conversation talk, Conditions conditions)
            throws IOException {
        var seen = new ArrayList<String>();
        run(
                talk,
                conditions,
                1,
                (at, bytes, offset, captured, onWire, link) -> seen.add(describe(bytes, offset)));
        return seen;
    }

    private static void run(Conversation talk, Conditions conditions, long seed, FrameSink sink)
            throws IOException {
        var path =
                new Path(
                        new Endpoint(Address.v4(0x64400001), 40_000, 60),
                        new Endpoint(Address.v4(0xcb007101), 80, 50),
                        3_000_000,
                        20_000_000,
                        200_000,
                        100_000,
                        conditions);
        var flow = new TcpFlow(talk, path, new Dice(seed), 0);
        var tap = new Tap(Tap.Settings.EVERYTHING, sink, 0, new Dice(seed));
        while (flow.nextTime() != Flow.NEVER) {
            flow.emit(tap);
        }
    }

    /** Side, flags, payload length if there is any. */
    private static String describe(byte[] frame, int at) {
        int flags = frame[at + 47];
        int payload =
                ((frame[at + 16] & 0xff) << 8 | frame[at + 17] & 0xff)
                        - 20
                        - (frame[at + 46] >> 4 & 15) * 4;
        var text = new StringBuilder(frame[at + 26] == 0x64 ? "c " : "s ");
        String names = "FSRPA";
        for (int i : new int[] {1, 2, 0, 3, 4}) {
            if ((flags >> i & 1) == 1) {
                text.append(names.charAt(i));
            }
        }
        return text + (payload > 0 ? " " + payload : "");
    }
}
