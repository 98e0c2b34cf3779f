package io.minewatch.capture;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Makes small pcapng files for tests. */
public final class PcapngWriter {

    public static final int TSRESOL = 9;
    public static final int TSOFFSET = 14;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private ByteOrder order = ByteOrder.LITTLE_ENDIAN;

    /** A section header; all that follows is in its byte order. */
    public PcapngWriter section(ByteOrder order) {
        return section(order, 1);
    }

    public PcapngWriter section(ByteOrder order, int major) {
        this.order = order;
        var body = buffer(16).putInt(0x1a2b3c4d).putShort((short) major).putShort((short) 0);
        return block(0x0a0d0d0a, body.putLong(-1).array());
    }

    /** An interface, with options made by {@link #option}. */
    public PcapngWriter from(int linkType, int snapLength, byte[]... options) {
        var body = new ByteArrayOutputStream();
        body.writeBytes(
                buffer(8)
                        .putShort((short) linkType)
                        .putShort((short) 0)
                        .putInt(snapLength)
                        .array());
        for (byte[] option : options) {
            body.writeBytes(option);
        }
        return block(1, body.toByteArray());
    }

    /** An option for the section at hand. */
    public byte[] option(int code, byte... value) {
        var option = buffer(4 + padded(value.length)).putShort((short) code);
        return option.putShort((short) value.length).put(value).array();
    }

    /** The option that shifts all times. */
    public byte[] offset(long seconds) {
        return option(TSOFFSET, buffer(8).putLong(seconds).array());
    }

    /** An Enhanced Packet Block. */
    public PcapngWriter packet(int from, long ticks, byte... bytes) {
        return packet(from, ticks, bytes.length, bytes.length, bytes);
    }

    /** An Enhanced Packet Block with everything as given, right or wrong. */
    public PcapngWriter packet(int from, long ticks, int captured, int onWire, byte... bytes) {
        return block(6, packetBody(buffer(4).putInt(from), ticks, captured, onWire, bytes));
    }

    /** A Packet Block, which is no longer written. */
    public PcapngWriter oldPacket(int from, long ticks, byte... bytes) {
        var number = buffer(4).putShort((short) from).putShort((short) 7);
        return block(2, packetBody(number, ticks, bytes.length, bytes.length, bytes));
    }

    private byte[] packetBody(
            ByteBuffer number, long ticks, int captured, int onWire, byte[] bytes) {
        var body = buffer(20 + padded(bytes.length)).put(number.flip());
        body.putInt((int) (ticks >>> 32)).putInt((int) ticks).putInt(captured).putInt(onWire);
        return body.put(bytes).array();
    }

    /** A Simple Packet Block. */
    public PcapngWriter simple(int onWire, byte... bytes) {
        return block(3, buffer(4 + padded(bytes.length)).putInt(onWire).put(bytes).array());
    }

    /** A block of any kind. */
    public PcapngWriter block(int type, byte... body) {
        int length = 12 + padded(body.length);
        byte[] all = Arrays.copyOf(body, padded(body.length));
        return raw(buffer(length).putInt(type).putInt(length).put(all).putInt(length).array());
    }

    /** Bytes as they are. */
    public PcapngWriter raw(byte... bytes) {
        out.writeBytes(bytes);
        return this;
    }

    /** Four bytes in the byte order of the section at hand. */
    public PcapngWriter word(int word) {
        return raw(buffer(4).putInt(word).array());
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

    private static int padded(int length) {
        return length + 3 & ~3;
    }
}
