package io.minewatch.protocol.stratumv2;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.protocol.Dialect.EventListener;
import io.minewatch.protocol.Event;
import io.minewatch.protocol.Message;
import io.minewatch.protocol.UserName;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Optional;

/**
 * Matches answers to shares: a refusal names one, an acceptance counts those of a channel up to a
 * sequence number.
 */
final class Shares {

    /** More unanswered shares than a pool lets wait; the oldest are forgotten. */
    static final int MAX_WAITING = 256;

    /** Shares accepted at once; pools collect ten or so. */
    static final int MAX_BATCH = 1024;

    private record Waiting(long channel, long sequence, String token) {}

    private final Channels channels;
    private final ArrayDeque<Waiting> waiting = new ArrayDeque<>(4);
    private long count;

    Shares(Channels channels) {
        this.channels = channels;
    }

    void share(JsonNode params, EventListener events) {
        long channel = Channels.channel(params);
        String token = Long.toString(++count);
        if (waiting.size() == MAX_WAITING) {
            waiting.removeFirst();
        }
        waiting.addLast(new Waiting(channel, params.path("sequence").asLong(), token));
        difficulty(channel, Jobs.id(params), events);
        events.event(Event.Share.of(token, Jobs.id(params)).worker(worker(channel, params)));
    }

    /**
     * A share may name its worker, where one channel is of several; with the account or without.
     */
    private Optional<String> worker(long channel, JsonNode params) {
        return Message.optionalText(params.path("worker"))
                .map(name -> UserName.of(name).worker().orElse(name))
                .or(() -> channels.worker(channel));
    }

    private void difficulty(long channel, String job, EventListener events) {
        channels.difficulty(channel, job).map(Event.ShareDifficulty::new).ifPresent(events::event);
    }

    /** So many of a channel's shares are accepted, the oldest first; some may not be heard. */
    void accepted(JsonNode params, EventListener events) {
        long channel = Channels.channel(params);
        long last = params.path("last_sequence").asLong();
        long left = params.path("count").asLong();
        if (left > MAX_BATCH) {
            events.event(new Event.Oddity("too many shares at once"));
            return;
        }
        for (Iterator<Waiting> shares = waiting.iterator(); left > 0 && shares.hasNext(); ) {
            Waiting share = shares.next();
            if (share.channel() == channel && share.sequence() <= last) {
                shares.remove();
                left--;
                events.event(result(share.token(), true, Optional.empty()));
            }
        }
        for (; left > 0; left--) {
            difficulty(channel, "", events);
            events.event(result("", true, Optional.empty()));
        }
    }

    void refused(JsonNode params, Optional<String> code, EventListener events) {
        long channel = Channels.channel(params);
        long sequence = params.path("sequence").asLong();
        Optional<Waiting> share =
                waiting.stream()
                        .filter(one -> one.channel() == channel && one.sequence() == sequence)
                        .findFirst();
        share.ifPresent(waiting::remove);
        events.event(result(share.map(Waiting::token).orElse(""), false, code));
    }

    private static Event result(String token, boolean accepted, Optional<String> reason) {
        return new Event.ShareResult(token, accepted, reason, token.isEmpty());
    }
}
