package io.minewatch.capture;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * An area of a file after the other, each from the start of a record on: either copied to a buffer,
 * or as the page cache has it, whichever is {@link FasterWay faster}.
 */
final class FileWindow extends Window {

    /** What is copied at once stays in the second cache until it is read. */
    static final int COPIED = 512 << 10;

    /** Seldom enough that a call of the system for each is of no weight. */
    static final int MAPPED = 1 << 20;

    /** A record that begins in a piece is over so soon behind it, but for jumbo frames. */
    private static final int USUAL_RECORD = 16 << 10;

    /** A record and its header. */
    private static final int LONGEST_RECORD = Records.MAX_CAPTURED + 64;

    private final OpenFile file;
    private final int copied;
    private final int mapped;
    private final MemorySegment buffer;
    private final ByteBuffer target;
    private final boolean isPiece;
    private FasterWay.Way way = FasterWay.Way.COPIED;
    private long from;
    private long began;

    private FileWindow(OpenFile file, int copied, int mapped, int capacity, boolean isPiece) {
        super(file.memory());
        this.file = file;
        this.copied = copied;
        this.mapped = mapped;
        this.isPiece = isPiece;
        buffer = file.room(capacity);
        target = buffer.asByteBuffer();
    }

    /** All of a file, from its start. The channel is closed together with the window. */
    static FileWindow of(FileChannel channel, FasterWay faster) throws IOException {
        OpenFile file = OpenFile.of(channel, faster);
        int room = (int) Math.min(COPIED, file.size());
        return new FileWindow(file, COPIED, MAPPED, room, false);
    }

    /** Another window on the same file, of pieces, to be closed with this one. */
    FileWindow ofPieces(int length) {
        int usual = length + USUAL_RECORD;
        return new FileWindow(file, usual, usual, length + LONGEST_RECORD, true);
    }

    /**
     * Goes to a place of the file. What comes, a piece and the record that ends behind it, stays
     * where it is in memory until the next call.
     */
    void begin(long place) {
        way = file.faster().next();
        began = System.nanoTime();
        bring(place, place, 0);
    }

    /** All of a piece was looked at. */
    void looked() {
        file.faster().took(way, offsetOf(position()) - from, System.nanoTime() - began);
    }

    @Override
    MemorySegment whole() {
        return file.memory();
    }

    @Override
    boolean isMapped() {
        return way == FasterWay.Way.MAPPED;
    }

    @Override
    long longest() {
        return Math.max(file.size() - consumed(), MAX_STREAM_BLOCK);
    }

    @Override
    long consumed() {
        return offsetOf(position());
    }

    @Override
    boolean shorterThan(long size) {
        return file.size() > size;
    }

    @Override
    boolean fill(long count) {
        long at = consumed();
        long there = Math.min(count, file.size() - at);
        if (remaining() < there) {
            if (isPiece) {
                bring(from, at, there);
            } else {
                goOn(at, there);
            }
        }
        return remaining() >= count;
    }

    private void goOn(long at, long count) {
        long now = System.nanoTime();
        file.faster().took(way, at - from, now - began);
        began = now;
        way = count > buffer.byteSize() ? FasterWay.Way.MAPPED : file.faster().next();
        bring(at, at, count);
    }

    /** Brings what begins at a place, and so many bytes at another one at least. */
    private void bring(long begin, long at, long count) {
        from = begin;
        long usual = begin + (isMapped() ? mapped : copied);
        long end = Math.min(file.size(), Math.max(at + count, usual));
        if (isMapped()) {
            show(file.memory(), 0, at, end);
            return;
        }
        try {
            file.copy(begin, target.limit((int) (end - begin)).position(0));
            show(buffer, begin, at, end);
        } catch (IOException e) {
            show(buffer, begin, at, at);
            failed(e);
        }
    }

    @Override
    public void close() {
        file.close();
    }
}
