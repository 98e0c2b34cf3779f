package io.minewatch.protocol.carrier;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.util.NetUtil;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The opening of SOCKS 4 and 4a: a request, and the answer to it. */
final class Socks4 implements Opening {

    private static final int VERSION = 4;
    private static final int CONNECT = 1;

    /** Version, command, port, address. */
    private static final int REQUEST = 8;

    /** Longest user or host name. */
    private static final int MAX_NAME = 255;

    private static final int ANSWER = 8;
    private static final int GRANTED = 0x5a;
    private static final int LAST_REFUSAL = 0x5d;

    @Override
    public Look look(ByteBuf in, Sides sides, int side) {
        int first = in.getUnsignedByte(in.readerIndex());
        if (first == VERSION) {
            return request(in);
        }
        return first == 0 ? answer(in) : Look.Other.OTHER;
    }

    private static Look request(ByteBuf in) {
        int at = in.readerIndex();
        if (in.readableBytes() > 1 && in.getByte(at + 1) != CONNECT) {
            return Look.Other.OTHER;
        }
        if (in.readableBytes() < REQUEST) {
            return Look.TooLittle.TOO_LITTLE;
        }
        int userEnd = end(in, at + REQUEST);
        if (userEnd < 0) {
            return tooLittleOrOther(in, at + REQUEST);
        }
        byte[] address = ByteBufUtil.getBytes(in, at + 4, 4);
        boolean isNamed = address[0] == 0 && address[1] == 0 && address[2] == 0 && address[3] != 0;
        if (!isNamed) {
            return opened(userEnd + 1 - at, NetUtil.bytesToIpAddress(address));
        }
        int nameEnd = end(in, userEnd + 1);
        if (nameEnd < 0) {
            return tooLittleOrOther(in, userEnd + 1);
        }
        String name = in.toString(userEnd + 1, nameEnd - userEnd - 1, StandardCharsets.ISO_8859_1);
        return opened(nameEnd + 1 - at, name);
    }

    private static int end(ByteBuf in, int from) {
        return in.indexOf(from, Math.min(in.writerIndex(), from + MAX_NAME), (byte) 0);
    }

    private static Look tooLittleOrOther(ByteBuf in, int from) {
        return in.writerIndex() < from + MAX_NAME ? Look.TooLittle.TOO_LITTLE : Look.Other.OTHER;
    }

    private static Look opened(int length, String host) {
        return new Look.Opened(
                length, Optional.of(Carriage.to(Carriage.Type.SOCKS4, host)), Inside.BYTES);
    }

    private static Look answer(ByteBuf in) {
        if (in.readableBytes() < 2) {
            return Look.TooLittle.TOO_LITTLE;
        }
        int code = in.getUnsignedByte(in.readerIndex() + 1);
        if (code < GRANTED || code > LAST_REFUSAL) {
            return Look.Other.OTHER;
        }
        return in.readableBytes() < ANSWER
                ? Look.TooLittle.TOO_LITTLE
                : new Look.Opened(
                        ANSWER, Optional.of(Carriage.of(Carriage.Type.SOCKS4)), Inside.BYTES);
    }
}
