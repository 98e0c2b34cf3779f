package io.minewatch.emit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/**
 * One file of a spool: records one after the other, each with a byte that says whether it still
 * waits, its length, and a checksum over its bytes. Records are added at the end; of those that are
 * done only that byte changes.
 */
final class SpoolSegment {

    /** State, length and checksum. */
    static final int HEADER_BYTES = 1 + 4 + 4;

    /** A record is some kilobytes; a length beyond this was never written. */
    static final int MAX_RECORD_BYTES = 16 << 20;

    private static final byte WAITING = 'W';
    private static final byte DONE = 'D';

    private final Path file;
    private final FileChannel channel;
    private final ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES);
    private long readAt;
    private long end;
    private long waiting;
    private long damaged;

    /**
     * Opens a file, or makes it. What was cut off in the middle of its last record is taken away; a
     * record whose bytes have changed counts as done.
     */
    SpoolSegment(Path file) throws IOException {
        this.file = file;
        channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
        while (end < channel.size() && takeIn()) {
            end += HEADER_BYTES + header.getInt(1);
        }
        if (end < channel.size()) {
            damaged++;
            channel.truncate(end);
        }
    }

    /** False if no whole record stands at the end of what is known. */
    private boolean takeIn() throws IOException {
        if (!readHeader(end)) {
            return false;
        }
        int length = header.getInt(1);
        if (length <= 0
                || length > MAX_RECORD_BYTES
                || end + HEADER_BYTES + length > channel.size()) {
            return false;
        }
        if (header.get(0) == WAITING) {
            if (checksum(bytes(end, length)) == header.getInt(5)) {
                waiting++;
            } else {
                damaged++;
                mark(end);
            }
        }
        return true;
    }

    /** False if the file ends before. */
    private boolean readHeader(long at) throws IOException {
        return read(header.clear(), at);
    }

    private boolean read(ByteBuffer into, long at) throws IOException {
        long from = at;
        while (into.hasRemaining()) {
            int more = channel.read(into, from);
            if (more < 0) {
                return false;
            }
            from += more;
        }
        return true;
    }

    private byte[] bytes(long at, int length) throws IOException {
        var bytes = new byte[length];
        if (!read(ByteBuffer.wrap(bytes), at + HEADER_BYTES)) {
            throw new IOException(file + " has become shorter");
        }
        return bytes;
    }

    private static int checksum(byte[] bytes) {
        var checksum = new CRC32C();
        checksum.update(bytes);
        return (int) checksum.getValue();
    }

    private void mark(long at) throws IOException {
        channel.write(ByteBuffer.wrap(new byte[] {DONE}), at);
    }

    /** Adds a record, in whole or not at all. */
    void append(byte[] record) throws IOException {
        var bytes = ByteBuffer.allocate(HEADER_BYTES + record.length);
        bytes.put(WAITING).putInt(record.length).putInt(checksum(record)).put(record).flip();
        long at = end;
        try {
            while (bytes.hasRemaining()) {
                at += channel.write(bytes, at);
            }
        } catch (IOException e) {
            channel.truncate(end);
            throw e;
        }
        end = at;
        waiting++;
    }

    /** The first record that waits; there must be one. */
    byte[] first() throws IOException {
        while (readHeader(readAt) && header.get(0) != WAITING) {
            readAt += HEADER_BYTES + header.getInt(1);
        }
        return bytes(readAt, header.getInt(1));
    }

    /** The record that {@link #first} gave is done. */
    void removeFirst() throws IOException {
        mark(readAt);
        waiting--;
    }

    void force() throws IOException {
        channel.force(false);
    }

    /** Records that wait in it. */
    long waiting() {
        return waiting;
    }

    /** Records that were left out when it was opened. */
    long damaged() {
        return damaged;
    }

    /** Size of the file, with what is done. */
    long bytes() {
        return end;
    }

    void close() throws IOException {
        channel.close();
    }

    /** Closes it for good. */
    void delete() throws IOException {
        close();
        Files.deleteIfExists(file);
    }
}
