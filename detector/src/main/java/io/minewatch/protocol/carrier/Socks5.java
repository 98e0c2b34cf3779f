package io.minewatch.protocol.carrier;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.util.NetUtil;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The opening of SOCKS 5 (RFC 1928) as one side shows it: the client's greeting, its name and
 * password if the proxy wants them (RFC 1929, passed over), its request; or the proxy's answers.
 */
final class Socks5 implements Opening {

    private static final int VERSION = 5;
    private static final int CONNECT = 1;
    private static final int LOGIN_VERSION = 1;
    private static final int NO_LOGIN = 0;
    private static final int LOGIN = 2;

    /** Clients offer three methods at most. */
    private static final int MAX_METHODS = 8;

    private static final int ADDRESS_TYPE = 3;
    private static final int IPV4 = 1;
    private static final int NAME = 3;
    private static final int IPV6 = 4;
    private static final int LAST_REPLY = 8;

    @Override
    public Look look(ByteBuf in, Sides sides, int side) {
        if (in.getUnsignedByte(in.readerIndex()) != VERSION) {
            return Look.Other.OTHER;
        }
        if (in.readableBytes() < 2) {
            return Look.TooLittle.TOO_LITTLE;
        }
        int second = byteAt(in, 1);
        if (second == NO_LOGIN) {
            return answers(in, 2);
        }
        if (second != LOGIN || sides.spokeFirst(side)) {
            return greeting(in, second);
        }
        // Two methods offered, or the second one chosen: what follows tells.
        if (in.readableBytes() < 3) {
            return Look.TooLittle.TOO_LITTLE;
        }
        return byteAt(in, 2) == LOGIN_VERSION ? answers(in, 4) : greeting(in, second);
    }

    private static int byteAt(ByteBuf in, int offset) {
        return in.getUnsignedByte(in.readerIndex() + offset);
    }

    private static Look greeting(ByteBuf in, int methods) {
        if (methods > MAX_METHODS) {
            return Look.Other.OTHER;
        }
        int next = 2 + methods;
        if (in.readableBytes() <= next) {
            return Look.TooLittle.TOO_LITTLE;
        }
        if (byteAt(in, next) == LOGIN_VERSION) {
            next = afterLogin(in, next);
            if (in.readableBytes() <= next) {
                return Look.TooLittle.TOO_LITTLE;
            }
        }
        return addressed(in, next, CONNECT, CONNECT);
    }

    /** Where the name and the password end, or one more than there is. */
    private static int afterLogin(ByteBuf in, int from) {
        if (in.readableBytes() <= from + 1) {
            return in.readableBytes();
        }
        int password = from + 2 + byteAt(in, from + 1);
        return in.readableBytes() <= password
                ? in.readableBytes()
                : password + 1 + byteAt(in, password);
    }

    private static Look answers(ByteBuf in, int next) {
        return in.readableBytes() <= next
                ? Look.TooLittle.TOO_LITTLE
                : addressed(in, next, 0, LAST_REPLY);
    }

    /** Version, a code in the range given, zero, an address and a port. */
    private static Look addressed(ByteBuf in, int from, int least, int most) {
        int there = in.readableBytes() - from;
        if (byteAt(in, from) != VERSION
                || there > 1 && (byteAt(in, from + 1) < least || byteAt(in, from + 1) > most)
                || there > 2 && byteAt(in, from + 2) != 0) {
            return Look.Other.OTHER;
        }
        if (there <= ADDRESS_TYPE + 1) {
            return Look.TooLittle.TOO_LITTLE;
        }
        int address = from + ADDRESS_TYPE + 1;
        int length =
                switch (byteAt(in, from + ADDRESS_TYPE)) {
                    case IPV4 -> 4;
                    case IPV6 -> 16;
                    case NAME -> 1 + byteAt(in, address);
                    default -> 0;
                };
        if (length == 0) {
            return Look.Other.OTHER;
        }
        int end = address + length + 2;
        if (in.readableBytes() < end) {
            return Look.TooLittle.TOO_LITTLE;
        }
        return new Look.Opened(
                end,
                Optional.of(
                        least == CONNECT
                                ? Carriage.to(Carriage.Type.SOCKS5, host(in, address, length))
                                : Carriage.of(Carriage.Type.SOCKS5)),
                Inside.BYTES);
    }

    private static String host(ByteBuf in, int address, int length) {
        int at = in.readerIndex() + address;
        return length == 4 && byteAt(in, address - 1) == IPV4 || byteAt(in, address - 1) == IPV6
                ? NetUtil.bytesToIpAddress(ByteBufUtil.getBytes(in, at, length))
                : in.toString(at + 1, length - 1, StandardCharsets.ISO_8859_1);
    }
}
