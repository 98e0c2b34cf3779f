package io.minewatch.protocol.tls;

import java.io.ByteArrayOutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/** Builds what TLS sends, piece by piece. */
public final class Built {

    /** Where the bytes begin in their memory, so that an offset that is forgotten shows. */
    static final int OFFSET = 3;

    private Built() {}

    public static byte[] join(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    public static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replaceAll("[ ,\n]", ""));
    }

    public static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The bytes behind their length in so many bytes. */
    public static byte[] sized(int lengthBytes, byte[] body) {
        var length = new byte[lengthBytes];
        for (int i = 0; i < lengthBytes; i++) {
            length[i] = (byte) (body.length >> (lengthBytes - 1 - i) * 8);
        }
        return join(length, body);
    }

    public static byte[] extension(int type, byte[] body) {
        return join(hex("%04x".formatted(type)), sized(2, body));
    }

    public static byte[] name(String host) {
        return extension(0, sized(2, join(hex("00"), sized(2, ascii(host)))));
    }

    public static byte[] alpn(String... protocols) {
        byte[] all = {};
        for (String protocol : protocols) {
            all = join(all, sized(1, ascii(protocol)));
        }
        return extension(16, sized(2, all));
    }

    public static byte[] versions(String list) {
        return extension(43, sized(1, hex(list)));
    }

    public static byte[] groups(String list) {
        return extension(10, sized(2, hex(list)));
    }

    public static byte[] pointFormats(String list) {
        return extension(11, sized(1, hex(list)));
    }

    public static byte[] signatures(String list) {
        return extension(13, sized(2, hex(list)));
    }

    /** A message without a record around it. */
    public static byte[] hello(int version, String ciphers, List<byte[]> extensions) {
        byte[] body =
                join(
                        hex("%04x".formatted(version)),
                        new byte[32],
                        sized(1, new byte[32]),
                        sized(2, hex(ciphers)),
                        hex("0100"));
        if (!extensions.isEmpty()) {
            body = join(body, sized(2, join(extensions.toArray(byte[][]::new))));
        }
        return message(1, body);
    }

    public static byte[] message(int type, byte[] body) {
        return join(new byte[] {(byte) type}, sized(3, body));
    }

    public static byte[] record(byte[] message) {
        return join(hex("160301"), sized(2, message));
    }

    /** The message in records of so many bytes. */
    public static byte[] records(byte[] message, int size) {
        byte[] all = {};
        for (int at = 0; at < message.length; at += size) {
            int end = Math.min(message.length, at + size);
            all = join(all, record(Arrays.copyOfRange(message, at, end)));
        }
        return all;
    }

    /** A hello as today's browsers send it: 1.7 kB, most of it a post-quantum key. */
    public static byte[] modern(String host) {
        var key = new byte[1216];
        new Random(3).nextBytes(key);
        return hello(
                0x0303,
                "3a3a,1301,1302,1303,c02b,c02f,c02c,c030,cca9,cca8,c013,c014,009c,009d,002f,0035",
                List.of(
                        extension(0x4a4a, new byte[0]),
                        extension(51, sized(2, join(hex("11ec"), sized(2, key)))),
                        name(host),
                        alpn("h2", "http/1.1"),
                        versions("5a5a,0304,0303"),
                        groups("11ec,001d,0017"),
                        pointFormats("00"),
                        signatures("0403,0804,0401"),
                        extension(0xfe0d, new byte[200])));
    }

    /** The bytes in memory of their very size, so that reading beyond them fails. */
    static MemorySegment memory(byte[] bytes, int length) {
        MemorySegment memory = Arena.ofAuto().allocate(OFFSET + length);
        MemorySegment.copy(bytes, 0, memory, ValueLayout.JAVA_BYTE, OFFSET, length);
        return memory;
    }

    static MemorySegment memory(byte[] bytes) {
        return memory(bytes, bytes.length);
    }
}
