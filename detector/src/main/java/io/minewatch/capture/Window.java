package io.minewatch.capture;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The part of an input that is in memory: a piece of a file, or of a stream.
 *
 * <p>Reading goes forward. What was asked for by {@link #has} stays where it is until the next call
 * of it. The memory is native, so that whoever reads frames meets one kind.
 */
abstract sealed class Window implements AutoCloseable permits FileWindow, StreamWindow {

    /**
     * Most that is ever asked of a stream at once. A block of pcapng holds a packet or the names or
     * keys of a session; 16 MiB is the bound that Wireshark uses for them too.
     */
    static final int MAX_STREAM_BLOCK = 16 * 1024 * 1024;

    private static final ValueLayout.OfShort SHORT =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfInt INT =
            ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private MemorySegment memory;
    private long position;
    private long limit;
    private long base;
    private Optional<IOException> failure = Optional.empty();

    /** Nothing is in memory yet. */
    Window(MemorySegment memory) {
        this.memory = memory;
    }

    /**
     * A file, or what comes through a stream if it is compressed or is no regular file. Opened
     * once, so that what is looked at first is what is read, whatever has its name by then.
     */
    static Window of(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return of(Files.newInputStream(file));
        }
        FileChannel channel = FileChannel.open(file);
        try {
            return Compression.of(firstOf(channel)) == Compression.NONE
                    ? AreaWindow.of(channel, new FasterWay())
                    : of(Channels.newInputStream(channel));
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** A stream, unpacked if it is compressed. Closed together with the window. */
    static Window of(InputStream in) throws IOException {
        return StreamWindow.of(in);
    }

    /**
     * The first four bytes of a file, the first one highest; 0 for those that it has not. Whoever
     * reads on from the channel has them before him still.
     */
    static int firstOf(FileChannel file) throws IOException {
        var first = ByteBuffer.allocate(4);
        file.read(first, 0);
        return first.getInt(0);
    }

    /** Where {@link #position} points into; may be another one after every {@link #has}. */
    final MemorySegment memory() {
        return memory;
    }

    /** Place in {@link #memory} of the next byte that was not passed by. */
    final long position() {
        return position;
    }

    /** Place in the input of a place in {@link #memory}. */
    final long offsetOf(long place) {
        return base + place;
    }

    /** Passes by so many bytes, which must be there. */
    final void skip(long count) {
        position += count;
    }

    /** Goes to a place in {@link #memory}, forward or back. */
    final void moveTo(long place) {
        position = place;
    }

    /** Two bytes at a place in {@link #memory}, 0 to 65535. */
    final int u16(long place, boolean bigEndian) {
        short value = memory.get(SHORT, place);
        return (bigEndian ? Short.reverseBytes(value) : value) & 0xffff;
    }

    /** Four bytes at a place in {@link #memory}; the top bit is the sign. */
    final int i32(long place, boolean bigEndian) {
        int value = memory.get(INT, place);
        return bigEndian ? Integer.reverseBytes(value) : value;
    }

    /** Four bytes at a place in {@link #memory}, 0 to 2^32 - 1. */
    final long u32(long place, boolean bigEndian) {
        return i32(place, bigEndian) & 0xffff_ffffL;
    }

    /** Where in {@link #memory} what is there ends. */
    final long end() {
        return limit;
    }

    /** Bytes at the position that are in memory. */
    final long remaining() {
        return limit - position;
    }

    /** Whether so many bytes follow the position; brings them to memory if they do. */
    final boolean has(long count) {
        return limit - position >= count || fill(count);
    }

    /** Why the input could not be read to its end. */
    final Optional<IOException> failure() {
        return failure;
    }

    /** All of a file, as memory; nothing of a stream. */
    abstract MemorySegment whole();

    /** Whether {@link #memory} is {@link #whole}, which is brought by touching it. */
    abstract boolean isMapped();

    /** Most that may be asked of {@link #has}. */
    abstract long longest();

    /** Bytes of the input that were passed by; those of the packed form if it is compressed. */
    abstract long consumed();

    /** Whether this is a file that is shorter than it was. */
    abstract boolean shorterThan(long size);

    /** Brings so many bytes at the position to memory. False if there are not so many. */
    abstract boolean fill(long count);

    /**
     * What is in memory now; what failed before is forgotten.
     *
     * @param from place in the input of its first byte
     * @param at place in the input of the position
     */
    final void show(MemorySegment bytes, long from, long at, long end) {
        memory = bytes;
        base = from;
        position = at - from;
        limit = end - from;
        failure = Optional.empty();
    }

    /** The input cannot be read any further. */
    final void failed(IOException why) {
        failure = Optional.of(why);
    }

    @Override
    public abstract void close();
}
