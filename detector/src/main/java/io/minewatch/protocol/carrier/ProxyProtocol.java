package io.minewatch.protocol.carrier;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.util.NetUtil;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The line or header that a balancer writes before a connection's data to tell whose it is:
 * HAProxy's PROXY protocol, versions 1 and 2.
 */
final class ProxyProtocol implements Opening {

    private static final byte[] LINE_START = "PROXY ".getBytes(StandardCharsets.US_ASCII);

    /** Longest line of version 1, its end included. */
    private static final int MAX_LINE = 107;

    private static final byte[] SIGNATURE = {
        0x0d, 0x0a, 0x0d, 0x0a, 0x00, 0x0d, 0x0a, 0x51, 0x55, 0x49, 0x54, 0x0a
    };

    private static final int FAMILY = 13;
    private static final int LENGTH = 14;
    private static final int HEADER = 16;

    /** Addresses have 216 bytes at most; after them come extensions. */
    private static final int MAX_HEADER = 2048;

    private static final int INET = 1;
    private static final int INET6 = 2;

    @Override
    public Look look(ByteBuf in, Sides sides, int side) {
        return switch (Prefix.of(in, LINE_START)) {
            case WHOLE -> line(in);
            case PART -> Look.TooLittle.TOO_LITTLE;
            case NONE ->
                    switch (Prefix.of(in, SIGNATURE)) {
                        case WHOLE -> header(in);
                        case PART -> Look.TooLittle.TOO_LITTLE;
                        case NONE -> Look.Other.OTHER;
                    };
        };
    }

    private static Look line(ByteBuf in) {
        int end = in.indexOf(in.readerIndex(), in.writerIndex(), (byte) '\n');
        int length = end - in.readerIndex() + 1;
        if (end < 0 && in.readableBytes() < MAX_LINE) {
            return Look.TooLittle.TOO_LITTLE;
        }
        if (end < 0 || length > MAX_LINE) {
            return Look.Other.OTHER;
        }
        String[] words =
                in.toString(in.readerIndex(), length, StandardCharsets.US_ASCII).trim().split(" ");
        Optional<String> origin =
                words.length == 6 && isAddress(words[2])
                        ? Optional.of(endpoint(words[2], words[4]))
                        : Optional.empty();
        return opened(length, origin);
    }

    private static Look header(ByteBuf in) {
        if (in.readableBytes() < HEADER) {
            return Look.TooLittle.TOO_LITTLE;
        }
        int addresses = in.getUnsignedShort(in.readerIndex() + LENGTH);
        if (HEADER + addresses > MAX_HEADER) {
            return Look.Other.OTHER;
        }
        return in.readableBytes() < HEADER + addresses
                ? Look.TooLittle.TOO_LITTLE
                : opened(HEADER + addresses, origin(in, addresses));
    }

    private static Optional<String> origin(ByteBuf in, int length) {
        int family = in.getByte(in.readerIndex() + FAMILY) >> 4;
        int size = family == INET ? 4 : 16;
        if (family != INET && family != INET6 || length < 2 * size + 4) {
            return Optional.empty();
        }
        int at = in.readerIndex() + HEADER;
        String address = NetUtil.bytesToIpAddress(ByteBufUtil.getBytes(in, at, size));
        return Optional.of(endpoint(address, "" + in.getUnsignedShort(at + 2 * size)));
    }

    private static boolean isAddress(String text) {
        return NetUtil.isValidIpV4Address(text) || NetUtil.isValidIpV6Address(text);
    }

    private static String endpoint(String address, String port) {
        return address.indexOf(':') < 0 ? address + ":" + port : "[" + address + "]:" + port;
    }

    private static Look opened(int length, Optional<String> origin) {
        var carriage = new Carriage(Carriage.Type.HAPROXY, Optional.empty(), origin);
        return new Look.Opened(length, Optional.of(carriage), Inside.BYTES);
    }
}
