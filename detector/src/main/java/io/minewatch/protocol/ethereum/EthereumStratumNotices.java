package io.minewatch.protocol.ethereum;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.bytes.Hex;
import io.minewatch.bytes.Target;
import io.minewatch.protocol.Dialect.EventListener;
import io.minewatch.protocol.Difficulty;
import io.minewatch.protocol.Event;
import io.minewatch.protocol.Message;
import io.minewatch.protocol.Quantity;

import java.util.Optional;
import java.util.OptionalLong;

/** Reads what an EthereumStratum server says of its own accord. */
final class EthereumStratumNotices {

    private static final long MAX_PORT = (1 << 16) - 1;

    private String algorithm = "ethash";
    private boolean sawJob;
    private boolean second;

    /** True if work was sent. */
    boolean sawJob() {
        return sawJob;
    }

    /** True if the server speaks version 2.0.0. */
    boolean isSecond() {
        return second;
    }

    void read(Message message, EventListener events) {
        switch (message.method()) {
            case "mining.notify" -> job(message.params(), events);
            case "mining.set" -> settings(message.params(), events);
            case "mining.set_target" -> target(Message.text(message.param(0)), events);
            case "mining.set_difficulty" ->
                    events.event(Difficulty.announced(message.param(0).asDouble(0)));
            case "mining.set_extranonce" -> extranonceSet(message.param(0), events);
            case "mining.reconnect" -> redirect(message.params(), events);
            case "client.reconnect" ->
                    events.event(
                            new Event.Redirect(
                                    Message.optionalText(message.param(0)),
                                    Message.port(message.param(1))));
            case "mining.hashrate", "mining.bye", "client.show_message", "client.get_version" -> {}
            default -> events.event(new Event.Oddity("unknown method"));
        }
    }

    /** The server's part of the nonce, if it is one. */
    static Optional<String> extranonce(JsonNode node) {
        return Message.optionalText(node).filter(Hex::isHex);
    }

    private static void extranonceSet(JsonNode node, EventListener events) {
        events.event(new Event.Subscribed(extranonce(node), 0));
    }

    /** What changes seldom; what is left out stays. */
    private void settings(JsonNode params, EventListener events) {
        second = true;
        Message.shortText(params.path("algo")).ifPresent(name -> algorithm = name);
        if (params.path("extranonce").isTextual()) {
            extranonceSet(params.path("extranonce"), events);
        }
        Message.optionalText(params.path("target")).ifPresent(target -> target(target, events));
    }

    private static void target(String target, EventListener events) {
        Difficulty.ofHashes(Target.hashes(target))
                .<Event>map(Event.DifficultySet::new)
                .or(() -> Optional.of(new Event.Oddity("target is no number")))
                .ifPresent(events::event);
    }

    private static void redirect(JsonNode params, EventListener events) {
        OptionalLong port = Quantity.of(Message.text(params.path("port")));
        events.event(
                new Event.Redirect(
                        Message.optionalText(params.path("host")),
                        port.isPresent() && port.getAsLong() > 0 && port.getAsLong() <= MAX_PORT
                                ? Optional.of((int) port.getAsLong())
                                : Optional.empty()));
    }

    private void job(JsonNode params, EventListener events) {
        sawJob = true;
        Optional<JobLayout> layout = JobLayout.of(params);
        if (layout.isEmpty()) {
            events.event(new Event.Oddity("job in an unknown layout"));
            return;
        }
        boolean isSecond = layout.get() == JobLayout.SECOND;
        second |= isSecond;
        events.event(
                Event.Job.of(params.path(0).asText(""))
                        .clean(
                                isSecond
                                        ? Message.text(params.path(3)).equals("1")
                                        : params.path(3).booleanValue())
                        .height(
                                isSecond
                                        ? Quantity.of(Message.text(params.path(1)))
                                        : OptionalLong.empty())
                        .algorithm(algorithm));
    }
}
