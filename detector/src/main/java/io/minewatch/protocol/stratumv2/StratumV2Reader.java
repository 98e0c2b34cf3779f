package io.minewatch.protocol.stratumv2;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.protocol.Dialect.EventListener;
import io.minewatch.protocol.Dialect.Reader;
import io.minewatch.protocol.Event;
import io.minewatch.protocol.Message;
import io.minewatch.protocol.Speaker;
import io.minewatch.protocol.UserName;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads one connection: its channels, their jobs and shares. */
final class StratumV2Reader implements Reader {

    private final Channels channels = new Channels();
    private final Jobs jobs = new Jobs(channels);
    private final Shares shares = new Shares(channels);

    @Override
    public void read(Speaker speaker, Message message, EventListener events) {
        MessageType.of(message.method()).ifPresent(type -> read(type, message.params(), events));
    }

    private void read(MessageType type, JsonNode params, EventListener events) {
        switch (type) {
            case SETUP_CONNECTION -> events.event(hello(params));
            case SETUP_CONNECTION_ERROR, OPEN_CHANNEL_ERROR ->
                    events.event(new Event.LoginReply(false, code(params)));
            case OPEN_STANDARD_CHANNEL, OPEN_EXTENDED_CHANNEL -> {
                UserName user = UserName.of(params.path("user").asText());
                events.event(user.login());
                channels.asked(params, user.worker());
                hashrate(params, events);
            }
            case OPEN_STANDARD_CHANNEL_SUCCESS, OPEN_EXTENDED_CHANNEL_SUCCESS -> {
                events.event(new Event.LoginReply(true, Optional.empty()));
                channels.opened(params, events);
            }
            case UPDATE_CHANNEL -> hashrate(params, events);
            case CLOSE_CHANNEL -> channels.closed(params);
            case SET_GROUP_CHANNEL -> channels.grouped(params);
            case SET_TARGET -> channels.target(params, events);
            case SET_EXTRANONCE_PREFIX -> Channels.extranonce(params, events);
            case NEW_JOB, NEW_EXTENDED_JOB -> jobs.job(params, events);
            case SET_NEW_PREV_HASH -> jobs.previousHash(params, events);
            case SET_CUSTOM_JOB_SUCCESS -> jobs.custom(params, events);
            case SUBMIT_STANDARD, SUBMIT_EXTENDED -> shares.share(params, events);
            case SUBMIT_SUCCESS -> shares.accepted(params, events);
            case SUBMIT_ERROR -> shares.refused(params, code(params), events);
            case RECONNECT ->
                    events.event(
                            new Event.Redirect(
                                    Message.optionalText(params.path("host")),
                                    Message.port(params.path("port"))));
            default -> {}
        }
    }

    private static Event hello(JsonNode params) {
        String agent =
                Stream.of("vendor", "hardware", "firmware")
                        .map(name -> params.path(name).asText())
                        .filter(text -> !text.isBlank())
                        .collect(Collectors.joining(" "));
        return new Event.Hello(
                Optional.of(agent).filter(text -> !text.isEmpty()),
                Message.optionalText(params.path("host")));
    }

    /** A proxy without machines yet says 0. */
    private static void hashrate(JsonNode params, EventListener events) {
        double hashrate = params.path("hashrate").asDouble();
        if (hashrate > 0 && Double.isFinite(hashrate)) {
            events.event(new Event.Hashrate(hashrate));
        } else if (hashrate != 0) {
            events.event(new Event.Oddity("hashrate is no positive number"));
        }
    }

    private static Optional<String> code(JsonNode params) {
        return Message.optionalText(params.path("code"));
    }
}
