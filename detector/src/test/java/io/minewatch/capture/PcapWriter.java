package io.minewatch.capture;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes small pcap files for tests. */
public final class PcapWriter {

    public static final int MICROS = 0xa1b2c3d4;
    public static final int NANOS = 0xa1b23c4d;
    public static final int MODIFIED = 0xa1b2cd34;

    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteOrder order;
    private final int magic;

    /** Little-endian, nanoseconds, Ethernet. */
    public PcapWriter() {
        this(ByteOrder.LITTLE_ENDIAN, NANOS, LinkType.ETHERNET);
    }

    public PcapWriter(ByteOrder order, int magic, int linkType) {
        this(order, magic, linkType, 2, 4, 65535);
    }

    public PcapWriter(
            ByteOrder order, int magic, int linkType, int major, int minor, int snapLength) {
        this.order = order;
        this.magic = magic;
        var header = buffer(24).putInt(magic).putShort((short) major).putShort((short) minor);
        add(header.putInt(0).putInt(0).putInt(snapLength).putInt(linkType));
    }

    /** One frame that was captured whole. */
    public PcapWriter frame(long nanos, byte... bytes) {
        int fraction = (int) Math.floorMod(nanos, NANOS_PER_SECOND);
        int seconds = (int) Math.floorDiv(nanos, NANOS_PER_SECOND);
        int unit = magic == NANOS ? 1 : 1000;
        return record(seconds, fraction / unit, bytes.length, bytes.length, bytes);
    }

    /** One record with everything as given, right or wrong. */
    public PcapWriter record(int seconds, int fraction, int captured, int onWire, byte... bytes) {
        var header = buffer(magic == MODIFIED ? 24 : 16).putInt(seconds).putInt(fraction);
        add(header.putInt(captured).putInt(onWire));
        return raw(bytes);
    }

    /** Bytes as they are. */
    public PcapWriter raw(byte... bytes) {
        out.writeBytes(bytes);
        return this;
    }

    public byte[] bytes() {
        return out.toByteArray();
    }

    /** Writes the file, and gives its name. */
    public String to(Path file) throws IOException {
        return Files.write(file, bytes()).toString();
    }

    private ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(order);
    }

    private void add(ByteBuffer buffer) {
        out.writeBytes(buffer.array());
    }
}
