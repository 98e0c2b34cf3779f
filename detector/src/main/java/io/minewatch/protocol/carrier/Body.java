package io.minewatch.protocol.carrier;

import io.netty.buffer.ByteBuf;

/**
 * A message that its carrier framed. Whoever takes it releases the bytes.
 *
 * @param bytes of the message, none if it is only a head
 */
public record Body(ByteBuf bytes, Envelope envelope) {

    /** Bytes of one message: longer than any that mining needs. */
    static final int MAX_LENGTH = 64 * 1024;
}
