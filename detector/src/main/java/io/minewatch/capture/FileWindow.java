package io.minewatch.capture;

import io.minewatch.capture.FasterWay.Way;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;

/**
 * A part of a file: either copied to a buffer, or as the page cache has it, whichever is {@link
 * FasterWay faster}.
 */
abstract sealed class FileWindow extends Window permits AreaWindow, PieceWindow {

    final OpenFile file;
    private MemorySegment buffer;
    private ByteBuffer target;
    private Way way = Way.COPIED;
    private long from;
    private long began;

    /** Of which so many bytes can be copied at once. */
    FileWindow(OpenFile file, int capacity) {
        super(file.memory());
        this.file = file;
        buffer = file.room(capacity);
        target = buffer.asByteBuffer();
    }

    /** So many bytes can be copied at once from now on. */
    final void makeRoom(int capacity) {
        if (capacity > buffer.byteSize()) {
            buffer = file.room(capacity);
            target = buffer.asByteBuffer();
        }
    }

    /** What is brought from now on begins at this place of the file. */
    final void begin(Way way, long place) {
        this.way = way;
        from = place;
        began = System.nanoTime();
    }

    /** All before the position was looked at, from where it began. */
    final void looked() {
        file.faster().took(way, consumed() - from, System.nanoTime() - began);
    }

    /**
     * Brings what the file has from where it begins. The position is then at another place of it.
     *
     * @param count bytes that are to be there at that place, at least
     * @param usual bytes that are to be there in all, at least
     */
    final void bring(long at, long count, int usual) {
        long end = Math.min(file.size(), Math.max(at + count, from + usual));
        if (isMapped()) {
            show(file.memory(), 0, at, end);
            return;
        }
        try {
            file.copy(from, target.limit((int) (end - from)).position(0));
            show(buffer, from, at, end);
        } catch (IOException e) {
            show(buffer, from, at, at);
            failed(e);
        }
    }

    /** Brings so many bytes at a place, which the file has. */
    abstract void bringMore(long at, long count);

    @Override
    final boolean fill(long count) {
        long at = consumed();
        long there = Math.min(count, file.size() - at);
        if (remaining() < there) {
            bringMore(at, there);
        }
        return remaining() >= count;
    }

    @Override
    final MemorySegment whole() {
        return file.memory();
    }

    @Override
    final boolean isMapped() {
        return way == Way.MAPPED;
    }

    @Override
    final long longest() {
        return Math.max(file.size() - consumed(), MAX_STREAM_BLOCK);
    }

    @Override
    final long consumed() {
        return offsetOf(position());
    }

    @Override
    final boolean shorterThan(long size) {
        return file.size() > size;
    }

    @Override
    public final void close() {
        file.close();
    }
}
