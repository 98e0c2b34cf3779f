package io.minewatch.protocol;

import io.netty.buffer.ByteBuf;

import java.util.Optional;

/** How a dialect writes binary messages, which may stand between lines or alone. */
public interface BinaryForm {

    /** No such message begins here. */
    int NONE = 0;

    /** One may begin here; more bytes will tell. */
    int TOO_LITTLE = -1;

    /**
     * Length of the message that begins with the first readable byte, its header included; or
     * {@link #NONE} or {@link #TOO_LITTLE}. Does not move in the bytes. A length is at most 65,536:
     * longer messages are of no use to mining.
     */
    int length(ByteBuf in);

    /**
     * The message as a tree like that of JSON, with its kind as {@code method} and its fields in
     * {@code params}, and of {@link io.minewatch.protocol.carrier.Envelope.Kind#FRAME}; empty if
     * the bytes contradict themselves.
     */
    Optional<Message> read(ByteBuf message);
}
