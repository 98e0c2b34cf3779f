package io.minewatch.protocol.carrier;

import io.netty.buffer.ByteBuf;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * HTTP: a request for a tunnel or the answer to it is taken off, so is a change to WebSocket; other
 * requests and responses are what the conversation consists of.
 */
final class HttpOpening implements Opening {

    private static final List<byte[]> REQUESTS =
            List.of(ascii("POST "), ascii("GET "), ascii("CONNECT "), ascii("PUT "));

    private static final byte[] RESPONSE = ascii("HTTP/1.");

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** True if the bytes look like the first ones of a request or response. */
    static boolean begins(byte[] bytes) {
        if (startsWith(bytes, RESPONSE)) {
            return true;
        }
        // Asked of every segment of a conversation, so without a stream.
        for (byte[] request : REQUESTS) {
            if (startsWith(bytes, request)) {
                return true;
            }
        }
        return false;
    }

    private static boolean startsWith(byte[] bytes, byte[] start) {
        return bytes.length >= start.length
                && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
    }

    @Override
    public Look look(ByteBuf in, Sides sides, int side) {
        Prefix response = Prefix.of(in, RESPONSE);
        Prefix request = Prefix.NONE;
        for (byte[] method : REQUESTS) {
            Prefix one = Prefix.of(in, method);
            request = one.compareTo(request) > 0 ? one : request;
        }
        if (request == Prefix.NONE && response == Prefix.NONE) {
            return Look.Other.OTHER;
        }
        int length = HttpHead.length(in);
        if (length < 0) {
            return in.readableBytes() < HttpHead.MAX_LENGTH
                    ? Look.TooLittle.TOO_LITTLE
                    : Look.Other.OTHER;
        }
        HttpHead head = HttpHead.of(in, length);
        return head.isRequest()
                ? request(head, length, sides, side)
                : refusal(head, length, in.readableBytes(), sides, side)
                        .orElseGet(() -> response(head, length, sides, side));
    }

    private static Look request(HttpHead head, int length, Sides sides, int side) {
        if (head.line().startsWith("CONNECT ")) {
            sides.asksTunnel(side);
            String host = head.target().replaceFirst(":\\d{1,5}$", "");
            return opened(length, Carriage.to(Carriage.Type.HTTP_CONNECT, host), Inside.BYTES);
        }
        sides.areFramed();
        if (head.upgradesToWebSocket()) {
            String host = head.host().orElse("");
            return opened(length, Carriage.to(Carriage.Type.WEB_SOCKET, host), Inside.WEB_SOCKET);
        }
        return new Look.Opened(0, Optional.empty(), Inside.HTTP_REQUESTS);
    }

    /** A proxy may want a name first: its answer is taken off, and the same is asked again. */
    private static Optional<Look> refusal(
            HttpHead head, int length, int readable, Sides sides, int side) {
        boolean isRefused =
                head.line().matches("HTTP/1\\.[01] 407\\b.*")
                        || sides.isTunnelAsked(side) && head.line().matches("HTTP/1\\.[01] [45].*");
        String size = head.header("content-length").orElse("0");
        if (!isRefused
                || !size.matches("\\d{1,4}")
                || head.header("transfer-encoding").isPresent()) {
            return Optional.empty();
        }
        int whole = length + Integer.parseInt(size);
        if (whole > HttpHead.MAX_LENGTH) {
            return Optional.empty();
        }
        if (readable < whole) {
            return Optional.of(Look.TooLittle.TOO_LITTLE);
        }
        sides.grantsTunnel(side);
        return Optional.of(new Look.Opened(whole, Optional.empty(), Inside.BYTES));
    }

    private static Look response(HttpHead head, int length, Sides sides, int side) {
        boolean good = head.line().matches("HTTP/1\\.[01] 2\\d\\d\\b.*");
        if (good && (sides.grantsTunnel(side) || hasNoBody(head))) {
            return opened(length, Carriage.of(Carriage.Type.HTTP_CONNECT), Inside.BYTES);
        }
        sides.areFramed();
        if (head.line().matches("HTTP/1\\.1 101\\b.*") && head.upgradesToWebSocket()) {
            return opened(length, Carriage.of(Carriage.Type.WEB_SOCKET), Inside.WEB_SOCKET);
        }
        return new Look.Opened(0, Optional.empty(), Inside.HTTP_RESPONSES);
    }

    /** The answer of a proxy that opened a tunnel says nothing of a body. */
    private static boolean hasNoBody(HttpHead head) {
        return head.line().toLowerCase(Locale.ROOT).contains("connection established")
                && head.header("content-length").isEmpty()
                && head.header("transfer-encoding").isEmpty();
    }

    private static Look opened(int length, Carriage carriage, Inside inside) {
        return new Look.Opened(length, Optional.of(carriage), inside);
    }
}
