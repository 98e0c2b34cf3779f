package io.minewatch.capture;

import java.util.Arrays;
import java.util.BitSet;

/** The newer format, draft-ietf-opsawg-pcapng: blocks of many kinds, each with its length twice. */
final class PcapngRecords extends Records {

    /** Type of the block that every section begins with; the same in both byte orders. */
    static final int SECTION = 0x0a0d0d0a;

    /** What the old kind of packet block can number, and far more than any host has. */
    static final int MAX_INTERFACES = 65536;

    private static final int INTERFACE = 1;
    private static final int OLD_PACKET = 2;
    private static final int SIMPLE_PACKET = 3;
    private static final int ENHANCED_PACKET = 6;

    /** Type, length, and the length again at the end. */
    private static final int FRAME = 12;

    private static final int LENGTH = 4;

    /** Where the body of a block begins. */
    private static final int BODY = 8;

    private static final int BYTE_ORDER = 0x1a2b3c4d;
    private static final int SECTION_LENGTH = 28;
    private static final int VERSION = BODY + 4;

    private static final int TIME_HIGH = BODY + 4;
    private static final int TIME_LOW = BODY + 8;
    private static final int CAPTURED = BODY + 12;
    private static final int ON_WIRE = BODY + 16;
    private static final int PACKET = BODY + 20;
    private static final int SIMPLE = BODY + 4;

    private boolean bigEndian;
    private boolean inSection;
    private InterfaceBlock[] interfaces = new InterfaceBlock[4];
    private int interfaceCount;
    private long unusable;

    /** Link types, 16 bits, that the listener was told of. */
    private final BitSet unread = new BitSet();

    PcapngRecords(String name, Window window, ProblemListener problems) {
        super(name, window, problems);
    }

    @Override
    boolean next() {
        if (inSection) {
            ahead();
        }
        while (window.has(FRAME)) {
            int type = window.i32(window.position(), bigEndian);
            if (type == SECTION && !readByteOrder(window.position())) {
                return stopped();
            }
            long length = u32(window.position() + LENGTH);
            if (!isPossible(length)) {
                return stopped();
            }
            if (!window.has(length)) {
                break;
            }
            long block = window.position();
            if (u32(block + length - 4) != length) {
                error(block, "the two lengths of a block differ");
                return stopped();
            }
            window.skip(length);
            if (isPacket(type)) {
                if (readPacket(type, block, length)) {
                    return true;
                }
            } else if (!readOther(type, block, length)) {
                return stopped();
            }
        }
        if (inSection || window.failure().isPresent()) {
            ended();
        } else {
            error(window.position(), "is cut off in its header");
        }
        return stopped();
    }

    @Override
    long likelyFrom(long place, long limit) {
        for (long at = place + 3 & ~3; at < limit; at += 4) {
            if (isLikely(at)) {
                return at;
            }
        }
        return limit;
    }

    /** Packets are nearly all there is in a file, and every block ends with its length. */
    private boolean isLikely(long at) {
        if (at + FRAME > window.end() || !isPacket(window.i32(at, bigEndian))) {
            return false;
        }
        long length = u32(at + LENGTH);
        return length <= MAX_CAPTURED
                && at + length <= window.end()
                && length >= FRAME
                && u32(at + length - 4) == length;
    }

    @Override
    RecordShape shape() {
        return new RecordShape(bigEndian, LENGTH, FRAME, FRAME);
    }

    private boolean isPossible(long length) {
        if (length < FRAME || (length & 3) != 0) {
            return error(window.position(), "a block of %d bytes cannot be".formatted(length));
        }
        if (length > window.longest()) {
            String what =
                    "a block of %d bytes is longer than the rest of the file, or than %d bytes";
            String told = what.formatted(length, Window.MAX_STREAM_BLOCK);
            return error(window.position(), told);
        }
        return true;
    }

    private static boolean isPacket(int type) {
        return type == ENHANCED_PACKET || type == SIMPLE_PACKET || type == OLD_PACKET;
    }

    /** The last word about the input. Always false. */
    private boolean stopped() {
        if (unusable > 1) {
            error(window.position(), "%d packet blocks in all were of no use".formatted(unusable));
        }
        return false;
    }

