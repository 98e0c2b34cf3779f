package io.minewatch.protocol.carrier;

import io.netty.buffer.ByteBuf;

/** How much of an expected beginning is there. */
enum Prefix {
    NONE,
    PART,
    WHOLE;

    /** Compares as many bytes as there are. */
    static Prefix of(ByteBuf in, byte[] expected) {
        int length = Math.min(expected.length, in.readableBytes());
        for (int i = 0; i < length; i++) {
            if (in.getByte(in.readerIndex() + i) != expected[i]) {
                return NONE;
            }
        }
        return length == expected.length ? WHOLE : PART;
    }
}
