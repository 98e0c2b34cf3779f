package io.minewatch.simulate.dialect;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Writes one message of Stratum V2, field by field, all numbers least significant byte first. */
final class Sv2Frame {

    private static final int OF_CHANNEL = 0x8000;
    private static final int HASH = 32;

    private final int type;
    private final ByteArrayOutputStream payload = new ByteArrayOutputStream();

    Sv2Frame(int type) {
        this.type = type;
    }

    Sv2Frame number(int bytes, long value) {
        write(payload, bytes, value);
        return this;
    }

    Sv2Frame real(float value) {
        return number(Float.BYTES, Integer.toUnsignedLong(Float.floatToIntBits(value)));
    }

    /** Up to 255 bytes behind their number. */
    Sv2Frame text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        payload.write(bytes.length);
        payload.writeBytes(bytes);
        return this;
    }

    /** 32 bytes as they are. */
    Sv2Frame hash(byte[] bytes) {
        payload.write(bytes, 0, HASH);
        return this;
    }

    /** Bytes behind their number. */
    Sv2Frame prefix(byte[] bytes) {
        payload.write(bytes.length);
        payload.writeBytes(bytes);
        return this;
    }

    /** A number of 64 digits, most significant first. */
    Sv2Frame target(String digits) {
        byte[] bytes = HexFormat.of().parseHex(digits);
        for (int i = HASH - 1; i >= 0; i--) {
            payload.write(bytes[i]);
        }
        return this;
    }

    /** The message with its header. */
    byte[] bytes(boolean isOfChannel) {
        var out = new ByteArrayOutputStream();
        write(out, 2, isOfChannel ? OF_CHANNEL : 0);
        write(out, 1, type);
        write(out, 3, payload.size());
        out.writeBytes(payload.toByteArray());
        return out.toByteArray();
    }

    private static void write(ByteArrayOutputStream out, int bytes, long value) {
        for (int i = 0; i < bytes; i++) {
            out.write((int) (value >>> i * Byte.SIZE));
        }
    }
}
