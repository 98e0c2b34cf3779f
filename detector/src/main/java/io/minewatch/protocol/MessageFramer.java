package io.minewatch.protocol;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;

import java.util.List;
import java.util.Optional;

/**
 * Cuts one side's bytes into JSON messages: a message ends with the brace that closes it, or with
 * the line if that ends first.
 *
 * <p>Mining software ends messages with a line feed, some with nothing. What is not a message, a
 * line of text or so much of some binary protocol, is handed on as {@link Foreign}. Where data
 * begins in the middle, at the start of a mid-session capture or after a gap, everything up to the
 * next line is skipped unless it begins like a message. Binary messages of a dialect may stand
 * wherever a message may begin.
 *
 * <p>A message does not go on behind a line feed, as pools read lines. Printed over several lines
 * it is text.
 */
final class MessageFramer extends ByteToMessageDecoder {

    /**
     * Bytes up to the closing brace. Longer than any line that dialects with lines need; a share of
     * Zcash has 3 kB, a large job 16.
     */
    static final int MAX_MESSAGE = 64 * 1024;

    /** Bytes that count as a line where no line ends. */
    static final int LINE = 256;

    private static final int NOT_COUNTED = -1;

    /** A line that is not a message. */
    enum Foreign {
        FOREIGN
    }

    /**
     * A message, as bytes to be read at once. {@code afterGap} says that its start may be missing.
     *
     * @param form how it is read, if it is binary
     */
    record Frame(ByteBuf bytes, boolean afterGap, Optional<BinaryForm> form) {}

    /** Thrown into the pipeline to say that bytes are missing here. */
    enum Gap {
        GAP
    }

    /** A message that is longer than any may be. */
    enum TooLong {
        TOO_LONG
    }

    private final List<BinaryForm> forms;

    /** In which binary messages came so far. */
    private Optional<BinaryForm> known = Optional.empty();

    private boolean synced;
    private boolean skipping;
    private int foreign;
    private int scanned;
    private int depth;
    private boolean inText;
    private boolean escaped;

    /** Frames JSON and what has one of these forms. */
    MessageFramer(List<BinaryForm> forms) {
        this.forms = forms;
    }

    /** True if the data so far ended with a message, or with something that is none. */
    boolean isBetweenMessages() {
        return scanned == 0;
    }

    /** Bytes that wait for the end of their message. */
    int waiting() {
        return actualReadableBytes();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == Gap.GAP) {
            ByteBuf rest = internalBuffer();
            rest.skipBytes(rest.readableBytes());
            restart();
            synced = false;
            skipping = false;
        }
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        if (skipping && !isKnownAgain(in)) {
            skipLine(in, out);
            return;
        }
        if (scanned > 0 || !isBinary(in, out) && atMessage(in, out)) {
            scan(in, out);
        }
    }

    /**
     * True if what comes after skipped bytes begins like the binary messages before: those have no
     * line feeds to go on behind, but mostly a segment begins with a message.
     */
    private boolean isKnownAgain(ByteBuf in) {
        skipping = known.map(form -> form.length(in) == BinaryForm.NONE).orElse(true);
        return !skipping;
    }

    /** Takes a binary message. True if there is one, even if not all of it. */
    private boolean isBinary(ByteBuf in, List<Object> out) {
        for (BinaryForm form : forms) {
            int length = form.length(in);
            if (length == BinaryForm.NONE) {
                continue;
            }
            if (length != BinaryForm.TOO_LITTLE && length <= in.readableBytes()) {
                out.add(new Frame(in.readRetainedSlice(length), false, Optional.of(form)));
                synced = true;
                known = Optional.of(form);
            }
            return true;
        }
        return false;
    }

    /** Moves to the first byte of a message. False if there is none yet. */
    private boolean atMessage(ByteBuf in, List<Object> out) {
        while (in.isReadable() && isBlank(in.getByte(in.readerIndex()))) {
            synced |= in.readByte() == '\n';
        }
        if (!in.isReadable()) {
            return false;
        }
        byte first = in.getByte(in.readerIndex());
        if (first == '{' || first == '[') {
            return true;
        }
        skipping = true;
        foreign = synced ? 0 : NOT_COUNTED;
        skipLine(in, out);
        return false;
    }

    /** Blanks, zero, and the bytes of a byte order mark. */
    private static boolean isBlank(byte c) {
        return c == ' '
                || c == '\n'
                || c == '\r'
                || c == '\t'
                || c == 0
                || c == (byte) 0xef
                || c == (byte) 0xbb
                || c == (byte) 0xbf;
    }

    private void skipLine(ByteBuf in, List<Object> out) {
        int start = in.readerIndex();
        int feed = in.indexOf(start, in.writerIndex(), (byte) '\n');
        int end = feed < 0 ? in.writerIndex() : feed + 1;
        for (int at = start; at < end && foreign != NOT_COUNTED; at++) {
            if (foreign == 0) {
                out.add(Foreign.FOREIGN);
            }
            foreign = (foreign + 1) % LINE;
        }
        in.readerIndex(end);
        if (feed >= 0) {
            skipping = false;
            synced = true;
        }
    }

    /** Looks for the end of the message, from where the last look ended. */
    private void scan(ByteBuf in, List<Object> out) {
        int start = in.readerIndex();
        int end = Math.min(in.writerIndex(), start + MAX_MESSAGE);
        for (int at = start + scanned; at < end; at++) {
            byte c = in.getByte(at);
            if (c == '\n' || closes(c)) {
                out.add(new Frame(in.readRetainedSlice(at + 1 - start), !synced, Optional.empty()));
                restart();
                synced = true;
                return;
            }
        }
        scanned = end - start;
        if (scanned == MAX_MESSAGE && in.writerIndex() > end) {
            out.add(TooLong.TOO_LONG);
            in.skipBytes(scanned);
            restart();
            skipping = true;
            foreign = NOT_COUNTED;
        }
    }

    /** True if the byte closes the outermost brace or bracket. */
    private boolean closes(byte c) {
        if (inText) {
            if (escaped) {
                escaped = false;
            } else if (c == '\\') {
                escaped = true;
            } else if (c == '"') {
                inText = false;
            }
            return false;
        }
        switch (c) {
            case '"' -> inText = true;
            case '{', '[' -> depth++;
            case '}', ']' -> depth--;
            default -> {}
        }
        return depth == 0;
    }

    private void restart() {
        scanned = 0;
        depth = 0;
        inText = false;
        escaped = false;
    }
}
