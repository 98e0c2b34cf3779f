package io.minewatch.protocol;

import io.minewatch.protocol.carrier.HttpHead;

import java.util.Optional;
import java.util.function.Function;

/**
 * What the head of a request tells of the miner: its software, the server's name and who is paid.
 * Heads repeat it with every request; it is said once, and again when it changes.
 */
public final class Greeting {

    private final Function<HttpHead, Optional<UserName>> user;
    private Optional<Event> hello = Optional.empty();
    private Optional<Event> login = Optional.empty();

    /** The user is who authenticates. */
    public Greeting() {
        this(head -> head.user().map(UserName::of));
    }

    /** The user is what this finds in the head. */
    public Greeting(Function<HttpHead, Optional<UserName>> user) {
        this.user = user;
    }

    /** Tells what is new in this request; nothing if the message is none. */
    public void read(Message message, Dialect.EventListener events) {
        message.http().filter(HttpHead::isRequest).ifPresent(head -> read(head, events));
    }

    private void read(HttpHead head, Dialect.EventListener events) {
        if (head.header("user-agent").isPresent() || head.host().isPresent()) {
            hello = tell(hello, new Event.Hello(head.header("user-agent"), head.host()), events);
        }
        Optional<UserName> name = user.apply(head);
        if (name.isPresent()) {
            login = tell(login, name.get().login(), events);
        }
    }

    private static Optional<Event> tell(
            Optional<Event> before, Event now, Dialect.EventListener events) {
        if (!before.equals(Optional.of(now))) {
            events.event(now);
        }
        return Optional.of(now);
    }
}
