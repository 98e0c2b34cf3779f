package io.minewatch.protocol.alephium;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.protocol.Event;
import io.minewatch.protocol.Fit;
import io.minewatch.protocol.Message;
import io.minewatch.protocol.stratum.Greeting;

import java.util.List;

/** Some pools greet by {@code mining.hello} and the name of the protocol. */
final class AlephiumGreeting implements Greeting {

    @Override
    public List<Event> introduced(Message request) {
        return request.params().isObject()
                ? List.of(
                        new Event.Hello(
                                Message.optionalText(request.params().path("agent")),
                                Message.optionalText(request.params().path("host"))))
                : Greeting.super.introduced(request);
    }

    @Override
    public Fit fit(JsonNode result) {
        return Message.text(result.path(0)).startsWith("AlephiumStratum/")
                ? Fit.OWN
                : Greeting.super.fit(result);
    }
}
