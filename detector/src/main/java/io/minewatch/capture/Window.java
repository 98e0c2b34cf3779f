package io.minewatch.capture;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The part of an input that is in memory: all of a mapped file, or a moving piece of a stream.
 *
 * <p>Reading goes forward only. What was asked for by {@link #has} stays where it is until the next
 * call of it. The memory is native in both cases, so that whoever reads frames meets one kind.
 */
final class Window implements AutoCloseable {

    /**
     * Most that is ever asked of a stream at once. A block of pcapng holds a packet or the names or
     * keys of a session; 16 MiB is the bound that Wireshark uses for them too.
     */
    static final int MAX_STREAM_BLOCK = 16 * 1024 * 1024;

    private static final int FIRST_CAPACITY = 256 * 1024;
    private static final int CHUNK = 64 * 1024;

    private static final ValueLayout.OfShort SHORT =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfInt INT =
            ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final boolean whole;
    private final RawStream raw;
    private final InputStream stream;
    private final byte[] chunk;
    private Arena arena;
    private MemorySegment memory;
    private long position;
    private long limit;
    private long base;
    private Optional<IOException> failure = Optional.empty();

    /** All of a file. */
    private Window(Arena arena, MemorySegment file) {
        this.whole = true;
        this.raw = new RawStream(InputStream.nullInputStream());
        this.stream = raw;
        this.chunk = new byte[0];
        this.arena = arena;
        this.memory = file;
        this.limit = file.byteSize();
    }

    private Window(RawStream raw, InputStream unpacked) {
        this.whole = false;
        this.raw = raw;
        this.stream = unpacked;
        this.chunk = new byte[CHUNK];
        this.arena = Arena.ofShared();
        this.memory = arena.allocate(FIRST_CAPACITY);
    }

    /** A file: mapped, or through a stream if it is compressed or is no regular file. */
    static Window of(Path file) throws IOException {
        if (Files.isRegularFile(file)) {
            try (var channel = FileChannel.open(file)) {
                if (Compression.of(first(channel)) == Compression.NONE) {
                    return mapped(channel);
                }
            }
        }
        return of(Files.newInputStream(file));
    }

    /** The first four bytes of a file, the first one highest; 0 for those that it has not. */
    static int firstOf(Path file) throws IOException {
        try (var channel = FileChannel.open(file)) {
            return first(channel);
        }
    }

    /** Another window on the same memory, which must be of a file, to be closed with this one. */
    Window another() {
        return new Window(arena, memory);
    }

    /** A stream, unpacked if it is compressed. Closed together with the window. */
    static Window of(InputStream in) throws IOException {
        var raw = new RawStream(in);
        try {
            return new Window(raw, Compression.of(raw.first()).unpack(raw));
        } catch (IOException | RuntimeException e) {
            raw.close();
            throw e;
        }
    }

    private static int first(FileChannel channel) throws IOException {
        var first = ByteBuffer.allocate(4);
        channel.read(first, 0);
        return first.getInt(0);
    }

    private static Window mapped(FileChannel channel) throws IOException {
        // Not confined: a listener may show a frame to another thread while it holds the call.
        Arena arena = Arena.ofShared();
        try {
            return new Window(arena, channel.map(MapMode.READ_ONLY, 0, channel.size(), arena));
        } catch (IOException | RuntimeException e) {
            arena.close();
            throw e;
        }
    }

    /** Whether this is all of a file. */
    boolean isWhole() {
        return whole;
    }

    /** Where {@link #position} points into; may be another one after every {@link #has}. */
    MemorySegment memory() {
        return memory;
    }

    /** Place in {@link #memory} of the next byte that was not passed by. */
    long position() {
        return position;
    }

    /** Place in the input of a place in {@link #memory}. */
    long offsetOf(long place) {
        return base + place;
    }

    /** Passes by so many bytes, which must be there. */
    void skip(long count) {
        position += count;
    }

    /** Goes to a place of a file, forward or back. */
    void moveTo(long place) {
        position = place;
    }

    /** Two bytes at a place in {@link #memory}, 0 to 65535. */
    int u16(long place, boolean bigEndian) {
        short value = memory.get(SHORT, place);
        return (bigEndian ? Short.reverseBytes(value) : value) & 0xffff;
    }

    /** Four bytes at a place in {@link #memory}; the top bit is the sign. */
    int i32(long place, boolean bigEndian) {
        int value = memory.get(INT, place);
        return bigEndian ? Integer.reverseBytes(value) : value;
    }

    /** Four bytes at a place in {@link #memory}, 0 to 2^32 - 1. */
    long u32(long place, boolean bigEndian) {
        return i32(place, bigEndian) & 0xffff_ffffL;
    }

    /** Where in {@link #memory} what was read so far ends. */
    long end() {
        return limit;
    }

    /** Bytes at the position that are in memory. */
    long remaining() {
        return limit - position;
    }

    /** Most that may be asked of {@link #has}. */
    long longest() {
        return whole ? Math.max(remaining(), MAX_STREAM_BLOCK) : MAX_STREAM_BLOCK;
    }

    /** Whether so many bytes follow the position; brings them to memory if they do. */
    boolean has(long count) {
        return limit - position >= count || (!whole && fill(count));
    }

    /** Why the input could not be read to its end. */
    Optional<IOException> failure() {
        return failure;
    }

    /** Bytes of the input that were passed by; those of the packed form if it is compressed. */
    long consumed() {
        return whole ? position : raw.consumed();
    }

    /** Whether this is a file that is shorter than it was, so that its memory is gone. */
    boolean shorterThan(long size) {
        return whole && limit > size;
    }

    private boolean fill(long count) {
        makeRoom(count);
        try {
            while (limit - position < count) {
                int room = (int) Math.min(CHUNK, memory.byteSize() - limit);
                int got = stream.read(chunk, 0, room);
                if (got < 0) {
                    return false;
                }
                MemorySegment.copy(chunk, 0, memory, ValueLayout.JAVA_BYTE, limit, got);
                limit += got;
            }
            return true;
        } catch (IOException e) {
            failure = Optional.of(e);
            return false;
        }
    }

    /** Moves what is not read yet to the start of memory that has room for so many bytes. */
    private void makeRoom(long count) {
        Arena old = arena;
        MemorySegment target = memory;
        if (count > memory.byteSize()) {
            arena = Arena.ofShared();
            target = arena.allocate(Math.min(MAX_STREAM_BLOCK, Long.highestOneBit(count) * 2));
        }
        MemorySegment.copy(memory, position, target, 0, remaining());
        memory = target;
        base += position;
        limit -= position;
        position = 0;
        if (arena != old) {
            old.close();
        }
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
