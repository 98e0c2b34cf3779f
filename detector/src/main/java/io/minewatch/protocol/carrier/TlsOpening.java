package io.minewatch.protocol.carrier;

import io.netty.buffer.ByteBuf;

import java.util.Optional;

/** A handshake record of TLS (RFC 8446, 5.1): what follows cannot be read. */
final class TlsOpening implements Opening {

    private static final int HANDSHAKE = 0x16;
    private static final int MAJOR = 3;
    private static final int LAST_MINOR = 4;

    @Override
    public Look look(ByteBuf in, Sides sides, int side) {
        int at = in.readerIndex();
        if (in.getByte(at) != HANDSHAKE) {
            return Look.Other.OTHER;
        }
        if (in.readableBytes() < 3) {
            return Look.TooLittle.TOO_LITTLE;
        }
        return in.getByte(at + 1) == MAJOR && in.getByte(at + 2) <= LAST_MINOR
                ? new Look.Opened(0, Optional.of(Carriage.of(Carriage.Type.TLS)), Inside.SECRET)
                : Look.Other.OTHER;
    }
}
