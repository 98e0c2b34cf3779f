package io.minewatch.simulate.file;

import io.minewatch.simulate.net.FrameSink;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Writes a pcapng capture file (draft-ietf-opsawg-pcapng) with one interface. */
public final class PcapngFile implements FrameSink, Closeable {

    private static final int SECTION_HEADER = 0x0a0d0d0a;
    private static final int BYTE_ORDER = 0x1a2b3c4d;
    private static final int INTERFACE = 1;
    private static final int ENHANCED_PACKET = 6;
    private static final int RESOLUTION = 9;

    private final OutputStream out;
    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 20);

    /** Timestamps are nanoseconds. */
    public PcapngFile(OutputStream out, ByteOrder order, int linkType, int snapLength) {
        this.out = out;
        buffer.order(order);
        buffer.putInt(SECTION_HEADER).putInt(28).putInt(BYTE_ORDER);
        buffer.putShort((short) 1).putShort((short) 0).putLong(-1).putInt(28);
        buffer.putInt(INTERFACE).putInt(32);
        buffer.putShort((short) linkType).putShort((short) 0).putInt(snapLength);
        buffer.putShort((short) RESOLUTION).putShort((short) 1).putInt(order(9, order));
        buffer.putInt(0).putInt(32);
    }

    /** One byte and its padding, whatever the order of the rest. */
    private static int order(int value, ByteOrder order) {
        return order == ByteOrder.BIG_ENDIAN ? value << 24 : value;
    }

    @Override
    public void frame(
            long timestampNanos, byte[] bytes, int offset, int captured, int onWire, int linkType)
            throws IOException {
        int padded = captured + 3 & ~3;
        int block = 32 + padded;
        if (buffer.remaining() < block) {
            flush();
        }
        buffer.putInt(ENHANCED_PACKET).putInt(block).putInt(0);
        buffer.putInt((int) (timestampNanos >>> 32)).putInt((int) timestampNanos);
        buffer.putInt(captured).putInt(onWire);
        buffer.put(bytes, offset, captured);
        for (int i = captured; i < padded; i++) {
            buffer.put((byte) 0);
        }
        buffer.putInt(block);
    }

    private void flush() throws IOException {
        out.write(buffer.array(), 0, buffer.position());
        buffer.clear();
    }

    @Override
    public void close() throws IOException {
        try (out) {
            flush();
        }
    }
}
