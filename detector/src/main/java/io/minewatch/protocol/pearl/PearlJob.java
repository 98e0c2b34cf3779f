package io.minewatch.protocol.pearl;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.protocol.Event;
import io.minewatch.protocol.Message;
import io.minewatch.protocol.stratum.JobLayout;
import io.minewatch.protocol.stratum.Shape;

import java.util.List;

/**
 * An object: job, header of 76 bytes, target, height; or with AlphaPool a seed and a difficulty.
 */
final class PearlJob implements JobLayout {

    private static final int HEADER_DIGITS = 152;

    @Override
    public boolean fits(JsonNode params) {
        return isChallenge(params)
                || Shape.isHex(params.path("header"), HEADER_DIGITS)
                        && Shape.isHash(params.path("target"));
    }

    @Override
    public List<Event.Job> read(JsonNode params) {
        return List.of(
                Event.Job.of(params.path(isChallenge(params) ? "seed" : "job_id").asText(""))
                        .height(Shape.height(params.path("height")))
                        .algorithm("pearl")
                        .difficulty(Shape.target(params.path("target"))));
    }

    /** What its difficulty counts is not known, so it is not told. */
    private static boolean isChallenge(JsonNode params) {
        return Message.optionalText(params.path("seed")).isPresent()
                && params.path("difficulty").isNumber();
    }
}
