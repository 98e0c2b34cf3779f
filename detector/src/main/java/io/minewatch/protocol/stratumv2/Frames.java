package io.minewatch.protocol.stratumv2;

import io.minewatch.protocol.BinaryForm;
import io.minewatch.protocol.Message;
import io.netty.buffer.ByteBuf;

import java.util.Optional;

/**
 * Frames: extension of 16 bits with the channel bit in front, type, length of the payload in 24
 * bits, all little-endian. Not all software sets the channel bit where it belongs.
 */
final class Frames implements BinaryForm {

    static final int HEADER = 6;

    private static final int CHANNEL = 0x80;

    /** The extension that others are agreed on by; the protocol itself is 0. */
    private static final int NEGOTIATION = 1;

    @Override
    public int length(ByteBuf in) {
        int at = in.readerIndex();
        int readable = in.readableBytes();
        if (readable == 0 || in.getUnsignedByte(at) > NEGOTIATION) {
            return NONE;
        }
        if (readable > 1 && (in.getByte(at + 1) & ~CHANNEL & 0xff) != 0) {
            return NONE;
        }
        if (readable > 2 && !MessageType.isKnown(type(in, at))) {
            return NONE;
        }
        if (readable < HEADER) {
            return TOO_LITTLE;
        }
        int length = in.getUnsignedMediumLE(at + 3);
        return MessageType.of(type(in, at), length).isPresent() ? HEADER + length : NONE;
    }

    @Override
    public Optional<Message> read(ByteBuf message) {
        int type = type(message, message.readerIndex());
        message.skipBytes(3);
        int length = message.readUnsignedMediumLE();
        return MessageType.of(type, length).flatMap(known -> known.read(message));
    }

    /** Extension and type. */
    private static int type(ByteBuf in, int at) {
        return in.getUnsignedByte(at) << Byte.SIZE | in.getUnsignedByte(at + 2);
    }
}
