package io.minewatch.protocol.carrier;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;

import java.nio.charset.StandardCharsets;

/**
 * The transactions in a block template. On a large chain they make it megabytes long, and what
 * matters stands before and behind them; so they are left out where they do not fit.
 */
final class TransactionList {

    /** Every node writes it, and before the list. */
    private static final ByteBuf PREVIOUS = ascii("\"previousblockhash\"");

    private static final ByteBuf NAME = ascii("\"transactions\"");

    private int depth;
    private boolean inText;
    private boolean escaped;

    private static ByteBuf ascii(String text) {
        return Unpooled.unreleasableBuffer(
                Unpooled.wrappedBuffer(text.getBytes(StandardCharsets.US_ASCII)).asReadOnly());
    }

    /** True while more of it is to come. */
    boolean isOpen() {
        return depth > 0;
    }

    /** Takes it out of what there is of a body. False if that is no template. */
    boolean cut(ByteBuf body) {
        int start = start(body);
        if (start < 0) {
            return false;
        }
        ByteBuf held = body.copy(start, body.writerIndex() - start);
        body.writerIndex(start);
        depth = 1;
        skip(held);
        body.writeBytes(held);
        held.release();
        return true;
    }

    /** Passes over what is in it, up to the bracket that closes it. */
    void skip(ByteBuf content) {
        int end = content.forEachByte(this::isInside);
        content.readerIndex(end < 0 ? content.writerIndex() : end);
    }

    /** Behind the bracket that opens it, or -1. */
    private static int start(ByteBuf body) {
        int name = ByteBufUtil.indexOf(NAME, body);
        int previous = ByteBufUtil.indexOf(PREVIOUS, body);
        if (previous < 0 || name < previous) {
            return -1;
        }
        int at = name + NAME.readableBytes();
        while (at < body.writerIndex() && " \t\r\n:".indexOf(body.getByte(at)) >= 0) {
            at++;
        }
        return at < body.writerIndex() && body.getByte(at) == '[' ? at + 1 : -1;
    }

    private boolean isInside(byte c) {
        if (inText) {
            inText = escaped || c != '"';
            escaped = !escaped && c == '\\';
            return true;
        }
        switch (c) {
            case '"' -> inText = true;
            case '{', '[' -> depth++;
            case '}', ']' -> depth--;
            default -> {}
        }
        return depth > 0;
    }
}
