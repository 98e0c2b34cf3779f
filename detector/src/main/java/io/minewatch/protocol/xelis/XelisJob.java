package io.minewatch.protocol.xelis;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.bytes.Hex;
import io.minewatch.protocol.Event;
import io.minewatch.protocol.Message;
import io.minewatch.protocol.stratum.JobLayout;
import io.minewatch.protocol.stratum.Shape;

import java.util.List;

/** Job, time, header hash, algorithm, clean. */
final class XelisJob implements JobLayout {

    @Override
    public boolean fits(JsonNode params) {
        return Shape.isList(params, 5)
                && Hex.isHex(Message.text(params.path(1)))
                && Shape.isHash(params.path(2))
                && Message.text(params.path(3)).matches("xel/v?[0-9]{1,3}")
                && params.path(4).isBoolean();
    }

    @Override
    public List<Event.Job> read(JsonNode params) {
        return List.of(
                Event.Job.of(params.path(0).asText(""))
                        .clean(params.path(4).booleanValue())
                        .algorithm(Message.optionalText(params.path(3))));
    }
}
