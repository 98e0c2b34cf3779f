package io.minewatch.protocol.equihash;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.bytes.Target;
import io.minewatch.protocol.Dialect.EventListener;
import io.minewatch.protocol.Difficulty;
import io.minewatch.protocol.Event;
import io.minewatch.protocol.Message;

import java.util.Optional;

/** Reads what a server of Equihash says of its own accord. */
final class EquihashNotices {

    private boolean sawJob;

    /** True if work was sent. */
    boolean sawJob() {
        return sawJob;
    }

    void read(Message message, EventListener events) {
        switch (message.method()) {
            case "mining.notify" -> job(message.params(), events);
            case "mining.set_target" -> events.event(target(message.param(0)));
            case "mining.set_difficulty" ->
                    events.event(Difficulty.announced(message.param(0).asDouble(0)));
            case "mining.set_extranonce" -> events.event(subscription(message.param(0)));
            case "client.reconnect" ->
                    events.event(
                            new Event.Redirect(
                                    Message.optionalText(message.param(0)),
                                    Message.port(message.param(1))));
            case "mining.ping", "client.show_message" -> {}
            default -> events.event(new Event.Oddity("unknown method"));
        }
    }

    /** What the server chose of the nonce; all the rest is the client's. */
    static Event.Subscribed subscription(JsonNode nonce1) {
        return new Event.Subscribed(
                Message.optionalText(nonce1).filter(EquihashStratum::isNonce1), 0);
    }

    private static Event target(JsonNode value) {
        return Difficulty.ofHashes(Target.hashes(Message.text(value)))
                .<Event>map(Event.DifficultySet::new)
                .orElseGet(() -> new Event.Oddity("target is no number"));
    }

    private void job(JsonNode params, EventListener events) {
        if (!JobLayout.isJob(params)) {
            events.event(new Event.Oddity("job of another kind"));
            return;
        }
        sawJob = true;
        JobLayout.coin(params).ifPresent(ticker -> events.event(new Event.Coin(ticker)));
        events.event(
                Event.Job.of(params.path(0).asText(""))
                        .clean(params.path(7).asBoolean())
                        .previousHash(Message.optionalText(params.path(2)))
                        .algorithm(JobLayout.algorithm(params))
                        .template(Optional.of(JobLayout.header(params))));
    }
}
