package io.minewatch.capture;

import java.io.IOException;
import java.io.InputStream;

/** A stream that can be looked at before it is read, and that knows how much of it was read. */
final class RawStream extends ArrayStream {

    private static final int BUFFER = 64 * 1024;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private int position;
    private int limit;
    private long consumed;

    RawStream(InputStream in) {
        this.in = in;
    }

    /** The first four bytes as a big-endian number; those that do not exist count as 0. */
    int first() throws IOException {
        while (limit < 4) {
            int count = in.read(buffer, limit, BUFFER - limit);
            if (count < 0) {
                break;
            }
            limit += count;
        }
        int first = 0;
        for (int i = 0; i < 4; i++) {
            first = first << 8 | (i < limit ? buffer[i] & 0xff : 0);
        }
        return first;
    }

    /** Bytes taken off this stream. */
    long consumed() {
        return consumed;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (position == limit && length >= BUFFER) {
            int count = in.read(target, offset, length);
            consumed += Math.max(count, 0);
            return count;
        }
        if (position == limit && !fill()) {
            return -1;
        }
        int count = Math.min(length, limit - position);
        System.arraycopy(buffer, position, target, offset, count);
        position += count;
        consumed += count;
        return count;
    }

    private boolean fill() throws IOException {
        int count = in.read(buffer, 0, BUFFER);
        position = 0;
        limit = Math.max(count, 0);
        return count >= 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
