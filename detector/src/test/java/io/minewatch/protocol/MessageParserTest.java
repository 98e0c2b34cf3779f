package io.minewatch.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.Unpooled;

import org.junit.jupiter.api.Test;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

class MessageParserTest {

    @Test
    void readsOneMessageOrAList() {
        assertEquals(List.of("a"), methods("{\"method\":\"a\"}"));
        assertEquals(List.of("a", "b"), methods("[{\"method\":\"a\"},{\"method\":\"b\"}]"));
    }

    @Test
    void whatIsNoObjectIsNoMessage() {
        for (String text :
                List.of(
                        "[]",
                        "[1,2]",
                        "[{},1]",
                        "{",
                        "{\"a\"}",
                        "{'a':1}",
                        "{\"a\":1}}",
                        "[}",
                        "{\"a\":tru}",
                        "{\"a\":01}",
                        "{\"a\":\"\u0001\"}",
                        "[2024-01-01]")) {
            assertEquals(List.of(), methods(text), text);
        }
    }

    @Test
    void aListMayHaveSoManyAndNoMore() {
        assertEquals(MessageParser.MAX_BATCH, methods(list(MessageParser.MAX_BATCH)).size());
        assertEquals(0, methods(list(MessageParser.MAX_BATCH + 1)).size());
    }

    @Test
    void nestingMayBeSoDeepAndNoDeeper() {
        assertEquals(1, methods(nested(MessageParser.MAX_NESTING)).size());
        assertEquals(0, methods(nested(MessageParser.MAX_NESTING + 1)).size());
    }

    @Test
    void numbersMayBeSoLongAndNoLonger() {
        assertEquals(1, methods("{\"a\":" + "9".repeat(128) + "}").size());
        assertEquals(0, methods("{\"a\":" + "9".repeat(129) + "}").size());
        assertEquals(1, methods("{\"a\":1e999}").size());
    }

    @Test
    void ofEqualNamesTheLastCounts() {
        assertEquals(List.of("b"), methods("{\"method\":\"a\",\"id\":1,\"method\":\"b\"}"));
    }

    @Test
    void readsNamesOfSoftwareInEitherCharset() {
        String name = "{\"method\":\"Z\u00fcndapp-\u03b3\"}";
        assertEquals(List.of("Z\u00fcndapp-\u03b3"), methods(name, StandardCharsets.UTF_8));
        assertEquals(
                List.of("Z\u00fcndapp"),
                methods("{\"method\":\"Z\u00fcndapp\"}", StandardCharsets.ISO_8859_1));
    }

    @Test
    void escapesAreUndone() {
        assertEquals(
                List.of("mining.\"sub\"/"),
                methods("{\"me\\u0074hod\":\"mining.\\\"sub\\\"\\/\"}"));
    }

    @Test
    void moreDifferentNamesThanAnyTableHoldsAreRead() {
        for (int i = 0; i < 20_000; i++) {
            assertEquals(1, methods("{\"n" + i + "\":1}").size());
        }
    }

    @Test
    void tellsRepliesFromCalls() {
        Message call = message("{\"id\":null,\"method\":\"a\",\"params\":[1]}");
        assertEquals(List.of(true, false, ""), List.of(call.isCall(), call.isReply(), call.id()));
        Message reply = message("{\"id\":\"4\",\"result\":null,\"error\":[21,\"late\",null]}");
        assertEquals(
                List.of(false, true, "4", true, Optional.of("late")),
                List.of(
                        reply.isCall(),
                        reply.isReply(),
                        reply.id(),
                        reply.isError(),
                        reply.errorText()));
        assertTrue(reply.param(0).isMissingNode());
    }

    @Test
    void knowsWhatStandsAtTheTop() {
        Message message = message("{\"id\":1,\"method\":\"a\"}");
        assertTrue(message.hasOnly(Set.of("id", "method", "params")));
        assertEquals(false, message.hasOnly(Set.of("method", "params")));
    }

    @Test
    void countsAndPortsHaveBounds() {
        Message list = message("{\"params\":[0,9223372036854775807,9223372036854775808,-1,1.5]}");
        assertEquals(
                List.of(
                        OptionalLong.of(0),
                        OptionalLong.of(Long.MAX_VALUE),
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        OptionalLong.empty()),
                List.of(0, 1, 2, 3, 4, 5).stream().map(i -> Message.count(list.param(i))).toList());
        Message ports = message("{\"params\":[1,65535,\"3333\",0,65536,\"-1\",3.5,\"\",null]}");
        assertEquals(
                List.of(1, 65535, 3333),
                List.of(0, 1, 2, 3, 4, 5, 6, 7, 8).stream()
                        .flatMap(i -> Message.port(ports.param(i)).stream())
                        .toList());
    }

    private static String list(int size) {
        return "[" + "{\"a\":1},".repeat(size - 1) + "{\"a\":1}]";
    }

    private static String nested(int depth) {
        return "{\"a\":" + "[".repeat(depth - 1) + "]".repeat(depth - 1) + "}";
    }

    private static Message message(String text) {
        return parse(text, StandardCharsets.UTF_8).getFirst();
    }

    private static List<String> methods(String text) {
        return methods(text, StandardCharsets.UTF_8);
    }

    private static List<String> methods(String text, Charset charset) {
        return parse(text, charset).stream().map(Message::method).toList();
    }

    private static List<Message> parse(String text, Charset charset) {
        return MessageParser.parse(Unpooled.wrappedBuffer(text.getBytes(charset)));
    }
}
