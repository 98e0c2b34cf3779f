package io.minewatch.protocol.tls;

import io.minewatch.bytes.Wire;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * A client's first message (RFC 8446, 4.1.2), read where it stands, whole or cut anywhere. Reading
 * allocates nothing and never throws; what is told on demand, as text, does allocate.
 *
 * <p>One object serves all hellos of a worker. It looks into the memory that it was shown, or into
 * its own if the hello came in several records: ask before that memory changes and before the next
 * hello is read. Not for several threads.
 */
public final class ClientHello {

    /** RFC 6066, 3: a name in a hello is that of the DNS, of at most 255 bytes. */
    public static final int LONGEST_NAME = 255;

    private static final int CLIENT_HELLO = 1;
    private static final int MAJOR = 3;
    private static final int RANDOM = 32;
    private static final int LONGEST_SESSION = 32;

    private static final int SERVER_NAME = 0;
    private static final int ALPN = 16;
    private static final int SUPPORTED_VERSIONS = 43;
    private static final int ENCRYPTED_HELLO = 0xfe0d;
    private static final int EXTENSION_HEAD = 4;

    private final Handshake handshake = new Handshake();
    private MemorySegment memory = MemorySegment.NULL;
    private boolean overQuic;

    /** Where the reading is, what there is up to, and what the hello says it goes up to. */
    private long at;

    private long end;
    private long limit;

    private boolean broken;
    private int needed;
    private int offered;
    private int highest;
    private long ciphersOffset;
    private int ciphersLength;
    private long extensionsOffset;
    private int extensionsLength;
    private long nameOffset;
    private int nameLength;
    private boolean named;
    private long alpnOffset;
    private int alpnLength;
    private boolean encrypted;

    /**
     * Reads the hello that a client's bytes begin with, record heads and all. False if they are no
     * hello, or one that contradicts itself; nothing may be asked then.
     */
    public boolean read(MemorySegment memory, long offset, int length) {
        clear(false);
        needed = needed(memory, offset, length);
        if (needed == 0 || length <= Handshake.RECORD_HEAD + Handshake.MESSAGE_HEAD) {
            end = 0;
            limit = 1;
            return needed > 0;
        }
        int message = Handshake.MESSAGE_HEAD;
        handshake.read(memory, offset, length, message);
        if (handshake.size() == message) {
            message += Handshake.u24(handshake.memory(), handshake.start() + 1);
            handshake.read(memory, offset, length, message);
        }
        this.memory = handshake.memory();
        return parse(handshake.start(), handshake.size());
    }

    /** As {@link #read}, for a handshake message without records around it, as QUIC has it. */
    public boolean readMessage(MemorySegment memory, long offset, int length) {
        clear(true);
        if (length <= Handshake.MESSAGE_HEAD) {
            return false;
        }
        this.memory = memory;
        needed = Handshake.MESSAGE_HEAD + Handshake.u24(memory, offset + 1);
        return parse(offset, Math.min(length, needed));
    }

    /**
     * How many bytes of the client there must be for its hello to be whole; at most the length if
     * it is. 0 if this is no hello, whatever follows.
     */
    public static int needed(MemorySegment memory, long offset, int length) {
        int head = Handshake.RECORD_HEAD + Handshake.MESSAGE_HEAD;
        if (!Handshake.begins(memory, offset, length)) {
            return 0;
        }
        if (length < head) {
            return head;
        }
        int first = Wire.u16(memory, offset + 3);
        if (Wire.u8(memory, offset + Handshake.RECORD_HEAD) != CLIENT_HELLO
                || first < Handshake.MESSAGE_HEAD) {
            return 0;
        }
        int message = Handshake.u24(memory, offset + Handshake.RECORD_HEAD + 1);
        return Handshake.needed(memory, offset, length, Handshake.MESSAGE_HEAD + message);
    }

    private void clear(boolean quic) {
        overQuic = quic;
        broken = false;
        needed = 0;
        offered = 0;
        highest = 0;
        ciphersLength = 0;
        extensionsLength = 0;
        // Where nothing is must be in any memory, too: that of the last hello may have been larger.
        nameOffset = 0;
        nameLength = 0;
        named = false;
        alpnOffset = 0;
        alpnLength = 0;
        encrypted = false;
    }

    private boolean parse(long start, int size) {
        if (size <= Handshake.MESSAGE_HEAD || Wire.u8(memory, start) != CLIENT_HELLO) {
            return false;
        }
        at = start + Handshake.MESSAGE_HEAD;
        end = start + size;
        limit = at + Handshake.u24(memory, start + 1);
        if (readHead() && readCiphers() && readCompressions()) {
            readExtensions();
        }
        return !broken;
    }

    /** True if so many bytes are there; if the hello says that it is shorter, it is broken. */
    private boolean has(int bytes) {
        broken |= at + bytes > limit;
        return at + bytes <= end;
    }

    private boolean readHead() {
        if (!has(Short.BYTES)) {
            return false;
        }
        offered = Wire.u16(memory, at);
        broken |= offered >>> 8 != MAJOR;
        at += Short.BYTES + RANDOM;
        if (broken || !has(1)) {
            return false;
        }
        int session = Wire.u8(memory, at);
        broken |= session > LONGEST_SESSION;
        at += 1 + session;
        return !broken;
    }

