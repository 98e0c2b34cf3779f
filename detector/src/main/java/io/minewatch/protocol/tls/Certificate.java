package io.minewatch.protocol.tls;

import io.minewatch.bytes.Wire;

import java.lang.foreign.MemorySegment;

/**
 * Walks an X.509 certificate (RFC 5280, 4.1) in DER (X.690) to the names of its owner. What is cut
 * is read as far as it is there; what contradicts itself ends the walk.
 */
final class Certificate {

    private static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;
    private static final int OBJECT_IDENTIFIER = 0x06;
    private static final int BOOLEAN = 0x01;
    private static final int OCTET_STRING = 0x04;
    private static final int VERSION = 0xa0;
    private static final int EXTENSIONS = 0xa3;
    private static final int DNS_NAME = 0x82;

    /** 2.5.4.3 and 2.5.29.17. */
    private static final int COMMON_NAME = 0x550403;

    private static final int ALTERNATIVE_NAMES = 0x551d11;
    private static final int IDENTIFIER_LENGTH = 3;

    /** More names than a place of the hello's room can hold make a certificate no clearer. */
    static final int MOST_NAMES = 256;

    private MemorySegment memory = MemorySegment.NULL;
    private NameListener listener = (_, _, _) -> {};
    private int names;

    /** The element that was opened last. */
    private int tag;

    private long body;
    private long stop;

    /** True if its end is not here: half a name would be another name. */
    private boolean cut;

    void read(MemorySegment memory, long offset, int length, NameListener listener) {
        this.memory = memory;
        this.listener = listener;
        names = 0;
        long end = offset + length;
        if (!open(offset, end) || tag != SEQUENCE || !open(body, stop) || tag != SEQUENCE) {
            return;
        }
        long inner = stop;
        if (!open(body, inner)) {
            return;
        }
        int before = tag == VERSION ? 5 : 4;
        long at = stop;
        for (int i = 0; i < before; i++) {
            if (!open(at, inner)) {
                return;
            }
            at = stop;
        }
        readSubject(body, stop);
        while (open(at, inner)) {
            at = stop;
            if (tag == EXTENSIONS && open(body, stop)) {
                readExtensions(body, stop);
            }
        }
    }

    /** Opens the element at a place. False if its head is not here. It is cut where its home is. */
    private boolean open(long at, long end) {
        if (at + 2 > end) {
            return false;
        }
        tag = Wire.u8(memory, at);
        int length = Wire.u8(memory, at + 1);
        body = at + 2;
        if (length >= 0x80) {
            int bytes = length & 0x7f;
            if (bytes == 0 || bytes > 3 || body + bytes > end) {
                return false;
            }
            length = 0;
            for (int i = 0; i < bytes; i++) {
                length = length << Byte.SIZE | Wire.u8(memory, body + i);
            }
            body += bytes;
        }
        cut = body + length > end;
        stop = Math.min(end, body + length);
        return true;
    }

    /** A sequence of sets of an identifier with a text. */
    private void readSubject(long from, long end) {
        long at = from;
        while (open(at, end) && tag == SET) {
            at = stop;
            if (open(body, stop) && tag == SEQUENCE && is(COMMON_NAME, body, stop)) {
                long home = stop;
                if (open(body + 2 + IDENTIFIER_LENGTH, home) && isName()) {
                    listener.commonName(memory, body, (int) (stop - body));
                }
            }
        }
    }

    /** A sequence of an identifier, whether it is critical, and its bytes. */
    private void readExtensions(long from, long end) {
        long at = from;
        while (open(at, end) && tag == SEQUENCE) {
            at = stop;
            if (!is(ALTERNATIVE_NAMES, body, stop)) {
                continue;
            }
            long home = stop;
            boolean opened = open(body + 2 + IDENTIFIER_LENGTH, home);
            if (opened && tag == BOOLEAN) {
                opened = open(stop, home);
            }
            if (opened && tag == OCTET_STRING && open(body, stop) && tag == SEQUENCE) {
                readNames(body, stop);
            }
        }
    }

    private void readNames(long from, long end) {
        long at = from;
        while (open(at, end)) {
            at = stop;
            if (tag == DNS_NAME && isName()) {
                listener.name(memory, body, (int) (stop - body));
            }
        }
    }

    private boolean is(int identifier, long at, long end) {
        return at + 2 + IDENTIFIER_LENGTH <= end
                && Wire.u8(memory, at) == OBJECT_IDENTIFIER
                && Wire.u8(memory, at + 1) == IDENTIFIER_LENGTH
                && Handshake.u24(memory, at + 2) == identifier;
    }

    /** True if it is all here, and one more may be told. */
    private boolean isName() {
        long length = stop - body;
        boolean isOne = !cut && length > 0 && length <= ClientHello.LONGEST_NAME;
        return isOne && names++ < MOST_NAMES;
    }
}
