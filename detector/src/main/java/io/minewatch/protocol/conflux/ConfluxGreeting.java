package io.minewatch.protocol.conflux;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.protocol.Event;
import io.minewatch.protocol.Message;
import io.minewatch.protocol.UserName;
import io.minewatch.protocol.stratum.Greeting;

import java.util.List;
import java.util.Optional;

/** One request is introduction and login: the miner's name and a secret, which is not kept. */
final class ConfluxGreeting implements Greeting {

    @Override
    public List<Event> introduced(Message request) {
        boolean login = request.param(1).isTextual();
        return login
                ? Message.optionalText(request.param(0))
                        .<Event>map(user -> UserName.of(user).login())
                        .map(List::of)
                        .orElse(List.of())
                : Greeting.super.introduced(request);
    }

    @Override
    public List<Event> welcomed(JsonNode result) {
        return result.isArray() && result.size() > 1
                ? Greeting.super.welcomed(result)
                : List.of(new Event.LoginReply(true, Optional.empty()));
    }
}
