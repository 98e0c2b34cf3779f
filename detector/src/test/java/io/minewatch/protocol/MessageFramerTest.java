package io.minewatch.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.minewatch.Dialects;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

class MessageFramerTest {

    private static final List<BinaryForm> FORMS =
            Dialects.ALL.stream().flatMap(one -> one.binaryForm().stream()).toList();

    private static final int MAX = MessageFramer.MAX_MESSAGE;

    @Test
    void cutsAtTheBraceOrAtTheLine() {
        assertEquals(List.of("{\"a\":1}", "{\"b\":2}"), read("{\"a\":1}{\"b\":2}"));
        assertEquals(List.of("{\"a\":1}", "[{}]"), read("{\"a\":1}\r\n\n\t [{}]\n"));
        assertEquals(List.of("{\"a\":\n", "{\"b\":2}"), read("{\"a\":\n{\"b\":2}"));
    }

    @Test
    void bracesInTextsCloseNothing() {
        assertEquals(List.of("{\"a\":\"}\\\"]}\\\\\"}", "{}"), read("{\"a\":\"}\\\"]}\\\\\"}{}"));
    }

    @Test
    void bracketsThatDoNotMatchAreStillOneMessage() {
        assertEquals(List.of("[}", "{]"), read("[}{]"));
    }

    @Test
    void zeroBytesBetweenMessagesAreBlank() {
        assertEquals(List.of("{}", "{}"), read("{}\0\0{}\0"));
    }

    @Test
    void linesOfTextAreForeignOnceEach() {
        assertEquals(
                List.of("{}", "foreign", "{}", "foreign", "foreign"),
                read("{}\nHello {there}\n{}\nGoodbye\nnow"));
    }

    @Test
    void theFirstLineMayHaveBegunBefore() {
        assertEquals(List.of("{\"b\":2}"), read("1,true]}\n{\"b\":2}\n"));
        assertEquals(List.of("cut {\"a\":1}", "{}"), readMarked("{\"a\":1}\n{}\n"));
    }

    @Test
    void afterAGapALineMayBeginInItsMiddle() {
        var channel = new EmbeddedChannel(new MessageFramer(FORMS));
        var all = new ArrayList<String>();
        feed(channel, "{}\n{\"a\":", all, true);
        channel.pipeline().fireUserEventTriggered(MessageFramer.Gap.GAP);
        feed(channel, "2]}\n{\"b\":2}\n", all, true);
        channel.pipeline().fireUserEventTriggered(MessageFramer.Gap.GAP);
        feed(channel, "{\"c\":3}", all, true);
        assertEquals(List.of("cut {}", "{\"b\":2}", "cut {\"c\":3}"), all);
        channel.finishAndReleaseAll();
    }

    @Test
    void takesAMessageOfTheBoundAndNoneBeyond() {
        String longest = ofLength(MAX);
        for (int piece : new int[] {MAX + 100, MAX, MAX - 1, 1460, 536, 7}) {
            assertEquals(List.of(longest, "{}"), read(longest + "\n{}\n", piece), "piece " + piece);
            assertEquals(
                    List.of("too long", "{}"),
                    read(ofLength(MAX + 1) + "\n{}\n", piece),
                    "piece " + piece);
            assertEquals(
                    List.of("too long", "{}"),
                    read(ofLength(5 * MAX) + "\n{}\n", piece),
                    "piece " + piece);
        }
    }

    @Test
    void endsNeverWaitForMore() {
        assertEquals(List.of(), read("{\"a\":\"" + "x".repeat(1000)));
        assertEquals(List.of("too long"), read("[".repeat(MAX + 1)));
    }

    @Test
    void readsTheSameOfBinaryHoweverItIsCut() {
        var random = new Random(7);
        for (int round = 0; round < 50; round++) {
            var bytes = new byte[3000];
            random.nextBytes(bytes);
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = i % 5 == 0 ? (byte) "{}[]\"\\\n\0".charAt(bytes[i] & 7) : bytes[i];
            }
            String noise = new String(bytes, StandardCharsets.ISO_8859_1);
            assertEquals(read(noise), read(noise, 1 + random.nextInt(20)), "round " + round);
        }
    }

    private static String ofLength(int length) {
        return "{\"a\":\"" + "x".repeat(length - 8) + "\"}";
    }

    private static List<String> read(String text) {
        return read(text, Integer.MAX_VALUE);
    }

    private static List<String> read(String text, int piece) {
        var channel = new EmbeddedChannel(new MessageFramer(FORMS));
        var all = new ArrayList<String>();
        for (int from = 0; from < text.length(); from += Math.min(piece, text.length())) {
            int end = (int) Math.min((long) from + piece, text.length());
            feed(channel, text.substring(from, end), all, false);
        }
        channel.finishAndReleaseAll();
        return all;
    }

    private static List<String> readMarked(String text) {
        var channel = new EmbeddedChannel(new MessageFramer(FORMS));
        var all = new ArrayList<String>();
        feed(channel, text, all, true);
        channel.finishAndReleaseAll();
        return all;
    }

    private static void feed(
            EmbeddedChannel channel, String text, List<String> all, boolean marked) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        channel.writeInbound(Unpooled.wrappedBuffer(bytes));
        for (Object read = channel.readInbound(); read != null; read = channel.readInbound()) {
            switch (read) {
                case MessageFramer.Frame frame -> {
                    String mark = marked && frame.afterGap() ? "cut " : "";
                    all.add(mark + frame.bytes().toString(StandardCharsets.ISO_8859_1));
                    frame.bytes().release();
                }
                case MessageFramer.Foreign _ -> all.add("foreign");
                default -> all.add("too long");
            }
        }
    }
}
