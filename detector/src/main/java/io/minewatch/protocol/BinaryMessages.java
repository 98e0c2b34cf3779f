package io.minewatch.protocol;

import io.netty.buffer.ByteBuf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Binary messages inside of one message of WebSocket: a tunnel for TCP puts into one what was
 * written at once. What is not made of whole ones is not taken for any: many things are said in
 * binary over WebSocket.
 */
final class BinaryMessages {

    private BinaryMessages() {}

    /** The messages, at most so many; empty if the bytes are something else. */
    static Optional<List<Message>> of(ByteBuf bytes, List<BinaryForm> forms, int most) {
        var all = new ArrayList<Message>();
        ByteBuf rest = bytes.duplicate();
        while (rest.isReadable() && all.size() < most) {
            Optional<BinaryForm> form = beginning(rest, forms);
            if (form.isEmpty()) {
                return Optional.empty();
            }
            ByteBuf message = rest.readSlice(form.get().length(rest));
            form.get().read(message).ifPresent(all::add);
        }
        return all.isEmpty() ? Optional.empty() : Optional.of(all);
    }

    /** The form that a whole message of begins here. */
    private static Optional<BinaryForm> beginning(ByteBuf bytes, List<BinaryForm> forms) {
        for (BinaryForm form : forms) {
            int length = form.length(bytes);
            if (length > 0 && length <= bytes.readableBytes()) {
                return Optional.of(form);
            }
        }
        return Optional.empty();
    }
}
