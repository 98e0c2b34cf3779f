package io.minewatch.simulate.script;

import java.io.ByteArrayOutputStream;

/** How WebSocket is written (RFC 6455). */
public final class WebSocket {

    /** First byte of a whole message of text. */
    public static final int TEXT = 0x81;

    /** And of one of bytes. */
    public static final int BINARY = 0x82;

    /** The server changes to it. */
    public static final String GRANTED =
            "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                    + "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n";

    private static final int MASKED = 0x80;
    private static final int LONG = 126;

    private WebSocket() {}

    /** The client asks to change to it. */
    public static String asked(String path, String host) {
        return "GET "
                + path
                + " HTTP/1.1\r\nHost: "
                + host
                + "\r\n"
                + "Upgrade: websocket\r\n"
                + "Connection: Upgrade\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                + "Sec-WebSocket-Version: 13\r\n\r\n";
    }

    /** A whole message (RFC 6455) of up to 65,535 bytes; masked if there is a key. */
    public static byte[] frame(int first, byte[] payload, byte[] key) {
        var out = new ByteArrayOutputStream();
        out.write(first);
        int masked = key.length == 0 ? 0 : MASKED;
        if (payload.length < LONG) {
            out.write(masked | payload.length);
        } else {
            out.write(masked | LONG);
            out.write(payload.length >>> 8);
            out.write(payload.length);
        }
        out.writeBytes(key);
        for (int i = 0; i < payload.length; i++) {
            out.write(key.length == 0 ? payload[i] : payload[i] ^ key[i % key.length]);
        }
        return out.toByteArray();
    }
}
