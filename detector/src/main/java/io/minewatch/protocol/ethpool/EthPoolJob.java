package io.minewatch.protocol.ethpool;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.protocol.Event;
import io.minewatch.protocol.stratum.JobLayout;
import io.minewatch.protocol.stratum.Shape;

import java.util.List;

/** Job, header, seed, target, clean. */
final class EthPoolJob implements JobLayout {

    @Override
    public boolean fits(JsonNode params) {
        return Shape.isList(params, 5)
                && Shape.isHash(params.path(1))
                && Shape.isHash(params.path(2))
                && Shape.isHash(params.path(3))
                && params.path(4).isBoolean();
    }

    @Override
    public List<Event.Job> read(JsonNode params) {
        return List.of(
                Event.Job.of(params.path(0).asText(""))
                        .clean(params.path(4).booleanValue())
                        .difficulty(Shape.target(params.path(3))));
    }
}
