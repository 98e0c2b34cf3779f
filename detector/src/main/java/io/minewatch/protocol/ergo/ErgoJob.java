package io.minewatch.protocol.ergo;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.bytes.Target;
import io.minewatch.protocol.Difficulty;
import io.minewatch.protocol.Event;
import io.minewatch.protocol.Message;
import io.minewatch.protocol.stratum.JobLayout;
import io.minewatch.protocol.stratum.Shape;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** Job, height, message, two empty, version, target as a decimal number, empty, clean. */
final class ErgoJob implements JobLayout {

    private static final int PARAMETERS = 9;

    /** A number below 2^256. */
    private static final int MAX_DIGITS = 78;

    @Override
    public boolean fits(JsonNode params) {
        return params.isArray()
                && params.size() >= PARAMETERS
                && Shape.height(params.path(1)).isPresent()
                && Shape.isHash(params.path(2))
                && target(params.path(6)).isPresent();
    }

    @Override
    public List<Event.Job> read(JsonNode params) {
        return List.of(
                Event.Job.of(params.path(0).asText(""))
                        .clean(params.path(8).asBoolean(false))
                        .height(Shape.height(params.path(1)))
                        .algorithm("autolykos2")
                        .difficulty(target(params.path(6))));
    }

    /** Pools write the number as a text; as a JSON number it would be too large for many. */
    private static Optional<Difficulty> target(JsonNode node) {
        String digits = node.isIntegralNumber() ? node.asText() : Message.text(node);
        return digits.length() <= MAX_DIGITS && digits.matches("[0-9]+")
                ? Difficulty.ofHashes(Target.hashes(new BigInteger(digits)))
                : Optional.empty();
    }
}
