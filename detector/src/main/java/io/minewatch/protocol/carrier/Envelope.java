package io.minewatch.protocol.carrier;

import java.util.Optional;

/**
 * What a message came in.
 *
 * @param kind how it was framed
 * @param http the head before it, if that is HTTP
 */
public record Envelope(Kind kind, Optional<HttpHead> http) {

    /** How a message is told from the next. */
    public enum Kind {
        /** By a line feed, or by the brace that closes it. */
        LINE,
        /** It is the body of an HTTP message. */
        HTTP,
        /** It is in a message of WebSocket. */
        WEB_SOCKET,
        /** By a binary header of its dialect. */
        FRAME
    }

    public static final Envelope LINE = new Envelope(Kind.LINE, Optional.empty());
    public static final Envelope WEB_SOCKET = new Envelope(Kind.WEB_SOCKET, Optional.empty());
    public static final Envelope FRAME = new Envelope(Kind.FRAME, Optional.empty());

    /** A message of HTTP. */
    static Envelope of(HttpHead head) {
        return new Envelope(Kind.HTTP, Optional.of(head));
    }
}