    private boolean readCiphers() {
        if (!has(Short.BYTES)) {
            return false;
        }
        int length = Wire.u16(memory, at);
        at += Short.BYTES;
        broken |= length % Short.BYTES != 0;
        if (broken || !has(length)) {
            return false;
        }
        ciphersOffset = at;
        ciphersLength = length;
        at += length;
        return true;
    }

    private boolean readCompressions() {
        if (!has(1)) {
            return false;
        }
        at += 1 + Wire.u8(memory, at);
        return has(0);
    }

    private void readExtensions() {
        if (at == limit || !has(Short.BYTES)) {
            return;
        }
        int length = Wire.u16(memory, at);
        at += Short.BYTES;
        extensionsOffset = at;
        extensionsLength = length;
        if (has(length)) {
            limit = at + length;
        }
        while (!broken && at < limit && has(EXTENSION_HEAD)) {
            int type = Wire.u16(memory, at);
            int size = Wire.u16(memory, at + Short.BYTES);
            at += EXTENSION_HEAD;
            broken |= at + size > limit;
            readExtension(type, Math.min(end, at + size));
            at += size;
        }
    }

    private void readExtension(int type, long stop) {
        switch (type) {
            case SERVER_NAME -> readName(stop);
            case ALPN -> readAlpn(stop);
            case SUPPORTED_VERSIONS -> readVersions(stop);
            case ENCRYPTED_HELLO -> encrypted = true;
            default -> {}
        }
    }

    /** Length of the list, kind of name, its length, the name: no other kind was ever defined. */
    private void readName(long stop) {
        named = true;
        if (stop - at < 5 || Wire.u8(memory, at + 2) != 0) {
            return;
        }
        int length = Wire.u16(memory, at + 3);
        if (length <= LONGEST_NAME && at + 5 + length <= stop) {
            nameOffset = at + 5;
            nameLength = length;
        }
    }

    private void readAlpn(long stop) {
        if (stop - at < 3) {
            return;
        }
        int length = Wire.u8(memory, at + 2);
        if (at + 3 + length <= stop) {
            alpnOffset = at + 3;
            alpnLength = length;
        }
    }

    private void readVersions(long stop) {
        for (long each = at + 1; each + Short.BYTES <= stop; each += Short.BYTES) {
            int version = Wire.u16(memory, each);
            if (!Handshake.isGrease(version)) {
                highest = Math.max(highest, version);
            }
        }
    }

    /** True if the hello is here up to its end. */
    public boolean isWhole() {
        return end >= limit;
    }

    /**
     * How many bytes there must be from the first on for the hello to be whole. Exact, unless it is
     * cut and in three records or more.
     */
    public int needed() {
        return needed;
    }

    /** Where the name and the protocol stand. */
    public MemorySegment memory() {
        return memory;
    }

    /** Bytes of the server's name; 0 if there is none, or it is not here. */
    public int nameLength() {
        return nameLength;
    }

    /**
     * Copies the bytes of the server's name.
     *
     * @param into has room for {@link #LONGEST_NAME}
     * @return how many they are: {@link #nameLength}
     */
    public int name(byte[] into) {
        MemorySegment.copy(memory, ValueLayout.JAVA_BYTE, nameOffset, into, 0, nameLength);
        return nameLength;
    }

    /** The server's name, at most 255 characters, with "?" for what no name has; or empty. */
    public String serverName() {
        return VisibleName.of(memory, nameOffset, nameLength);
    }

    /** True if the extension for a server's name is there, even if no name is in it. */
    public boolean isNamed() {
        return named;
    }

    /** Where in {@link #memory} the protocol offered first (ALPN, RFC 7301) begins. */
    public long alpnOffset() {
        return alpnOffset;
    }

    /** Bytes of the protocol offered first; 0 if none is. */
    public int alpnLength() {
        return alpnLength;
    }

    /** The protocol offered first, "h2" or "http/1.1", with "?" for what is not visible. */
    public String alpn() {
        return VisibleName.of(memory, alpnOffset, alpnLength);
    }

    /** True if a second hello is hidden in this one, or seems to be (RFC 9849, and GREASE). */
    public boolean isEncrypted() {
        return encrypted;
    }

    /** The highest version that is offered: 0x0303 for TLS 1.2, 0x0304 for 1.3. */
    public int version() {
        return highest == 0 ? offered : highest;
    }

    /** JA3 (Salesforce, 2017) in 32 hexadecimal digits; empty if the hello is not whole. */
    public String ja3() {
        return isWhole() ? new Fingerprint(this).ja3() : "";
    }

    /** JA4 (FoxIO, 2023), "t13d1516h2_8daaf6152771_e5627efa2ab1"; empty if it is not whole. */
    public String ja4() {
        return isWhole() ? new Fingerprint(this).ja4() : "";
    }

    boolean overQuic() {
        return overQuic;
    }

    int offered() {
        return offered;
    }

    long ciphersOffset() {
        return ciphersOffset;
    }

    int ciphersLength() {
        return ciphersLength;
    }

    long extensionsOffset() {
        return extensionsOffset;
    }

    int extensionsLength() {
        return extensionsLength;
    }
}
