package io.minewatch.protocol.aeternity;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.protocol.Event;
import io.minewatch.protocol.stratum.JobLayout;
import io.minewatch.protocol.stratum.Shape;

import java.util.List;
import java.util.Optional;

/** Job, version, header hash, clean; the version is left out in the text that describes it. */
final class AeternityJob implements JobLayout {

    @Override
    public boolean fits(JsonNode params) {
        return (Shape.isList(params, 3)
                        || Shape.isList(params, 4) && params.path(1).isIntegralNumber())
                && Shape.isHash(params.path(params.size() - 2))
                && params.path(params.size() - 1).isBoolean();
    }

    @Override
    public List<Event.Job> read(JsonNode params) {
        return List.of(
                Event.Job.of(params.path(0).asText(""))
                        .clean(params.path(params.size() - 1).booleanValue())
                        .algorithm(
                                params.size() == 3 ? Optional.empty() : Optional.of("cuckoo29")));
    }
}