    private boolean readByteOrder(long block) {
        int magic = window.i32(block + BODY, false);
        if (magic != BYTE_ORDER && magic != Integer.reverseBytes(BYTE_ORDER)) {
            return error(block, "a section has the byte order mark 0x%08x".formatted(magic));
        }
        bigEndian = magic != BYTE_ORDER;
        return true;
    }

    /** Takes in a block that is no packet. False if nothing after it can be read. */
    private boolean readOther(int type, long block, long length) {
        return switch (type) {
            case SECTION -> readSection(block, length);
            case INTERFACE -> readInterface(block, length);
            default -> true;
        };
    }

    private boolean readSection(long block, long length) {
        if (length < SECTION_LENGTH) {
            return error(block, "a section header of %d bytes".formatted(length));
        }
        int major = window.u16(block + VERSION, bigEndian);
        if (major != 1) {
            return error(block, "a section of version %d; only version 1 is read".formatted(major));
        }
        inSection = true;
        interfaceCount = 0;
        return true;
    }

    private boolean readInterface(long block, long length) {
        if (interfaceCount == MAX_INTERFACES) {
            return error(block, "more than %d interfaces".formatted(MAX_INTERFACES));
        }
        if (length < FRAME + InterfaceBlock.MIN_BODY) {
            return error(block, "an interface in a block of %d bytes".formatted(length));
        }
        if (interfaceCount == interfaces.length) {
            interfaces = Arrays.copyOf(interfaces, interfaceCount * 2);
        }
        interfaces[interfaceCount++] =
                InterfaceBlock.read(window, bigEndian, block + BODY, length - FRAME);
        return true;
    }

    /** Points at the frame of a packet block. False if it is of no use. */
    private boolean readPacket(int type, long block, long length) {
        if (type == SIMPLE_PACKET) {
            return readSimple(block, length);
        }
        if (length < PACKET + 4) {
            return unusable(block, "a packet block of %d bytes".formatted(length));
        }
        boolean old = type == OLD_PACKET;
        long number = old ? window.u16(block + BODY, bigEndian) : u32(block + BODY);
        if (number >= interfaceCount) {
            return unusable(block, noInterface(number));
        }
        long size = u32(block + CAPTURED);
        if (size > MAX_CAPTURED || size > length - PACKET - 4) {
            return unusable(block, "a packet of %d bytes in %d".formatted(size, length));
        }
        InterfaceBlock from = interfaces[(int) number];
        timestampNanos = from.clock().nanos(u32(block + TIME_HIGH) << 32 | u32(block + TIME_LOW));
        take(from, block);
        lengths((int) size, u32(block + ON_WIRE));
        offset = block + PACKET;
        return true;
    }

    /** Has no time of its own: it takes that of the packet before it. */
    private boolean readSimple(long block, long length) {
        if (length < SIMPLE + 4) {
            return unusable(block, "a packet block of %d bytes".formatted(length));
        }
        if (interfaceCount == 0) {
            return unusable(block, noInterface(0));
        }
        long original = u32(block + BODY);
        long size = Math.min(interfaces[0].bounded(original), length - SIMPLE - 4);
        if (size > MAX_CAPTURED) {
            return unusable(block, "a packet of %d bytes in %d".formatted(size, length));
        }
        take(interfaces[0], block);
        lengths((int) size, original);
        offset = block + SIMPLE;
        return true;
    }

    /** An interface that nothing came from is of no matter, whatever its link type. */
    private void take(InterfaceBlock from, long block) {
        linkType = from.linkType();
        if (!from.isRead() && !unread.get(linkType)) {
            unread.set(linkType);
            unreadLinkType(block, linkType);
        }
    }

    private static String noInterface(long number) {
        return "a packet of interface %d, which is not described".formatted(number);
    }

    /** Tells of the first only: a file can hold millions. Always false. */
    private boolean unusable(long block, String what) {
        return unusable++ == 0 && error(block, what + "; passed over");
    }

    private long u32(long place) {
        return window.u32(place, bigEndian);
    }
}
