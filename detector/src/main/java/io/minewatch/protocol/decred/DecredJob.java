package io.minewatch.protocol.decred;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.bytes.Hex;
import io.minewatch.protocol.Event;
import io.minewatch.protocol.Message;
import io.minewatch.protocol.stratum.JobLayout;
import io.minewatch.protocol.stratum.Shape;

import java.util.List;
import java.util.OptionalLong;

/** Bitcoin's nine parameters with the rest of the header for the first part of the coinbase. */
final class DecredJob implements JobLayout {

    private static final int PARAMETERS = 9;

    /** Digits of the header from the root of the transactions on. */
    private static final int HEIGHT = 184;

    private static final int HEIGHT_END = 192;

    @Override
    public boolean fits(JsonNode params) {
        return params.isArray()
                && params.size() >= PARAMETERS
                && Shape.isHash(params.path(1))
                && Shape.isHeaderAsCoinbase(params)
                && Shape.isWord(params.path(5))
                && Shape.isWord(params.path(7));
    }

    @Override
    public List<Event.Job> read(JsonNode params) {
        String header = Message.text(params.path(2));
        long height = Hex.unsignedLittleEndian(header.substring(HEIGHT, HEIGHT_END)).longValue();
        return List.of(
                Event.Job.of(params.path(0).asText(""))
                        .clean(params.path(8).asBoolean(false))
                        .previousHash(Message.optionalText(params.path(1)))
                        .height(OptionalLong.of(height))
                        .algorithm("blake3_dcr"));
    }
}
