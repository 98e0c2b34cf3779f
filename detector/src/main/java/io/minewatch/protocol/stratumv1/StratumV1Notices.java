package io.minewatch.protocol.stratumv1;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.bytes.Hex;
import io.minewatch.bytes.Target;
import io.minewatch.protocol.Dialect.EventListener;
import io.minewatch.protocol.Difficulty;
import io.minewatch.protocol.Event;
import io.minewatch.protocol.Message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads what a Stratum V1 server says of its own accord. */
final class StratumV1Notices {

    /** Blocks have up to 2^14 transactions, so a branch is shorter than this. */
    private static final int MAX_BRANCHES = 32;

    /** Bytes; cgminer takes 16, Xelis gives 32. */
    private static final int MAX_EXTRANONCE2 = 32;

    private boolean sawJob;
    private boolean askedVersion;

    /** True if work was sent. */
    boolean sawJob() {
        return sawJob;
    }

    void read(Message message, EventListener events) {
        switch (message.method()) {
            case "mining.notify" -> job(message, events);
            case "mining.set_difficulty" ->
                    events.event(Difficulty.announced(message.param(0).asDouble(0)));
            case "mining.set_target" -> target(message.param(0), events);
            case "mining.set_extranonce", "set_extranonce" ->
                    events.event(subscription(message.params(), 0));
            case "client.reconnect" -> redirect(message, events);
            case "client.get_version" -> askedVersion = true;
            case "mining.ping" -> events.event(new Event.KeepAlive());
            case "client.show_message", "mining.set_version_mask", "mining.print" -> {}
            default -> events.event(new Event.Oddity("unknown method"));
        }
    }

    /** The server's part of the search space at {@code at}, and behind it the client's size. */
    static Event.Subscribed subscription(JsonNode list, int at) {
        long size = Message.count(list.path(at + 1)).orElse(0);
        return new Event.Subscribed(
                Message.optionalText(list.path(at)).filter(Hex::isHex),
                size <= MAX_EXTRANONCE2 ? (int) size : 0);
    }

    /** What the client answers to {@code client.get_version}: its user agent. */
    void versionReply(Message message, EventListener events) {
        if (askedVersion && message.result().isTextual()) {
            events.event(new Event.Hello(Message.optionalText(message.result()), Optional.empty()));
        }
    }

    private static void target(JsonNode value, EventListener events) {
        Difficulty.ofHashes(Target.hashes(Message.text(value)))
                .<Event>map(Event.DifficultySet::new)
                .or(() -> Optional.of(new Event.Oddity("target is no number")))
                .ifPresent(events::event);
    }

    private static void redirect(Message message, EventListener events) {
        events.event(
                new Event.Redirect(
                        Message.optionalText(message.param(0)), Message.port(message.param(1))));
    }

    private void job(Message message, EventListener events) {
        sawJob = true;
        JsonNode params = message.params();
        boolean bitcoin = StratumV1.isBitcoinJob(params);
        events.event(
                new Event.Job(
                        params.path(0).asText(""),
                        bitcoin && params.path(8).asBoolean(false),
                        bitcoin ? Message.optionalText(params.path(1)) : Optional.empty(),
                        OptionalLong.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        bitcoin ? template(params) : Optional.empty()));
    }

    private static Optional<Event.BlockTemplate> template(JsonNode params) {
        List<String> branches = new ArrayList<>();
        for (JsonNode branch : params.path(4)) {
            branches.add(Message.text(branch));
        }
        if (branches.size() > MAX_BRANCHES) {
            return Optional.empty();
        }
        return Optional.of(
                new Event.BlockTemplate(
                        Message.text(params.path(1)),
                        Message.text(params.path(2)),
                        Message.text(params.path(3)),
                        List.copyOf(branches),
                        Message.text(params.path(5)),
                        Message.text(params.path(6)),
                        Message.text(params.path(7))));
    }
}
