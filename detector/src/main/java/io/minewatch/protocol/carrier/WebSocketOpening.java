package io.minewatch.protocol.carrier;

import io.netty.buffer.ByteBuf;

import java.util.Optional;

/**
 * A frame of WebSocket (RFC 6455, 5.2) where the change to it was not heard: whole, short, not
 * compressed, and with an object or a list of JSON in it.
 */
final class WebSocketOpening implements Opening {

    private static final int FINAL_TEXT = 0x81;
    private static final int FINAL_BINARY = 0x82;
    private static final int MASKED = 0x80;
    private static final int LENGTH = 0x7f;
    private static final int LONG = 126;
    private static final int MASK = 4;

    @Override
    public Look look(ByteBuf in, Sides sides, int side) {
        Look look = look(in);
        if (look instanceof Look.Opened) {
            sides.areFramed();
        }
        return look;
    }

    private static Look look(ByteBuf in) {
        int at = in.readerIndex();
        int first = in.getUnsignedByte(at);
        if (first != FINAL_TEXT && first != FINAL_BINARY) {
            return Look.Other.OTHER;
        }
        if (in.readableBytes() < 2) {
            return Look.TooLittle.TOO_LITTLE;
        }
        int second = in.getUnsignedByte(at + 1);
        int length = second & LENGTH;
        if (length > LONG) {
            return Look.Other.OTHER;
        }
        int mask = at + 2 + (length == LONG ? 2 : 0);
        boolean masked = (second & MASKED) != 0;
        int data = mask + (masked ? MASK : 0);
        if (in.writerIndex() <= data) {
            return Look.TooLittle.TOO_LITTLE;
        }
        int begin = in.getByte(data) ^ (masked ? in.getByte(mask) : 0);
        if (begin != '{' && begin != '[') {
            return Look.Other.OTHER;
        }
        return new Look.Opened(
                0, Optional.of(Carriage.of(Carriage.Type.WEB_SOCKET)), Inside.WEB_SOCKET);
    }
}
