package io.minewatch.protocol.aleo;

import io.minewatch.protocol.Event;
import io.minewatch.protocol.Message;
import io.minewatch.protocol.stratum.Greeting;

import java.util.List;
import java.util.Optional;

/** Agent, version of the protocol, former session: no host, unlike with others. */
final class AleoGreeting implements Greeting {

    @Override
    public List<Event> introduced(Message request) {
        return List.of(new Event.Hello(Message.optionalText(request.param(0)), Optional.empty()));
    }
}
