package io.minewatch.protocol.handshake;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.protocol.Event;
import io.minewatch.protocol.Message;
import io.minewatch.protocol.stratum.JobLayout;
import io.minewatch.protocol.stratum.Shape;

import java.util.List;

/** Job, previous hash, coinbase in two parts, branches, three roots, version, bits, time, clean. */
final class HandshakeJob implements JobLayout {

    private static final int PARAMETERS = 12;

    @Override
    public boolean fits(JsonNode params) {
        return Shape.isList(params, PARAMETERS)
                && Shape.isHash(params.path(1))
                && params.path(4).isArray()
                && Shape.isHash(params.path(5))
                && Shape.isHash(params.path(6))
                && Shape.isHash(params.path(7))
                && Shape.isWord(params.path(8))
                && Shape.isWord(params.path(9))
                && Shape.isWord(params.path(10));
    }

    @Override
    public List<Event.Job> read(JsonNode params) {
        return List.of(
                Event.Job.of(params.path(0).asText(""))
                        .clean(params.path(11).asBoolean(false))
                        .previousHash(Message.optionalText(params.path(1)))
                        .algorithm("blake2b_sha3"));
    }
}
