package io.minewatch.emit.sink;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * One file of a spool: records one after the other, each with a byte that says whether it still
 * waits, when it came, its length, and a checksum over its bytes. Records are added at the end; of
 * those that are done only that byte changes.
 */
final class SpoolSegment {

    /** State, time at which it came, length and checksum. */
    static final int HEADER_BYTES = 1 + 8 + 4 + 4;

    private static final int TIME = 1;
    private static final int LENGTH = 9;
    private static final int CHECKSUM = 13;

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
     * Opens a file, or makes it. What was cut off in the middle of its last record is taken away;
     * of what has changed before that, as much is passed over as it takes to the next whole record.
     */
    SpoolSegment(Path file) throws IOException {
        this.file = file;
        channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
        while (end < channel.size()) {
            if (isWhole(end)) {
                takeIn();
                end += HEADER_BYTES + header.getInt(LENGTH);
            } else {
                passOver();
            }
        }
    }

    /** Leaves the header behind. */
    private boolean isWhole(long at) throws IOException {
        if (!readHeader(at)) {
            return false;
        }
        int length = header.getInt(LENGTH);
        return isPlausible(length, at, channel.size())
                && checksum(bytes(at, length)) == header.getInt(CHECKSUM);
    }

    private static boolean isPlausible(int length, long at, long size) {
        return length > 0 && length <= MAX_RECORD_BYTES && at + HEADER_BYTES + length <= size;
    }

    /** One that does not say that it is done waits: better twice than never. */
    private void takeIn() throws IOException {
        if (header.get(0) == DONE) {
            return;
        }
        if (header.get(0) != WAITING) {
            channel.write(ByteBuffer.wrap(new byte[] {WAITING}), end);
        }
        waiting++;
    }

    /** Makes what is damaged one record that is done; what nothing whole follows is taken away. */
    private void passOver() throws IOException {
        boolean wasDone = header.position() == HEADER_BYTES && header.get(0) == DONE;
        damaged += wasDone ? 0 : 1;
        long next = nextWhole(end + HEADER_BYTES + 1);
        if (next < 0) {
            channel.truncate(end);
            return;
        }
        int length = Math.toIntExact(next - end - HEADER_BYTES);
        header.clear().put(DONE).putLong(0).putInt(length).putInt(checksum(bytes(end, length)));
        channel.write(header.flip(), end);
        end = next;
    }

    /** Where the next whole record begins; negative if there is none. */
    private long nextWhole(long from) throws IOException {
        long size = channel.size();
        var rest = ByteBuffer.allocate(Math.toIntExact(Math.max(0, size - from)));
        read(rest, from);
        for (int i = 0; i + HEADER_BYTES < rest.capacity(); i++) {
            boolean begins = rest.get(i) == WAITING || rest.get(i) == DONE;
            if (begins
                    && isPlausible(rest.getInt(i + LENGTH), from + i, size)
                    && isWhole(from + i)) {
                return from + i;
            }
        }
        return -1;
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

    /** What these records take in a file. */
    static long bytesOf(List<byte[]> records) {
        return records.stream().mapToLong(record -> HEADER_BYTES + record.length).sum();
    }

    /** Adds records, all or none. */
    void append(List<byte[]> records, long millis) throws IOException {
        var bytes = ByteBuffer.allocate(Math.toIntExact(bytesOf(records)));
        for (byte[] record : records) {
            bytes.put(WAITING).putLong(millis).putInt(record.length).putInt(checksum(record));
            bytes.put(record);
        }
        bytes.flip();
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
        waiting += records.size();
    }

    /** The first records that wait. */
    List<byte[]> first(Batch limit) throws IOException {
        var batch = new ArrayList<byte[]>();
        long size = 0;
        long at = readAt;
        while (at < end && limit.hasRoom(batch.size(), size)) {
            int length = lengthAt(at);
            if (header.get(0) == WAITING) {
                batch.add(bytes(at, length));
                size += length;
            }
            at += HEADER_BYTES + length;
        }
        return batch;
    }

    /** Leaves the header of the record there behind. */
    private int lengthAt(long at) throws IOException {
        if (!readHeader(at)
                || header.getInt(LENGTH) <= 0
                || at + HEADER_BYTES + header.getInt(LENGTH) > end) {
            throw new IOException("%s is not what was written at %d".formatted(file, at));
        }
        return header.getInt(LENGTH);
    }

    /** When the first one that waits came, milliseconds since the epoch; there must be one. */
    long firstMillis() throws IOException {
        toFirst();
        return header.getLong(TIME);
    }

    private void toFirst() throws IOException {
        int length = lengthAt(readAt);
        while (header.get(0) != WAITING) {
            readAt += HEADER_BYTES + length;
            length = lengthAt(readAt);
        }
    }

    /**
     * The first so many that wait are done. One that cannot be marked is passed all the same.
     *
     * @throws IOException if it cannot be read where the next one begins
     */
    void removeFirst(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            toFirst();
            try {
                mark(readAt);
            } catch (IOException _) {
                // Comes again after the next start, as after a loss of power.
            }
            readAt += HEADER_BYTES + header.getInt(LENGTH);
            waiting--;
        }
    }

    /** Gives the room back; nothing in it may wait. */
    void clear() throws IOException {
        channel.truncate(0);
        readAt = 0;
        end = 0;
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
