package io.minewatch.protocol.aleo;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.bytes.Hex;
import io.minewatch.protocol.Event;
import io.minewatch.protocol.Message;
import io.minewatch.protocol.stratum.JobLayout;
import io.minewatch.protocol.stratum.Shape;

import java.util.List;

/** Job, challenge of the epoch, address that is paid, clean. */
final class AleoJob implements JobLayout {

    @Override
    public boolean fits(JsonNode params) {
        return Shape.isList(params, 4)
                && Hex.isHex(Message.text(params.path(1)))
                && Message.text(params.path(2)).startsWith("aleo1")
                && params.path(3).isBoolean();
    }

    @Override
    public List<Event.Job> read(JsonNode params) {
        return List.of(
                Event.Job.of(params.path(0).asText(""))
                        .clean(params.path(3).booleanValue())
                        .algorithm("zksnark_aleo"));
    }
}
