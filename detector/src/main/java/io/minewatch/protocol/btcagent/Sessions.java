package io.minewatch.protocol.btcagent;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.protocol.ChannelDifficulties;
import io.minewatch.protocol.Dialect.EventListener;
import io.minewatch.protocol.Difficulty;
import io.minewatch.protocol.Event;
import io.minewatch.protocol.Message;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The machines behind one connection: their names and how hard their shares are. */
final class Sessions {

    private final Map<Long, String> workers = new HashMap<>(4);
    private final ChannelDifficulties difficulties = new ChannelDifficulties();
    private Optional<String> account = Optional.empty();

    ChannelDifficulties difficulties() {
        return difficulties;
    }

    /** All machines work for this account. */
    void login(String user) {
        account = Optional.of(user);
    }

    void registered(JsonNode params, EventListener events) {
        long session = session(params);
        events.event(new Event.Device(Long.toString(session), Event.Device.Sign.REGISTERED));
        Optional<String> worker = Message.optionalText(params.path("worker"));
        worker.filter(_ -> workers.size() < ChannelDifficulties.MAX_CHANNELS)
                .ifPresentOrElse(name -> workers.put(session, name), () -> workers.remove(session));
        if (account.isPresent() && worker.isPresent()) {
            String user = account.get() + "." + worker.get();
            events.event(new Event.Login(user, account.get(), worker));
        }
    }

    void gone(JsonNode params, EventListener events) {
        long session = session(params);
        workers.remove(session);
        difficulties.closed(session);
        events.event(new Event.Device(Long.toString(session), Event.Device.Sign.GONE));
    }

    void difficulty(JsonNode params, EventListener events) {
        int exponent = params.path("exponent").asInt();
        var difficulty = new Difficulty(Math.scalb(1.0, exponent), Difficulty.Unit.DIFFICULTY_ONE);
        for (JsonNode session : params.path("sessions")) {
            difficulties.announced(session.asLong(), difficulty);
        }
        events.event(new Event.DifficultySet(difficulty));
    }

    void share(JsonNode params, String requestId, EventListener events) {
        long session = session(params);
        String job = params.path("job").asText();
        difficulties.of(session, job).map(Event.ShareDifficulty::new).ifPresent(events::event);
        events.event(
                Event.Share.of(requestId, job)
                        .worker(Optional.ofNullable(workers.get(session)))
                        .solution(solution(params, session)));
    }

    /**
     * The session is the first half of what the pool leaves to the agent, the machine chose the
     * other; a share without a time has the job's.
     */
    private static Optional<Event.Solution> solution(JsonNode params, long session) {
        if (!params.has("time")) {
            return Optional.empty();
        }
        return Optional.of(
                new Event.Solution(
                        hex(session) + hex(params.path("extranonce2").asLong()),
                        hex(params.path("time").asLong()),
                        hex(params.path("nonce").asLong()),
                        params.has("version")
                                ? Optional.of(hex(params.path("version").asLong()))
                                : Optional.empty()));
    }

    private static String hex(long word) {
        return String.format("%08x", word);
    }

    private static long session(JsonNode params) {
        return params.path("session").asLong();
    }
}
