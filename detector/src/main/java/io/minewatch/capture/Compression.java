package io.minewatch.capture;

import io.airlift.compress.v3.zstd.ZstdInputStream;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** How an input is packed; told by its first bytes, never by its name. */
enum Compression {
    NONE,
    /** RFC 1952. */
    GZIP,
    /** RFC 8878. */
    ZSTD;

    private static final int GZIP_MAGIC = 0x1f8b;
    private static final int GZIP_BUFFER = 64 * 1024;

    /** Told from the first four bytes as a big-endian number. */
    static Compression of(int first) {
        if (first >>> 16 == GZIP_MAGIC) {
            return GZIP;
        }
        return SkippedFrames.isMagic(first) ? ZSTD : NONE;
    }

    /** The unpacked data. */
    InputStream unpack(InputStream packed) throws IOException {
        return switch (this) {
            case NONE -> packed;
            case GZIP -> new GZIPInputStream(packed, GZIP_BUFFER);
            case ZSTD -> new Zstd(new SkippedFrames(packed));
        };
    }

    /**
     * Reads in the steps of the decompressor, less one byte: with the last byte it goes on to the
     * next block, and if that is damaged, what the same call has given is lost. Turns its unchecked
     * exceptions into checked ones.
     */
    private static final class Zstd extends ArrayStream {

        private final InputStream packed;
        private final ZstdInputStream unpacked;

        Zstd(InputStream packed) {
            this.packed = packed;
            this.unpacked = new ZstdInputStream(packed);
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            try {
                int step = Math.max(1, Math.min(length, unpacked.available() - 1));
                return unpacked.read(target, offset, step);
            } catch (IOException e) {
                if (packed.read() >= 0) {
                    throw e;
                }
                String what = "its zstd data are cut off, and up to 8 MiB before the cut are lost";
                throw new IOException(what, e);
            } catch (RuntimeException e) {
                throw new IOException(e.getMessage(), e);
            }
        }

        @Override
        public void close() throws IOException {
            unpacked.close();
        }
    }
}
