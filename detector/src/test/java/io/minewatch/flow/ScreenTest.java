package io.minewatch.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;

class ScreenTest {

    private static boolean admits(String payload) {
        return admits(payload.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** In memory of exactly that size: reading beyond it would throw. */
    private static boolean admits(byte[] bytes) {
        try (var arena = Arena.ofConfined()) {
            MemorySegment memory = arena.allocate(Math.max(1, bytes.length));
            MemorySegment.copy(bytes, 0, memory, ValueLayout.JAVA_BYTE, 0, bytes.length);
            return Screen.admits(memory, 0, bytes.length);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":1,\"method\":\"mining.subscribe\",\"params\":[]}\n",
                "{ \"params\" : [4096], \"id\": null, \"method\": \"mining.set_difficulty\"}\n",
                "{\"job_id\":\"7\",\"blob\":\"10\"}",
                "{\"id\":0,\"jsonrpc\":\"2.0\",\"result\":[\"0x5eed\"]}",
                "{\"id\":0,\"result\" : [ \"0x5eed\"]}",
                "{\"method\"",
                " \r\n\t{\"method\":\"mining.notify\"}",
                "\u00ef\u00bb\u00bf{\"method\":\"mining.notify\"}",
                "[{\"id\":1,\"method\":\"mining.subscribe\"}]",
                " [ {\"id\":1,\"method\":\"mining.subscribe\"}]",
                "{\"id\":1,\"m\\u0065thod\":\"mining.subscribe\"}",
                "{\"id\":1,\"\\u006dethod\":\"mining.subscribe\"}",
                "{\"id\":1,\"metho\\u0064\":\"mining.subscribe\"}",
                "{",
                "{ ",
                "{\"",
                "{\"id\": 1, \"meth",
                "{\n"
            })
    void admitsWhatMayBeMining(String payload) {
        assertEquals(true, admits(payload));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\n\r\n{\"method\":\"mining.subscribe\"}",
                "HTTP/1.1 200 OK\r\nX-Long-Polling: /LP\r\n",
                "POST / HTTP/1.1\r\nContent-Type: application/json\r\n\r\n",
                "POST /json_rpc HTTP/1.1\r\n",
                "POST http://node.example:8332/ HTTP/1.1\r\nContent-Type: application/json\r\n\r\n",
                "GET http://pool.example/ws HTTP/1.1\r\nUpgrade: websocket\r\n",
                "GET / HTTP/1.1\r\nUpgrade: websocket\r\n",
                "GET /lp HTTP/1.1\r\nX-Mining-Extensions: midstate\r\n",
                "CONNECT pool.example:3333 HTTP/1.1\r\n",
                "PROXY TCP4 192.0.2.1 192.0.2.2 1 2\r\n",
                "\r\n\r\n\0\r\nQUIT\n\u0021\u0011\0\u000c",
                "\u0005\u0001\0",
                "\u0005\u0002\0\u0002",
                "\u0005\u0001\0\u0001\12\u0001\u0002\u0003\15\u0005",
                "\u0005\u0001\0\u0003\u0004pool\15\u0005",
                "\u0004\u0001\15\u0005\0\0\0\u0001\0pool\0",
                "\u007f\u0002\u000f\0\u0005\0\0\u0001\0\0\0\u0001\u0002\u0003\u0004",
                "\u007f\u0005\u0009\0\u000f\u0001\0\0\0",
                "\u0081\u001c{\"method\":\"job\",\"params\":{",
                "\u0081\u0083\u0001\u0002\u0003\u0004z ~"
            })
    void admitsWhatMiningMayBeCarriedIn(String payload) {
        assertEquals(true, admits(payload));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "[",
                "\n",
                "[2024-05-01 12:00:00] {\"method\":\"mining.subscribe\"}",
                "                {\"method\":\"mining.subscribe\"}",
                "{x",
                "{1,2",
                "{\u0001\u0002",
                "{}",
                "{\"id\":1}",
                "{\"id\":[1]\n",
                "{\"name\":\"\\u4f60\\u597d, \\u0026 \\u003c \\n \\\"\"}",
                "{\"name\":\"too long to say nothing yet ........................ \",",
                "GET /mining.subscribe HTTP/1.1\r\n",
                "HTTP/1.1 200 OK\r\n\r\n<code>mining.subscribe</code>",
                "\u0016\u0003\u0001\u0002\u0000{\"method\":\"mining.subscribe\"",
                "{\"id\":4,\"result\":true,\"error\":null}",
                "{\"result\":[1,2]}",
                "{\"result\":[\"0y\"]}",
                "{\"methods\":1}",
                "GET / HTTP/1.1\r\nHost: pool.example\r\n\r\n",
                "POST http://shop.example/form HTTP/1.1\r\nContent-Type: text/plain\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{\"a\":1}",
                "\u0005\u0009\0",
                "\u0005\u0001\0\u0001\12\u0001\u0002\u0003\15",
                "\u0005\u0002\0\u0002\0",
                "\u0004\u0002\15\u0005\0\0\0\u0001\0pool\0",
                "\u007f\u0002\u0010\0\u0005\0\0\u0001\0\0\0\u0001\u0002\u0003\u0004",
                "\u007fELF\u0002\u0001\u0001",
                "\u0081\u001c{\"price\":\"1\",\"volume\":\"2\"}",
                "\u0081\u0083\u0001\u0002\u0003\u0004ab",
                "\u0081\u0082"
            })
    void letsOthersGo(String payload) {
        assertEquals(false, admits(payload));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "000000100000" + "00" + "0200" + "020000000000",
                "000001060000" + "020000000000",
                "00801a180000" + "0700000001000000",
                "00001a180000" + "0700",
                "0080152d0000" + "07000000",
                "008020300000" + "07000000",
                "008021240000" + "07000000",
                "00801c140000" + "0700",
                "00801f000400" + "0700",
                "09005354523201" + "41455347",
                "0d005354523202" + "4145534743484348"
            })
    void admitsFramesAndCipherLists(String hex) {
        assertEquals(true, admits(HexFormat.of().parseHex(hex)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00",
                "00801a180000",
                "00801a19000007000000",
                "0080161a0000" + "0700",
                "000000100000" + "0003",
                "000000100000" + "0402",
                "00000000000000000000000000",
                "0000009000000000fe534d42",
                "01801a180000070000",
                "00811a180000070000",
                "00801e180000070000",
                "0080fe180000070000",
                "0900535452330141455347",
                "0a005354523201" + "41455347"
            })
    void letsOtherFramesGo(String hex) {
        assertEquals(false, admits(HexFormat.of().parseHex(hex)));
    }

    @Test
    void looksSoFarAndNoFarther() {
        String name = "\"method\"";
        String blanks = " ".repeat(Screen.DEPTH - 1 - name.length());
        assertEquals(true, admits("{" + blanks + name));
        assertEquals(false, admits("{ " + blanks + name));
    }

    @Test
    void readsNoFartherThanThePayload() {
        var random = new Random(3);
        String alphabet = "{\"methodparsjb_iul:[0x ";
        for (int round = 0; round < 100_000; round++) {
            byte[] bytes = new byte[random.nextInt(40)];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) alphabet.charAt(random.nextInt(alphabet.length()));
            }
            if (bytes.length > 0) {
                bytes[0] = '{';
            }
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            boolean named =
                    text.contains("\"method\"")
                            || text.contains("\"params\"")
                            || text.contains("\"job_id\"");
            boolean cut = text.matches("(?s)\\{[ \\[]*(\".*)?");
            boolean hexadecimal = text.matches("(?s).*\"result\" *: *\\[ *\" *0 *x.*");
            assertEquals(named || hexadecimal || cut, admits(bytes), text);
        }
    }

    /** Frames of miners in web pages, joined in the middle. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"identifier\":\"hashsolved\"}",
                "{\"message\":\"new-block\",\"bodyHash\":\"\"}",
                "{\"message\":\"settings\",\"address\":\"\"}",
                "{\"type\":\"job\",\"params\":{}}"
            })
    void admitsWhatPagesHear(String json) {
        assertEquals(true, admits("\u0081" + (char) json.length() + json));
        assertEquals(false, admits("\u0081" + (char) 24 + "{\"message\":\"hello bobby\"}"));
        assertEquals(false, admits("\u0081\u0014{\"message\":\"new-bl\"}"));
    }

    /** The whole header in the first segment, or nothing. */
    @Test
    void admitsNodesToBeCounted() {
        String header = "\u00f9\u00be\u00b4\u00d9version\0\0\0\0\0\u0066\0\0\0abcd";
        assertEquals(true, admits(header));
        for (int length = 1; length < header.length(); length++) {
            assertEquals(false, admits(header.substring(0, length)));
        }
        assertEquals(true, admits("\1\41\1\1\1\1\1\1" + "\0".repeat(16)));
        assertEquals(false, admits("\1\41\1\1\1\1\1\2" + "\0".repeat(16)));
    }
}
