package io.minewatch.simulate.script;

import java.nio.charset.StandardCharsets;

/**
 * Something one side says: one write on its socket, or one datagram.
 *
 * @param at nanoseconds since the conversation began
 * @param bytes may be shared with other conversations: never written to
 * @param length 1 or more
 */
public record Say(long at, Side from, byte[] bytes, int offset, int length) {

    /** What is said, each byte one character. */
    public String text() {
        return new String(bytes, offset, length, StandardCharsets.ISO_8859_1);
    }

    /** What is left when the first bytes are out. */
    public Say after(int count) {
        return new Say(at, from, bytes, offset + count, length - count);
    }

    /** The first bytes only. */
    public Say first(int count) {
        return new Say(at, from, bytes, offset, count);
    }
}
