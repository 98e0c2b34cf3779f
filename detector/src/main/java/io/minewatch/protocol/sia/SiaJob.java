package io.minewatch.protocol.sia;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.bytes.Hex;
import io.minewatch.protocol.Event;
import io.minewatch.protocol.Message;
import io.minewatch.protocol.stratum.JobLayout;
import io.minewatch.protocol.stratum.Shape;

import java.util.List;
import java.util.Optional;

/** Job, header, target, both behind 0x. */
final class SiaJob implements JobLayout {

    /** 80 bytes: parent, nonce, time, root of the transactions. */
    static final int HEADER_DIGITS = 160;

    private static final int PARENT_DIGITS = 64;

    @Override
    public boolean fits(JsonNode params) {
        return Shape.isList(params, 3)
                && Shape.isMarkedHex(params.path(1), HEADER_DIGITS)
                && Shape.isMarkedTarget(params.path(2));
    }

    @Override
    public List<Event.Job> read(JsonNode params) {
        String parent = Hex.bare(Message.text(params.path(1))).substring(0, PARENT_DIGITS);
        return List.of(
                Event.Job.of(params.path(0).asText(""))
                        .previousHash(Optional.of(parent))
                        .algorithm("blake2b_sia")
                        .difficulty(Shape.target(params.path(2))));
    }
}
