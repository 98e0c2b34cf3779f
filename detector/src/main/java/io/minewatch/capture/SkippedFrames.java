package io.minewatch.capture;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/**
 * Zstandard data without their skippable frames (RFC 8878, 3.1.2), which hold what others than the
 * decompressor want to know: pzstd writes one before each frame of data, and the seekable format
 * one behind the last. The decompressor knows none of them.
 *
 * <p>What is no frame is passed on as it is: the decompressor says what is wrong with it.
 */
final class SkippedFrames extends ArrayStream {

    private static final int MAGIC = 0x28b52ffd;
    private static final int SKIPPABLE = 0x502a4d18;

    /** The lowest four bits of a skippable frame's magic number, in its first byte, may be any. */
    private static final int SKIPPABLE_MASK = 0xf0ffffff;

    private static final int WORD = 4;

    // RFC 8878, 3.1.1.1.1: what the descriptor of a frame says of the header behind it.
    private static final int HAS_CHECKSUM = 0x04;
    private static final int SINGLE_SEGMENT = 0x20;
    private static final int CONTENT_SIZE_SHIFT = 6;
    private static final int DICTIONARY_MASK = 3;
    private static final int[] DICTIONARY_LENGTH = {0, 1, 2, 4};
    private static final int[] CONTENT_SIZE_LENGTH = {0, 2, 4, 8};

    // RFC 8878, 3.1.1.2: the header of a block.
    private static final int BLOCK_HEADER = 3;
    private static final int LAST_BLOCK = 1;
    private static final int BLOCK_TYPE_SHIFT = 1;
    private static final int BLOCK_TYPE_MASK = 3;
    private static final int REPEATED_BYTE = 1;
    private static final int BLOCK_SIZE_SHIFT = 3;

    private final InputStream in;

    /** Bytes that were read to know what comes, and have to be passed on before all else. */
    private final byte[] header = new byte[WORD + 1];

    private int at;
    private int end;

    /** Bytes of the present part behind the header. */
    private long left;

    /** What comes behind that: another block, or else another frame. */
    private boolean inFrame;

    private int checksum;
    private boolean unknown;

    SkippedFrames(InputStream in) {
        this.in = in;
    }

    /** Whether data that begin with these four bytes, the first one highest, have such frames. */
    static boolean isMagic(int first) {
        return first == MAGIC || (first & SKIPPABLE_MASK) == SKIPPABLE;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        while (at == end && left == 0 && !unknown) {
            if (!begins(inFrame)) {
                return -1;
            }
        }
        if (at < end) {
            int count = Math.min(length, end - at);
            System.arraycopy(header, at, target, offset, count);
            at += count;
            return count;
        }
        int count = in.read(target, offset, unknown ? length : (int) Math.min(length, left));
        left -= unknown ? 0 : Math.max(count, 0);
        return count;
    }

    /** Reads what tells how long the next part is. False if there is none. */
    private boolean begins(boolean block) throws IOException {
        at = 0;
        end = in.readNBytes(header, 0, block ? BLOCK_HEADER : WORD);
        if (end == 0) {
            return false;
        }
        if (end < (block ? BLOCK_HEADER : WORD)) {
            unknown = true;
        } else if (block) {
            block();
        } else {
            frame();
        }
        return true;
    }

    private void block() {
        int word = (header[0] & 0xff) | (header[1] & 0xff) << 8 | (header[2] & 0xff) << 16;
        boolean repeated = (word >>> BLOCK_TYPE_SHIFT & BLOCK_TYPE_MASK) == REPEATED_BYTE;
        left = repeated ? 1 : word >>> BLOCK_SIZE_SHIFT;
        if ((word & LAST_BLOCK) != 0) {
            left += checksum;
            inFrame = false;
        }
    }

    private void frame() throws IOException {
        int magic = ByteBuffer.wrap(header).getInt();
        if (magic == MAGIC) {
            end += in.readNBytes(header, WORD, 1);
            int descriptor = header[WORD] & 0xff;
            int single = (descriptor & SINGLE_SEGMENT) != 0 ? 1 : 0;
            // Of a single segment the window is not told, but the size always is.
            left = 1L - single;
            left += DICTIONARY_LENGTH[descriptor & DICTIONARY_MASK];
            left += Math.max(CONTENT_SIZE_LENGTH[descriptor >>> CONTENT_SIZE_SHIFT], single);
            checksum = (descriptor & HAS_CHECKSUM) != 0 ? WORD : 0;
            inFrame = true;
        } else if (isMagic(magic)) {
            skip();
        } else {
            unknown = true;
        }
    }

    private void skip() throws IOException {
        end = 0;
        byte[] size = in.readNBytes(WORD);
        if (size.length == WORD) {
            in.skipNBytes(Integer.reverseBytes(ByteBuffer.wrap(size).getInt()) & 0xffff_ffffL);
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
