package io.minewatch.protocol.tls;

import io.minewatch.bytes.Wire;

import java.lang.foreign.MemorySegment;

/** Bytes of a stranger as text that may be printed anywhere. */
public final class VisibleName {

    private VisibleName() {}

    /** One character for each byte, "?" for what is no visible ASCII. */
    public static String of(MemorySegment memory, long offset, int length) {
        var text = new StringBuilder(length);
        for (long at = offset; at < offset + length; at++) {
            int c = Wire.u8(memory, at);
            text.append(c > ' ' && c < 0x7f ? (char) c : '?');
        }
        return text.toString();
    }
}
