package io.minewatch.simulate.file;

import io.minewatch.simulate.net.FrameSink;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Writes a capture file in the format of libpcap (pcap-savefile(5)). */
public final class PcapFile implements FrameSink, Closeable {

    private static final int MICROSECONDS = 0xa1b2c3d4;
    private static final int NANOSECONDS = 0xa1b23c4d;
    private static final int RECORD = 16;
    private static final long SECOND = 1_000_000_000L;

    private final OutputStream out;
    private final int unit;

    /** Holds several frames of the largest size. */
    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 20);

    /**
     * @param nanoseconds false for microseconds
     * @param snapLength as the header says
     */
    public PcapFile(
            OutputStream out, boolean nanoseconds, ByteOrder order, int linkType, int snapLength) {
        this.out = out;
        this.unit = nanoseconds ? 1 : 1000;
        buffer.order(order);
        buffer.putInt(nanoseconds ? NANOSECONDS : MICROSECONDS);
        buffer.putShort((short) 2).putShort((short) 4);
        buffer.putInt(0).putInt(0).putInt(snapLength).putInt(linkType);
    }

    @Override
    public void frame(
            long timestampNanos, byte[] bytes, int offset, int captured, int onWire, int linkType)
            throws IOException {
        if (buffer.remaining() < RECORD + captured) {
            flush();
        }
        buffer.putInt((int) (timestampNanos / SECOND));
        buffer.putInt((int) (timestampNanos % SECOND / unit));
        buffer.putInt(captured).putInt(onWire);
        buffer.put(bytes, offset, captured);
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
