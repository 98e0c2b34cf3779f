package io.minewatch.probe;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The pool's side of a conversation that was recorded or simulated: what it was asked there it
 * answers as there, and to all else it says that it does not know the method.
 */
final class ScriptedPool implements TestServer.Behaviour {

    /**
     * One thing that was said.
     *
     * @param side 0 for the miner
     */
    record Line(int side, byte[] bytes) {}

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Pattern KEY =
            Pattern.compile("\"(?:method|type|identifier|message)\" ?: ?\"([^\"]*)\"");
    private static final Pattern ID = Pattern.compile("\"id\" ?: ?(\"[^\"]*\"|-?[0-9]+)");

    private final List<Line> lines;

    ScriptedPool(List<Line> lines) {
        this.lines = lines;
    }

    @Override
    public void serve(TestServer.Link link) throws Exception {
        say(link, 0, "");
        for (String heard = link.hear(); !heard.isEmpty(); heard = link.hear()) {
            boolean known = true;
            for (String part : parts(heard)) {
                known &= answer(link, part);
            }
            if (!known) {
                return;
            }
        }
    }

    /** Lines come one by one; all else as a whole. */
    private static List<String> parts(String heard) {
        return heard.startsWith("{") ? heard.lines().toList() : List.of(heard);
    }

    private boolean answer(TestServer.Link link, String heard) throws Exception {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).side() == 0 && matches(lines.get(i), heard)) {
                say(link, i + 1, heard);
                return true;
            }
        }
        if (heard.startsWith("GET") || heard.startsWith("POST")) {
            if (heard.contains("pgrade: websocket") && isWebSocket()) {
                link.say("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n");
                return true;
            }
            link.say("HTTP/1.1 404 Not Found\r\nContent-Length: 17\r\n\r\n{\"error\":\"other\"}");
        } else if (heard.startsWith("{")) {
            link.say(
                    "{\"id\":1,\"jsonrpc\":\"2.0\",\"error\":{\"code\":-32601,"
                            + "\"message\":\"Method not found\"}}\n");
        }
        return false;
    }

    private boolean isWebSocket() {
        return lines.stream().anyMatch(line -> line.bytes()[0] == (byte) 0x81);
    }

    private static boolean matches(Line line, String heard) {
        return key(new String(line.bytes(), ISO_8859_1)).equals(key(heard));
    }

    /** What is asked: the method, or its like, or how it begins. */
    static String key(String heard) {
        String text = (heard.startsWith("\u0081") ? unmasked(heard) : heard).replace(": ", ":");
        Matcher key = KEY.matcher(text);
        if (text.contains("pgrade:websocket")) {
            return "upgrade";
        }
        if (key.find()) {
            boolean old = text.contains("\"body\"");
            boolean object = text.contains("\"params\":{");
            boolean path = text.contains("/json_rpc");
            return key.group(1) + (old ? " body" : object ? " object" : "") + (path ? " rpc" : "");
        }
        return text.startsWith("\0\0\0") ? "setup" : text.substring(0, Math.min(4, text.length()));
    }

    private static String unmasked(String frame) {
        int length = frame.charAt(1) & 0x7f;
        int at = length < 126 ? 2 : 4;
        var text = new StringBuilder();
        for (int i = at + 4; i < frame.length(); i++) {
            text.append((char) ((frame.charAt(i) ^ frame.charAt(at + (i - at - 4) % 4)) & 0xff));
        }
        return text.toString();
    }

    /** What the server said next from here on, until it was spoken to again. */
    private void say(TestServer.Link link, int from, String heard) throws Exception {
        int begin = from;
        while (!heard.isEmpty() && begin < lines.size() && lines.get(begin).side() == 0) {
            begin++;
        }
        for (int i = begin; i < lines.size() && lines.get(i).side() == 1; i++) {
            String text = new String(lines.get(i).bytes(), ISO_8859_1);
            if (!text.startsWith("{")) {
                link.say(text);
                continue;
            }
            for (String line : text.lines().toList()) {
                link.say(answering(line, heard) + "\n");
            }
        }
    }

    private static String answering(String line, String heard) throws JsonProcessingException {
        Matcher id = ID.matcher(heard);
        JsonNode root = JSON.readTree(line);
        boolean reply = root.has("result") || root.has("error");
        if (!reply || !id.find() || !(root instanceof ObjectNode object)) {
            return line;
        }
        object.set("id", JSON.readTree(id.group(1)));
        return object.toString();
    }
}
