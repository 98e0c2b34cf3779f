package io.minewatch.protocol.pearl;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.protocol.Event;
import io.minewatch.protocol.Message;
import io.minewatch.protocol.UserName;
import io.minewatch.protocol.stratum.Greeting;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** No introduction: the login is an object that names the software too. */
final class PearlGreeting implements Greeting {

    @Override
    public List<Event> loggedIn(Message request) {
        JsonNode params = request.params();
        if (!params.isObject()) {
            return Greeting.super.loggedIn(request);
        }
        var events = new ArrayList<Event>();
        Message.optionalText(params.path("agent"))
                .map(agent -> new Event.Hello(Optional.of(agent), Optional.empty()))
                .ifPresent(events::add);
        Message.optionalText(params.path("wallet"))
                .map(wallet -> login(UserName.of(wallet), params.path("worker")))
                .ifPresent(events::add);
        return events;
    }

    private static Event.Login login(UserName name, JsonNode worker) {
        return new Event.Login(
                name.user(), name.account(), name.worker().or(() -> Message.optionalText(worker)));
    }
}
