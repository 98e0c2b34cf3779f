package io.minewatch.protocol.carrier;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The first line and the headers of an HTTP message (RFC 9112).
 *
 * @param isRequest true for a client's, false for a server's
 * @param line the first line
 * @param headers values by name in lower case; of a header that comes twice, the first
 */
public record HttpHead(boolean isRequest, String line, Map<String, String> headers) {

    /** Netty's own bound for a header block. */
    static final int MAX_LENGTH = 8192;

    private static final String END = "\r\n\r\n";

    /** Length of the head that begins the bytes, its empty line included, or -1 without an end. */
    static int length(ByteBuf in) {
        int end = text(in).indexOf(END);
        return end < 0 ? -1 : end + END.length();
    }

    /** The head of that length. */
    static HttpHead of(ByteBuf in, int length) {
        String[] lines = text(in).substring(0, length - END.length()).split("\r\n");
        var headers = new HashMap<String, String>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            if (colon > 0) {
                String name = lines[i].substring(0, colon).toLowerCase(Locale.ROOT);
                headers.putIfAbsent(name, lines[i].substring(colon + 1).trim());
            }
        }
        return new HttpHead(!lines[0].startsWith("HTTP/"), lines[0], headers);
    }

    private static String text(ByteBuf in) {
        int readable = Math.min(in.readableBytes(), MAX_LENGTH);
        return in.toString(in.readerIndex(), readable, StandardCharsets.ISO_8859_1);
    }

    static HttpHead of(HttpMessage message) {
        var headers = new HashMap<String, String>();
        for (var header : message.headers()) {
            headers.putIfAbsent(header.getKey().toLowerCase(Locale.ROOT), header.getValue());
        }
        String line =
                switch (message) {
                    case HttpRequest request -> request.method() + " " + request.uri();
                    case HttpResponse response -> "HTTP/1.1 " + response.status();
                    default -> "";
                };
        return new HttpHead(message instanceof HttpRequest, line, headers);
    }

    /** Value of a header by its name in lower case; empty if there is none. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name)).filter(value -> !value.isBlank());
    }

    /** What a request asks for: path and query. */
    public String target() {
        String[] words = line.split(" ");
        return isRequest && words.length > 1 ? words[1] : "";
    }

    /** The user's name in {@code Authorization: Basic} (RFC 7617); the password is not kept. */
    public Optional<String> user() {
        Optional<String> basic =
                header("authorization").filter(value -> value.startsWith("Basic "));
        try {
            return basic.map(value -> Base64.getDecoder().decode(value.substring(6).trim()))
                    .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                    .map(pair -> pair.split(":", 2)[0])
                    .filter(user -> !user.isBlank());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The server's name as the client was told it, without a port. */
    public Optional<String> host() {
        return header("host").map(host -> host.replaceFirst(":\\d{1,5}$", ""));
    }

    /** True if the message changes the protocol to WebSocket. */
    boolean upgradesToWebSocket() {
        return header("upgrade").filter("websocket"::equalsIgnoreCase).isPresent();
    }
}
