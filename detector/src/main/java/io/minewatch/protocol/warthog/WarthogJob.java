package io.minewatch.protocol.warthog;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.protocol.Event;
import io.minewatch.protocol.Message;
import io.minewatch.protocol.stratum.JobLayout;
import io.minewatch.protocol.stratum.Shape;

import java.util.List;

/** Job, previous hash, what the Merkle root begins with, version, bits, time, clean. */
final class WarthogJob implements JobLayout {

    private static final int HASH_DIGITS = 64;

    @Override
    public boolean fits(JsonNode params) {
        return Shape.isList(params, 7)
                && Shape.isHex(params.path(1), HASH_DIGITS)
                && isMerklePrefix(params.path(2))
                && isVersion(params.path(3))
                && Shape.isWord(params.path(4))
                && Shape.isWord(params.path(5))
                && params.path(6).isBoolean();
    }

    /** The two children of the root; one leaf if the block has no more. */
    private static boolean isMerklePrefix(JsonNode node) {
        return Shape.isHex(node, HASH_DIGITS) || Shape.isHex(node, 2 * HASH_DIGITS);
    }

    /** The first pools wrote a number. */
    private static boolean isVersion(JsonNode node) {
        return Shape.isWord(node) || node.isIntegralNumber();
    }

    @Override
    public List<Event.Job> read(JsonNode params) {
        return List.of(
                Event.Job.of(params.path(0).asText(""))
                        .clean(params.path(6).booleanValue())
                        .previousHash(Message.optionalText(params.path(1)))
                        .algorithm("janushash"));
    }
}
