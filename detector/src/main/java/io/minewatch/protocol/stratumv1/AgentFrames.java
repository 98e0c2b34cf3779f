package io.minewatch.protocol.stratumv1;

import io.minewatch.protocol.BinaryForm;
import io.minewatch.protocol.Message;
import io.netty.buffer.ByteBuf;

import java.util.Optional;

/** Frames of BTCAgent between the lines of an upstream connection; passed over. */
final class AgentFrames implements BinaryForm {

    /** First byte; then come a type and the length of all, little-endian. */
    private static final byte MAGIC = 0x7f;

    private static final int HEADER = 4;

    /** Names of 256 machines at once. */
    private static final int MAX_LENGTH = 4096;

    @Override
    public int length(ByteBuf in) {
        if (!in.isReadable() || in.getByte(in.readerIndex()) != MAGIC) {
            return NONE;
        }
        if (in.readableBytes() < HEADER) {
            return TOO_LITTLE;
        }
        int length = in.getUnsignedShortLE(in.readerIndex() + 2);
        return length >= HEADER && length <= MAX_LENGTH ? length : NONE;
    }

    @Override
    public Optional<Message> read(ByteBuf message) {
        return Optional.empty();
    }
}
