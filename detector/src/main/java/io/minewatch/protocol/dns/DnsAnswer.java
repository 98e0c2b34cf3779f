package io.minewatch.protocol.dns;

import io.minewatch.bytes.Wire;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * An answer of the DNS (RFC 1035, 4): the name that was asked for, its aliases and their addresses.
 * What is cut is read as far as it is there. Never allocates and never throws.
 *
 * <p>Only what leads from the question to an address is told. Anything else in an answer is of no
 * use to its client, or somebody wants it to be.
 *
 * <p>One object serves all answers of a worker. Not for several threads.
 */
public final class DnsAnswer {

    /** Resolvers give up earlier. */
    static final int MOST_ALIASES = 16;

    /** A service with more addresses has some of them in every answer. */
    static final int MOST_RECORDS = 64;

    /** Over UDP nobody offers to take more (RFC 6891, 6.2.5); what is behind is not read. */
    static final int LONGEST = 4096;

    private static final int HEAD = 12;
    private static final int TCP_LENGTH = 2;

    /** A response to a standard query, whatever else is noted. */
    private static final int KIND_MASK = 0xf800;

    private static final int STANDARD_RESPONSE = 0x8000;
    private static final int CODE_MASK = 0xf;

    private static final int A = 1;
    private static final int CNAME = 5;
    private static final int AAAA = 28;
    private static final int INTERNET = 1;
    private static final int IPV6_LENGTH = 16;

    /** Type, class, time to live, length. */
    private static final int RECORD_HEAD = 10;

    private static final long IPV4 = 0xffffL << 32;

    private DnsName current = new DnsName();
    private DnsName other = new DnsName();
    private final byte[] message = new byte[LONGEST];
    private int end;
    private int flags;
    private int questionType;

    /** Where the question's name ends; the records come 4 bytes later. */
    private int records;

    private int answers;

    /**
     * Reads the payload of a datagram. False if it is no response to one question; nothing may be
     * asked then.
     */
    public boolean read(MemorySegment memory, long offset, int length) {
        end = Math.min(length, LONGEST);
        if (length <= HEAD) {
            return false;
        }
        MemorySegment.copy(memory, ValueLayout.JAVA_BYTE, offset, message, 0, end);
        flags = Wire.u16(message, 2);
        answers = Wire.u16(message, 6);
        if ((flags & KIND_MASK) != STANDARD_RESPONSE || Wire.u16(message, 4) != 1) {
            return false;
        }
        records = current.read(message, HEAD, end);
        if (records == DnsName.NONE || records + 4 > end) {
            return false;
        }
        questionType = Wire.u16(message, records);
        records += 4;
        return true;
    }

    /** As {@link #read}, for what a TCP segment begins with: the length comes first. */
    public boolean readTcp(MemorySegment memory, long offset, int length) {
        if (length <= TCP_LENGTH) {
            return false;
        }
        int said = Wire.u16(memory, offset);
        return read(memory, offset + TCP_LENGTH, Math.min(said, length - TCP_LENGTH));
    }

    /** What became of the question: 0 if it was answered, 3 if there is no such name. */
    public int code() {
        return flags & CODE_MASK;
    }

    /** The type that was asked for: 1 for A, 28 for AAAA, 65 for HTTPS. */
    public int questionType() {
        return questionType;
    }

    /**
     * Tells the question's name, then aliases and addresses that follow from it. Only once for each
     * reading.
     *
     * @return addresses told
     */
    public int tell(DnsListener listener) {
        listener.name(current.text(), current.length());
        int addresses = 0;
        int aliases = 0;
        int shortest = Integer.MAX_VALUE;
        int at = records;
        int most = code() == 0 ? Math.min(answers, MOST_RECORDS) : 0;
        for (int i = 0; i < most; i++) {
            int owner = at;
            int head = DnsName.after(message, at, end);
            if (head == DnsName.NONE || head + RECORD_HEAD > end) {
                break;
            }
            int type = Wire.u16(message, head);
            int ttl = ttl(Wire.i32(message, head + 4));
            int length = Wire.u16(message, head + 8);
            int body = head + RECORD_HEAD;
            at = body + length;
            if (at > end) {
                break;
            }
            boolean wanted = Wire.u16(message, head + 2) == INTERNET && isCurrent(owner);
            if (wanted && type == CNAME && aliases < MOST_ALIASES && follow(body, at)) {
                aliases++;
                shortest = Math.min(shortest, ttl);
                listener.name(current.text(), current.length());
            } else if (wanted && isAddress(type, length)) {
                addresses++;
                address(type, body, Math.min(shortest, ttl), listener);
            }
        }
        return addresses;
    }

    private static boolean isAddress(int type, int length) {
        return type == A && length == Integer.BYTES || type == AAAA && length == IPV6_LENGTH;
    }

    private void address(int type, int body, int ttl, DnsListener listener) {
        if (type == A) {
            listener.address(0, IPV4 | Integer.toUnsignedLong(Wire.i32(message, body)), ttl);
        } else {
            listener.address(Wire.i64(message, body), Wire.i64(message, body + Long.BYTES), ttl);
        }
    }

    /** RFC 2181, 8: with the top bit set it is 0. */
    private static int ttl(int seconds) {
        return Math.max(seconds, 0);
    }

    private boolean isCurrent(int owner) {
        return current.isAt(message, owner, end)
                || other.read(message, owner, end) != DnsName.NONE && other.is(current);
    }

    /** Goes on to the name that the current one is an alias of. */
    private boolean follow(int body, int stop) {
        if (other.read(message, body, stop) == DnsName.NONE) {
            return false;
        }
        DnsName before = current;
        current = other;
        other = before;
        return true;
    }
}
