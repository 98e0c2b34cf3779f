package io.minewatch.capture;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;

/** A file that is read, and the memory for it. By several threads, if need be. */
final class OpenFile implements AutoCloseable {

    private final FileChannel channel;
    private final Arena arena;
    private final MemorySegment memory;
    private final FasterWay faster;

    private OpenFile(FileChannel channel, Arena arena, FasterWay faster) throws IOException {
        this.channel = channel;
        this.arena = arena;
        this.faster = faster;
        memory = channel.map(MapMode.READ_ONLY, 0, channel.size(), arena);
    }

    /** If it cannot be had in memory, the channel stays open. */
    static OpenFile of(FileChannel channel, FasterWay faster) throws IOException {
        // Not confined: a listener may show a frame to another thread while it holds the call.
        Arena arena = Arena.ofShared();
        try {
            return new OpenFile(channel, arena, faster);
        } catch (IOException | RuntimeException e) {
            arena.close();
            throw e;
        }
    }

    /** Bytes that it had when it was opened. */
    long size() {
        return memory.byteSize();
    }

    /** All of it. What is touched is brought, so that nothing of it costs anything before. */
    MemorySegment memory() {
        return memory;
    }

    /** Room for so many bytes, as long as the file is open. */
    MemorySegment room(int bytes) {
        return arena.allocate(bytes);
    }

    /** How its areas are read best. */
    FasterWay faster() {
        return faster;
    }

    /**
     * Fills the target with what is at a place.
     *
     * @throws InternalError if the file is shorter than it was, as where its memory is touched
     */
    void copy(long place, ByteBuffer target) throws IOException {
        while (target.hasRemaining()) {
            if (channel.read(target, place + target.position()) < 0) {
                throw new InternalError("the file is shorter than it was");
            }
        }
    }

    @Override
    public void close() {
        arena.close();
        try {
            channel.close();
        } catch (IOException _) {
            // Nothing was written to it, and all that was wanted has been read.
        }
    }
}
