package io.minewatch.protocol.stratum;

import io.minewatch.protocol.Dialect.EventListener;
import io.minewatch.protocol.Event;
import io.minewatch.protocol.Message;

import java.util.List;
import java.util.Optional;

/** Reads what a server says of its own accord. */
final class Notices {

    private final Layouts layouts;
    private boolean sawJob;
    private boolean sawDifficulty;
    private Optional<String> versionAsked = Optional.empty();
    private String algorithm = "";

    Notices(Layouts layouts) {
        this.layouts = layouts;
    }

    /** True if work was sent. */
    boolean sawJob() {
        return sawJob;
    }

    void read(Message message, EventListener events) {
        switch (message.method()) {
            case "mining.notify", "pearl.challenge" -> jobs(message, events);
            case "mining.set_difficulty", "mining.set_target" -> difficulty(message, events);
            case "mining.set_extranonce", "set_extranonce" ->
                    events.event(Greeting.extranonce(message.params(), 0));
            case "client.reconnect" ->
                    events.event(
                            new Event.Redirect(
                                    Message.optionalText(message.param(0)),
                                    Message.port(message.param(1))));
            case "client.get_version" -> versionAsked = Optional.of(message.id());
            case "mining.ping",
                    "mining.pong",
                    "client.show_message",
                    "mining.set_version_mask",
                    "mining.print" -> {}
            default -> events.event(new Event.Oddity("unknown method"));
        }
    }

    /** What the client answers to {@code client.get_version}, and not to a ping: its user agent. */
    void versionReply(Message message, EventListener events) {
        if (versionAsked.equals(Optional.of(message.id())) && message.result().isTextual()) {
            events.event(new Event.Hello(Message.optionalText(message.result()), Optional.empty()));
        }
    }

    private void difficulty(Message message, EventListener events) {
        layouts.difficulties()
                .announced(message)
                .ifPresent(
                        event -> {
                            sawDifficulty |= event instanceof Event.DifficultySet;
                            events.event(event);
                        });
    }

    private void jobs(Message message, EventListener events) {
        sawJob = true;
        Message.shortText(message.root().path("algo")).ifPresent(told -> algorithm(told, events));
        List<Event.Job> jobs =
                layouts.jobs().fits(message.params())
                        ? layouts.jobs().read(message.params())
                        : List.of(unknown(message));
        for (Event.Job job : jobs) {
            // Miners go by a difficulty that was announced: some pools' jobs have the network's.
            events.event(sawDifficulty ? job.difficulty(Optional.empty()) : job);
        }
    }

    /** Pools that change between algorithms name that of a job beside it. */
    private void algorithm(String told, EventListener events) {
        if (!told.equals(algorithm)) {
            algorithm = told;
            events.event(new Event.Algorithm(told));
        }
    }

    /** In another layout it is a job nevertheless, and shares will refer to it. */
    private static Event.Job unknown(Message message) {
        return Event.Job.of(message.params().path(0).asText(""));
    }
}
