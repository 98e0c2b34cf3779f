package io.minewatch.capture;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;

/** A moving piece of a stream. */
final class StreamWindow extends Window {

    private static final int FIRST_CAPACITY = 256 * 1024;
    private static final int CHUNK = 64 * 1024;

    private final RawStream raw;
    private final InputStream stream;
    private final byte[] chunk = new byte[CHUNK];
    private Arena arena;

    private StreamWindow(RawStream raw, InputStream unpacked, Arena arena) {
        super(arena.allocate(FIRST_CAPACITY));
        this.raw = raw;
        this.stream = unpacked;
        this.arena = arena;
    }

    static StreamWindow of(InputStream in) throws IOException {
        var raw = new RawStream(in);
        try {
            InputStream unpacked = Compression.of(raw.first()).unpack(raw);
            return new StreamWindow(raw, unpacked, Arena.ofShared());
        } catch (IOException | RuntimeException e) {
            raw.close();
            throw e;
        }
    }

    @Override
    MemorySegment whole() {
        return MemorySegment.NULL;
    }

    @Override
    boolean isMapped() {
        return false;
    }

    @Override
    long longest() {
        return MAX_STREAM_BLOCK;
    }

    @Override
    long consumed() {
        return raw.consumed();
    }

    @Override
    boolean shorterThan(long size) {
        return false;
    }

    @Override
    boolean fill(long count) {
        MemorySegment target = makeRoom(count);
        long from = offsetOf(position());
        long there = remaining();
        Optional<IOException> failed = Optional.empty();
        try {
            while (there < count) {
                int room = (int) Math.min(CHUNK, target.byteSize() - there);
                int got = stream.read(chunk, 0, room);
                if (got < 0) {
                    break;
                }
                MemorySegment.copy(chunk, 0, target, ValueLayout.JAVA_BYTE, there, got);
                there += got;
            }
        } catch (IOException e) {
            failed = Optional.of(e);
        }
        show(target, from, from, from + there);
        failed.ifPresent(this::failed);
        return there >= count;
    }

    /** Moves what is not read yet to the start of memory that has room for so many bytes. */
    private MemorySegment makeRoom(long count) {
        Arena old = arena;
        MemorySegment target = memory();
        if (count > target.byteSize()) {
            arena = Arena.ofShared();
            target = arena.allocate(Math.min(MAX_STREAM_BLOCK, Long.highestOneBit(count) * 2));
        }
        MemorySegment.copy(memory(), position(), target, 0, remaining());
        if (arena != old) {
            long from = offsetOf(position());
            show(target, from, from, from + remaining());
            old.close();
        }
        return target;
    }

    @Override
    public void close() {
        arena.close();
        try {
            stream.close();
        } catch (IOException _) {
            // Nothing was written to it, and all that was wanted has been read.
        }
    }
}
