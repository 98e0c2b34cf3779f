package io.minewatch.protocol.tls;

import io.minewatch.bytes.Wire;

import java.lang.foreign.MemorySegment;

/**
 * What a server sends first: its hello, and up to TLS 1.2 its certificate for all to see (RFC 5246,
 * 7.4.2). Read where it stands, whole or cut anywhere; what is there is told. Never allocates and
 * never throws.
 *
 * <p>One object serves all servers of a worker. Not for several threads.
 */
public final class ServerFlight {

    private static final int SERVER_HELLO = 2;
    private static final int CERTIFICATE = 11;
    private static final int MAJOR = 3;
    private static final int RANDOM = 32;
    private static final int SUPPORTED_VERSIONS = 43;
    private static final int LAST_WITH_CERTIFICATE = 0x0303;

    /** Length of the list of certificates, length of the first. */
    private static final int CERTIFICATE_HEAD = 6;

    private static final int FIRST_CERTIFICATE = Handshake.MESSAGE_HEAD + CERTIFICATE_HEAD;

    /** A hello, a certificate, its status, a key exchange, the end; and one to spare. */
    private static final int MOST_MESSAGES = 6;

    private final Handshake handshake = new Handshake();
    private final Certificate certificate = new Certificate();
    private MemorySegment memory = MemorySegment.NULL;
    private long end;
    private int version;
    private int cipher;
    private long certificateOffset;
    private int certificateLength;

    /**
     * Reads what a server's bytes begin with. False if that is no hello of a server, or too little
     * to tell its version; nothing may be asked then.
     */
    public boolean read(MemorySegment memory, long offset, int length) {
        version = 0;
        certificateLength = 0;
        if (!handshake.read(memory, offset, length, Handshake.MOST)) {
            return false;
        }
        this.memory = handshake.memory();
        long at = handshake.start();
        end = at + handshake.size();
        for (int i = 0; i < MOST_MESSAGES && at + Handshake.MESSAGE_HEAD <= end; i++) {
            int type = Wire.u8(this.memory, at);
            long body = at + Handshake.MESSAGE_HEAD;
            at = body + Handshake.u24(this.memory, at + 1);
            if (i == 0 && (type != SERVER_HELLO || !readHello(body, Math.min(at, end)))) {
                return false;
            }
            if (type == CERTIFICATE && version <= LAST_WITH_CERTIFICATE) {
                findCertificate(body, Math.min(at, end));
                return true;
            }
        }
        return version != 0;
    }

    private boolean readHello(long body, long stop) {
        long at = body + Short.BYTES + RANDOM;
        if (at + 1 > stop || Wire.u8(memory, body) != MAJOR) {
            return false;
        }
        int offered = Wire.u16(memory, body);
        at += 1 + Wire.u8(memory, at);
        if (at + 3 > stop) {
            return false;
        }
        cipher = Wire.u16(memory, at);
        version = offered;
        at += 3 + Short.BYTES;
        while (at + 4 <= stop) {
            int type = Wire.u16(memory, at);
            int length = Wire.u16(memory, at + 2);
            at += 4;
            if (type == SUPPORTED_VERSIONS && length == 2 && at + 2 <= stop) {
                version = Wire.u16(memory, at);
            }
            at += length;
        }
        return true;
    }

    private void findCertificate(long body, long stop) {
        if (body + CERTIFICATE_HEAD < stop) {
            certificateOffset = body + CERTIFICATE_HEAD;
            long said = certificateOffset + Handshake.u24(memory, body + 3);
            certificateLength = (int) (Math.min(said, stop) - certificateOffset);
        }
    }

    /**
     * How many bytes of the server there must be for its own certificate to be whole; at most the
     * length if it is, or if none will come. 0 if this is no hello of a server.
     */
    public static int needed(MemorySegment memory, long offset, int length) {
        int head = Handshake.RECORD_HEAD + Handshake.MESSAGE_HEAD;
        if (!Handshake.begins(memory, offset, length)) {
            return 0;
        }
        if (length < head) {
            return head;
        }
        if (Wire.u8(memory, offset + Handshake.RECORD_HEAD) != SERVER_HELLO) {
            return 0;
        }
        int at = 0;
        for (int i = 0; i < MOST_MESSAGES && at < Handshake.MOST; i++) {
            int needed = Handshake.needed(memory, offset, length, at + FIRST_CERTIFICATE);
            if (needed == 0 || needed > length) {
                return needed == 0 ? length : needed;
            }
            boolean isCertificate = Handshake.byteAt(memory, offset, length, at) == CERTIFICATE;
            int lengthAt = at + (isCertificate ? FIRST_CERTIFICATE - 3 : 1);
            at = lengthAt + 3 + u24(memory, offset, length, lengthAt);
            if (isCertificate) {
                return Math.max(Handshake.needed(memory, offset, length, at), 1);
            }
        }
        return length;
    }

    /** Three handshake bytes that are here. */
    private static int u24(MemorySegment memory, long offset, int length, int number) {
        return Handshake.byteAt(memory, offset, length, number) << 16
                | Handshake.byteAt(memory, offset, length, number + 1) << 8
                | Handshake.byteAt(memory, offset, length, number + 2);
    }

    /** The version that was agreed on: 0x0303 for TLS 1.2, 0x0304 for 1.3. */
    public int version() {
        return version;
    }

    /** The cipher suite that was agreed on. */
    public int cipher() {
        return cipher;
    }

    /** True if a certificate, or a part of one, is here. */
    public boolean hasCertificate() {
        return certificateLength > 0;
    }

    /**
     * Tells the names in the server's own certificate, as far as it is here: the common name of the
     * subject, then the alternative names of the DNS.
     */
    public void names(NameListener listener) {
        if (certificateLength > 0) {
            certificate.read(memory, certificateOffset, certificateLength, listener);
        }
    }
}
