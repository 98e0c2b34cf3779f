package io.minewatch.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.minewatch.Dialects;
import io.minewatch.protocol.carrier.Body;
import io.minewatch.protocol.carrier.Sides;
import io.minewatch.protocol.carrier.Unwrapper;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.util.ReferenceCountUtil;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A recorded conversation in a dialect's folder: lines that begin with {@code C} were said by the
 * miner, lines with {@code S} by the pool. What should be read from it is in the file of the same
 * name with {@code .events} behind.
 */
public record Fixture(Path file, List<Line> lines) {

    /**
     * What a side says at once: a message; or one of HTTP, its lines and headers parted by "; " and
     * its body behind " ;; "; or one of WebSocket behind "WS "; or a binary one in hexadecimal
     * behind "0x". Side 0 is the client's.
     */
    public record Line(int side, String text) {

        private static final String BODY = " ;; ";
        private static final String WEB_SOCKET = "WS ";

        /** As it is on the wire. */
        public byte[] bytes() {
            if (isBinary()) {
                return HexFormat.of().parseHex(text.substring(2).replace(" ", ""));
            }
            if (isWebSocket()) {
                return Wrap.whole(side, json().getBytes(StandardCharsets.UTF_8), true);
            }
            return (isHttp() ? http() : text + "\n").getBytes(StandardCharsets.UTF_8);
        }

        /** True if it is no line on the wire. */
        public boolean isFramed() {
            return isBinary() || isHttp() || isWebSocket();
        }

        boolean isWebSocket() {
            return text.startsWith(WEB_SOCKET);
        }

        boolean isBinary() {
            return text.startsWith("0x");
        }

        boolean isHttp() {
            return text.matches("(?s)(GET|POST|HTTP/1\\.[01]) .*");
        }

        private String http() {
            int end = text.indexOf(BODY);
            String head = end < 0 ? text : text.substring(0, end);
            int length = json().getBytes(StandardCharsets.UTF_8).length;
            String size =
                    length > 0 || head.startsWith("HTTP") ? "\r\nContent-Length: " + length : "";
            return head.replace("; ", "\r\n") + size + "\r\n\r\n" + json();
        }

        /** The JSON in it, if it has any. */
        String json() {
            if (isWebSocket()) {
                return text.substring(WEB_SOCKET.length());
            }
            int end = text.indexOf(BODY);
            return isBinary() || isHttp() && end < 0
                    ? ""
                    : isHttp() ? text.substring(end + BODY.length()) : text;
        }

        /** The same with other JSON in it. */
        Line with(String json) {
            if (isWebSocket()) {
                return new Line(side, WEB_SOCKET + json);
            }
            int end = text.indexOf(BODY);
            return new Line(side, isHttp() ? text.substring(0, end + BODY.length()) + json : json);
        }

        /** The messages that are in it. */
        public List<Message> messages() {
            var all = new ArrayList<Message>();
            var forms = Dialects.ALL.stream().flatMap(one -> one.binaryForm().stream()).toList();
            var channel =
                    new EmbeddedChannel(new Unwrapper(new Sides(), side), new MessageFramer(forms));
            channel.writeInbound(Unpooled.wrappedBuffer(bytes()));
            for (Object read = channel.readInbound(); read != null; read = channel.readInbound()) {
                switch (read) {
                    case Body body -> {
                        all.addAll(MessageParser.parse(body, forms));
                        body.bytes().release();
                    }
                    case MessageFramer.Frame frame when frame.form().isPresent() ->
                            frame.form().get().read(frame.bytes()).ifPresent(all::add);
                    case MessageFramer.Frame frame ->
                            all.addAll(MessageParser.parse(frame.bytes()));
                    default -> {}
                }
                ReferenceCountUtil.release(read);
            }
            channel.finishAndReleaseAll();
            return all;
        }
    }

    /** A text, a number or a constant that is a member's or an element's value. */
    private static final Pattern VALUE =
            Pattern.compile("[:\\[,] ?(\"[^\"]*\"|[-0-9.e]+|true|false|null)(?=[,}\\]])");

    private static final List<String> ODD =
            List.of(
                    "null",
                    "true",
                    "-1",
                    "1e400",
                    "9".repeat(100),
                    "\"\"",
                    "\"0\"",
                    "\"NaN\"",
                    "\"" + "f".repeat(64) + "\"",
                    "\"0x" + "0".repeat(64) + "\"",
                    "[]",
                    "{}",
                    "[[[\"mining.notify\"]]]");

    private static final Path ROOT = Path.of("src/main/java/io/minewatch/protocol");

    /** All fixtures of all dialects and of the neighbours. */
    public static List<Fixture> all() {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().endsWith(".txt"))
                    .filter(file -> file.getParent().endsWith("fixtures"))
                    .sorted()
                    .map(Fixture::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Fixture read(Path file) {
        try {
            var lines = new ArrayList<Line>();
            for (String line : Files.readAllLines(file)) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    lines.add(new Line(line.startsWith("C ") ? 0 : 1, line.substring(2)));
                }
            }
            return new Fixture(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Name of the dialect's folder. */
    public String folder() {
        return file.getParent().getParent().getFileName().toString();
    }

    /** What should be read, one event a line. */
    public List<String> expected() throws IOException {
        return Files.readAllLines(events());
    }

    void record(List<String> heard) throws IOException {
        Files.write(events(), heard);
    }

    private Path events() {
        return file.resolveSibling(file.getFileName().toString().replace(".txt", ".events"));
    }

    /** The same conversation with members in another order and blanks wherever JSON allows them. */
    public Fixture rewritten() {
        return changed(Fixture::rewrite);
    }

    /** The same conversation with every id as a text. */
    public Fixture withIdsAsTexts() {
        return changed(
                root -> {
                    if (root.path("id").isNumber()) {
                        ((ObjectNode) root).put("id", root.get("id").asText());
                    }
                    return root.toString();
                });
    }

    /** The same conversation with every message in a list of one. */
    public Fixture inLists() {
        return changed(root -> "[" + root + "]");
    }

    private Fixture changed(Function<JsonNode, String> change) {
        return new Fixture(
                file,
                lines.stream()
                        .map(
                                line ->
                                        line.json().isEmpty()
                                                ? line
                                                : line.with(change.apply(parse(line.json()))))
                        .toList());
    }

    /** What the line becomes with each of its values in turn replaced by something odd. */
    public List<String> oddities(int line) {
        String text = lines.get(line).text();
        var all = new ArrayList<String>();
        Matcher value = VALUE.matcher(text);
        while (value.find()) {
            for (String odd : ODD) {
                all.add(text.substring(0, value.start(1)) + odd + text.substring(value.end(1)));
            }
        }
        return all;
    }

    private static String rewrite(JsonNode root) {
        var names = new ArrayList<String>();
        root.fieldNames().forEachRemaining(names::addFirst);
        var members = new ArrayList<String>();
        for (String name : names) {
            members.add(" \"" + name + "\" :  " + root.get(name) + " ");
        }
        return "{" + String.join(",", members) + "}\r";
    }

    private static JsonNode parse(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return folder() + "/" + file.getFileName();
    }
}
