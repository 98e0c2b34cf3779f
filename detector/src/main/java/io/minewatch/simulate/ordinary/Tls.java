package io.minewatch.simulate.ordinary;

import io.minewatch.simulate.script.Dice;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** The handshake of TLS 1.3 (RFC 8446) as far as it is readable; the rest is random. */
public final class Tls {

    static final int APPLICATION_DATA = 23;

    private static final int HANDSHAKE = 22;
    private static final int[] CIPHERS = {
        0x1302, 0x1303, 0x1301, 0xc02c, 0xc030, 0xc02b, 0xc02f, 0xc013, 0xc014, 0x009c, 0x002f
    };

    private Tls() {}

    /** Writes the header of a record. */
    static void header(byte[] record, int at, int type, int length) {
        record[at] = (byte) type;
        record[at + 1] = 3;
        record[at + 2] = 3;
        record[at + 3] = (byte) (length >>> 8);
        record[at + 4] = (byte) length;
    }

    /**
     * A ClientHello in its record.
     *
     * @param name for SNI; none if empty
     * @param protocols for ALPN; none if empty
     */
    public static byte[] clientHello(Dice dice, String name, String... protocols) {
        var body = new Writer();
        body.u16(0x0303).bytes(dice.bytes(32));
        body.vector8(dice.bytes(32));
        var ciphers = new Writer();
        for (int cipher : CIPHERS) {
            ciphers.u16(cipher);
        }
        body.vector16(ciphers.done()).u8(1).u8(0);
        var extensions = new Writer();
        if (!name.isEmpty()) {
            var entry = new Writer().u8(0).vector16(name.getBytes(StandardCharsets.US_ASCII));
            extensions.u16(0).vector16(new Writer().vector16(entry.done()).done());
        }
        if (protocols.length > 0) {
            var list = new Writer();
            for (String protocol : protocols) {
                list.vector8(protocol.getBytes(StandardCharsets.US_ASCII));
            }
            extensions.u16(16).vector16(new Writer().vector16(list.done()).done());
        }
        extensions.u16(10).u16(6).u16(4).u16(0x001d).u16(0x0017);
        extensions.u16(13).u16(8).u16(6).u16(0x0403).u16(0x0804).u16(0x0401);
        extensions.u16(43).u16(5).u8(4).u16(0x0304).u16(0x0303);
        extensions.u16(51).u16(38).u16(36).u16(0x001d).vector16(dice.bytes(32));
        body.vector16(extensions.done());
        return handshake(1, body.done());
    }

    /** A ServerHello in its record, and the change of cipher that follows it. */
    public static byte[] serverHello(Dice dice) {
        var body = new Writer();
        body.u16(0x0303).bytes(dice.bytes(32)).vector8(dice.bytes(32)).u16(0x1302).u8(0);
        var extensions = new Writer();
        extensions.u16(43).u16(2).u16(0x0304);
        extensions.u16(51).u16(36).u16(0x001d).vector16(dice.bytes(32));
        body.vector16(extensions.done());
        var both = new Writer().bytes(handshake(2, body.done()));
        return both.bytes(new byte[] {20, 3, 3, 0, 1, 1}).done();
    }

    /** An encrypted record around so many bytes of plain text: one type byte and a tag more. */
    public static byte[] record(Dice dice, int plain) {
        byte[] record = dice.bytes(5 + plain + 17);
        header(record, 0, APPLICATION_DATA, plain + 17);
        return record;
    }

    private static byte[] handshake(int type, byte[] body) {
        var message = new Writer().u8(type).u8(0).vector16(body).done();
        var record = new Writer().u8(HANDSHAKE).u16(0x0301).vector16(message);
        return record.done();
    }

    /** Bytes one after the other. */
    private static final class Writer {

        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Writer u8(int value) {
            out.write(value);
            return this;
        }

        Writer u16(int value) {
            return u8(value >>> 8).u8(value);
        }

        Writer bytes(byte[] bytes) {
            out.writeBytes(bytes);
            return this;
        }

        Writer vector8(byte[] bytes) {
            return u8(bytes.length).bytes(bytes);
        }

        Writer vector16(byte[] bytes) {
            return u16(bytes.length).bytes(bytes);
        }

        byte[] done() {
            return out.toByteArray();
        }
    }
}
