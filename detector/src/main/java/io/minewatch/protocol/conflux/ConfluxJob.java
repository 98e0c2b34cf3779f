package io.minewatch.protocol.conflux;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.protocol.Event;
import io.minewatch.protocol.stratum.JobLayout;
import io.minewatch.protocol.stratum.Shape;

import java.util.List;
import java.util.OptionalLong;

/** Job, height, hash, boundary; the node itself leaves the height out. */
final class ConfluxJob implements JobLayout {

    private static final int HASH_DIGITS = 64;

    @Override
    public boolean fits(JsonNode params) {
        return (Shape.isList(params, 3)
                        || Shape.isList(params, 4) && Shape.height(params.path(1)).isPresent())
                && Shape.isMarkedHex(params.path(params.size() - 2), HASH_DIGITS)
                && Shape.isMarkedTarget(params.path(params.size() - 1));
    }

    @Override
    public List<Event.Job> read(JsonNode params) {
        return List.of(
                Event.Job.of(params.path(0).asText(""))
                        .height(
                                params.size() == 3
                                        ? OptionalLong.empty()
                                        : Shape.height(params.path(1)))
                        .algorithm("octopus")
                        .difficulty(Shape.target(params.path(params.size() - 1))));
    }
}
