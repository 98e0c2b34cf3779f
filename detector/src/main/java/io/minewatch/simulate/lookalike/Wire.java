package io.minewatch.simulate.lookalike;

import io.minewatch.simulate.script.Dice;
import io.minewatch.simulate.script.Side;
import io.minewatch.simulate.script.WebSocket;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Writes a line of a written-down conversation as it is on the wire.
 *
 * <ul>
 *   <li>a line that begins as HTTP does: a message of HTTP, its lines parted by "; ", its body
 *       behind " ;; ";
 *   <li>{@code WS text}, {@code WB text}: a message of WebSocket, text or binary; {@code UP /path
 *       host} by the client and {@code UP} by the server: the change to it;
 *   <li>{@code HEAD text}: with the head that language servers use;
 *   <li>{@code RAW text}: without a line's end;
 *   <li>anything else: a line.
 * </ul>
 *
 * <p>{@code ~i~} is the number of the round, {@code ~32~} 32 random bytes in hexadecimal, {@code
 * ~r32~} the bytes themselves. {@code \x00}, {@code \r} and {@code \n} are bytes in raw and binary
 * lines.
 */
final class Wire {

    private static final Pattern HOLE = Pattern.compile("~(i|r?[0-9]{1,4})~");
    private static final Pattern BYTE = Pattern.compile("\\\\(x[0-9a-f]{2}|[rn])");
    private static final Pattern HTTP =
            Pattern.compile("(?s)(GET|POST|PUT|HTTP/1\\.[01]|CONNECT) .*");
    private static final String BODY = " ;; ";

    private Wire() {}

    /** Says {@code C line} or {@code S line}. */
    static void say(Dialogue talk, String line, int round) {
        Side side = line.startsWith("C ") || line.equals("C") ? Side.CLIENT : Side.SERVER;
        talk.say(side, bytes(side, filled(line.substring(2), talk.dice(), round), talk.dice()));
    }

    private static String filled(String line, Dice dice, int round) {
        return HOLE.matcher(line)
                .replaceAll(
                        hole -> {
                            String what = hole.group(1);
                            if (what.equals("i")) {
                                return Integer.toString(round);
                            }
                            return what.startsWith("r")
                                    ? escaped(dice.bytes(Integer.parseInt(what.substring(1))))
                                    : dice.hex(Integer.parseInt(what));
                        });
    }

    /** With a backslash doubled, as replacements want it. */
    private static String escaped(byte[] bytes) {
        var text = new StringBuilder();
        for (byte one : bytes) {
            text.append("\\\\x%02x".formatted(one & 0xff));
        }
        return text.toString();
    }

    private static byte[] bytes(Side side, String line, Dice dice) {
        byte[] key = side == Side.CLIENT ? dice.bytes(4) : new byte[0];
        int blank = line.indexOf(' ');
        String rest = line.substring(blank + 1);
        return switch (blank < 0 ? line : line.substring(0, blank)) {
            case "WS" -> WebSocket.frame(WebSocket.TEXT, utf8(rest), key);
            case "WB" -> WebSocket.frame(WebSocket.BINARY, raw(rest), key);
            case "RAW" -> raw(rest);
            case "UP" -> utf8(side == Side.CLIENT ? asked(rest) : WebSocket.GRANTED);
            case "HEAD" -> utf8("Content-Length: " + utf8(rest).length + "\r\n\r\n" + rest);
            default -> utf8(HTTP.matcher(line).matches() ? http(line) : line + "\n");
        };
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String asked(String where) {
        int blank = where.indexOf(' ');
        return WebSocket.asked(where.substring(0, blank), where.substring(blank + 1));
    }

    private static String http(String line) {
        int end = line.indexOf(BODY);
        String head = end < 0 ? line : line.substring(0, end);
        String body = end < 0 ? "" : line.substring(end + BODY.length()).replace("\\n", "\n");
        boolean sized = !body.isEmpty() || head.startsWith("HTTP");
        return head.replace("; ", "\r\n")
                + (sized ? "\r\nContent-Length: " + utf8(body).length : "")
                + "\r\n\r\n"
                + body;
    }

    /** Each character a byte. */
    private static byte[] raw(String text) {
        return BYTE.matcher(text)
                .replaceAll(
                        one ->
                                switch (one.group(1)) {
                                    case "r" -> "\r";
                                    case "n" -> "\n";
                                    default -> character(one.group(1).substring(1));
                                })
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String character(String digits) {
        char c = (char) Integer.parseInt(digits, 16);
        return c == '\\' || c == '$' ? "\\" + c : Character.toString(c);
    }
}
