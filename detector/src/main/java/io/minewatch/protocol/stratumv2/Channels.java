package io.minewatch.protocol.stratumv2;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.bytes.Hex;
import io.minewatch.bytes.Target;
import io.minewatch.protocol.ChannelDifficulties;
import io.minewatch.protocol.Dialect.EventListener;
import io.minewatch.protocol.Difficulty;
import io.minewatch.protocol.Event;
import io.minewatch.protocol.Message;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The channels of one connection: who mines in each and how hard its shares are. */
final class Channels {

    /** Unanswered requests for a channel; more is no miner. */
    private static final int MAX_ASKED = 256;

    private final ChannelDifficulties difficulties = new ChannelDifficulties();
    private final Map<Long, String> asked = new HashMap<>(2);
    private final Map<Long, String> workers = new HashMap<>(2);
    private final Map<Long, Long> groups = new HashMap<>(2);

    /** A client asks for a channel for one machine. */
    void asked(JsonNode params, Optional<String> worker) {
        if (worker.isPresent() && asked.size() < MAX_ASKED) {
            asked.put(params.path("request").asLong(), worker.get());
        }
    }

    void opened(JsonNode params, EventListener events) {
        long channel = channel(params);
        String worker = asked.remove(params.path("request").asLong());
        if (worker != null && workers.size() < ChannelDifficulties.MAX_CHANNELS) {
            workers.put(channel, worker);
        }
        group(channel, params.path("group").asLong());
        extranonce(params, events);
        target(params, events);
    }

    static void extranonce(JsonNode params, EventListener events) {
        events.event(
                new Event.Subscribed(
                        Message.optionalText(params.path("extranonce_prefix")),
                        Math.min(32, params.path("extranonce_size").asInt(0))));
    }

    void grouped(JsonNode params) {
        for (JsonNode channel : params.path("channels")) {
            group(channel.asLong(), params.path("group").asLong());
        }
    }

    private void group(long channel, long group) {
        if (groups.containsKey(channel) || groups.size() < ChannelDifficulties.MAX_CHANNELS) {
            groups.put(channel, group);
        }
    }

    void closed(JsonNode params) {
        long channel = channel(params);
        difficulties.closed(channel);
        workers.remove(channel);
        groups.remove(channel);
    }

    /** For one channel, or for all in a group. */
    void target(JsonNode params, EventListener events) {
        var target = Hex.unsignedLittleEndian(params.path("target").asText());
        Optional<Difficulty> difficulty = Difficulty.ofHashes(Target.hashes(target));
        if (difficulty.isEmpty()) {
            events.event(new Event.Oddity("target is no number"));
            return;
        }
        var addressed = new ArrayList<Long>();
        addressed.add(channel(params));
        groups.forEach(
                (channel, group) -> {
                    if (group == channel(params)) {
                        addressed.add(channel);
                    }
                });
        addressed.forEach(channel -> difficulties.announced(channel, difficulty.get()));
        events.event(new Event.DifficultySet(difficulty.get()));
    }

    /** A job for a channel or a group, or an older one that is to be worked on now. */
    void job(long channel, String job) {
        difficulties.job(channel + "/" + job);
    }

    /** The difficulty of a channel's share for a job, which may have come to the group. */
    Optional<Difficulty> difficulty(long channel, String job) {
        String own = channel + "/" + job;
        Long group = groups.get(channel);
        String known = difficulties.knows(own) || group == null ? own : group + "/" + job;
        return difficulties.of(channel, known);
    }

    Optional<String> worker(long channel) {
        return Optional.ofNullable(workers.get(channel));
    }

    static long channel(JsonNode params) {
        return params.path("channel").asLong();
    }
}
