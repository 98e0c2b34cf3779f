package io.minewatch.protocol.kadena;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.bytes.Hex;
import io.minewatch.protocol.Event;
import io.minewatch.protocol.Message;
import io.minewatch.protocol.stratum.JobLayout;
import io.minewatch.protocol.stratum.Shape;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Job, header, clean. The header has 286 bytes, numbers in it least significant byte first. */
final class KadenaJob implements JobLayout {

    private static final int HEADER_DIGITS = 572;
    private static final int PARENT = 32;
    private static final int PARENT_END = 96;
    private static final int HEIGHT = 516;
    private static final int HEIGHT_END = 532;

    @Override
    public boolean fits(JsonNode params) {
        return Shape.isList(params, 3)
                && Shape.isHex(params.path(1), HEADER_DIGITS)
                && params.path(2).isBoolean();
    }

    @Override
    public List<Event.Job> read(JsonNode params) {
        String header = Message.text(params.path(1));
        return List.of(
                Event.Job.of(params.path(0).asText(""))
                        .clean(params.path(2).booleanValue())
                        .previousHash(Optional.of(header.substring(PARENT, PARENT_END)))
                        .height(height(header))
                        .algorithm("blake2s"));
    }

    private static OptionalLong height(String header) {
        BigInteger height = Hex.unsignedLittleEndian(header.substring(HEIGHT, HEIGHT_END));
        return height.bitLength() < Long.SIZE
                ? OptionalLong.of(height.longValue())
                : OptionalLong.empty();
    }
}
