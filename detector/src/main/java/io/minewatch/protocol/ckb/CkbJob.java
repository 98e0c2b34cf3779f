package io.minewatch.protocol.ckb;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.protocol.Event;
import io.minewatch.protocol.Message;
import io.minewatch.protocol.stratum.JobLayout;
import io.minewatch.protocol.stratum.Shape;

import java.util.List;

/** Job, header hash, height, parent, clean. */
final class CkbJob implements JobLayout {

    @Override
    public boolean fits(JsonNode params) {
        return Shape.isList(params, 5)
                && Shape.isHash(params.path(1))
                && Shape.height(params.path(2)).isPresent()
                && Shape.isHash(params.path(3))
                && params.path(4).isBoolean();
    }

    @Override
    public List<Event.Job> read(JsonNode params) {
        return List.of(
                Event.Job.of(params.path(0).asText(""))
                        .clean(params.path(4).booleanValue())
                        .previousHash(Message.optionalText(params.path(3)))
                        .height(Shape.height(params.path(2)))
                        .algorithm("eaglesong"));
    }
}
