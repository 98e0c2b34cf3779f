package io.minewatch.protocol.kawpow;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.protocol.Event;
import io.minewatch.protocol.stratum.JobLayout;
import io.minewatch.protocol.stratum.Shape;

import java.util.List;

/** Job, header, seed, target, clean, height, and the block's bits. */
final class KawPowJob implements JobLayout {

    /** Not all pools send the bits. */
    private static final int PARAMETERS = 6;

    @Override
    public boolean fits(JsonNode params) {
        return params.isArray()
                && params.size() >= PARAMETERS
                && Shape.isHash(params.path(1))
                && Shape.isHash(params.path(2))
                && Shape.isHash(params.path(3))
                && params.path(4).isBoolean()
                && Shape.height(params.path(5)).isPresent();
    }

    @Override
    public List<Event.Job> read(JsonNode params) {
        return List.of(
                Event.Job.of(params.path(0).asText(""))
                        .clean(params.path(4).booleanValue())
                        .height(Shape.height(params.path(5)))
                        .difficulty(Shape.target(params.path(3))));
    }
}
