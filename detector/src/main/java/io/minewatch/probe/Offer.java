package io.minewatch.probe;

import java.util.List;
import java.util.Set;

/**
 * What is said on one connection to find out whether a group of dialects is spoken.
 *
 * @param name for people: "stratum"
 * @param protocols names of the dialects that answer it
 * @param steps what is said, one after the other, each only when what was answered before calls for
 *     it; none for a handshake that is made up while it is held
 */
record Offer(String name, Set<String> protocols, Kind kind, List<byte[]> steps) {

    /** What it comes in, and when the next step follows. */
    enum Kind {
        /** Lines or frames. The second step follows a welcome that brings no work by itself. */
        PLAIN,
        /** One request of HTTP. */
        HTTP,
        /** The second step follows when the server has changed to WebSocket. */
        WEB_SOCKET,
        /** A key, and an answer that is decrypted. */
        NOISE
    }
}
