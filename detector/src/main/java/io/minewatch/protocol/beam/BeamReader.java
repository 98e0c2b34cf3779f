package io.minewatch.protocol.beam;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.bytes.Hex;
import io.minewatch.protocol.Dialect.EventListener;
import io.minewatch.protocol.Dialect.Reader;
import io.minewatch.protocol.Difficulty;
import io.minewatch.protocol.Event;
import io.minewatch.protocol.Message;
import io.minewatch.protocol.Requests;
import io.minewatch.protocol.Speaker;
import io.minewatch.protocol.Tip;
import io.minewatch.protocol.UserName;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads one conversation in Beam's dialect. A share has no id but its job's. Anybody's calls may
 * have a login with a key and results with a code: these are Beam's under the id of all logins, and
 * those behind work.
 */
final class BeamReader implements Reader {

    /** Beam's second fork, of 28 June 2020: from this block on it is BeamHash III. */
    private static final long THIRD_FROM_HEIGHT = 777_777;

    private final Requests<String> shares = new Requests<>();
    private final Tip tip = new Tip();
    private boolean sawWork;

    @Override
    public void read(Speaker speaker, Message message, EventListener events) {
        switch (message.method()) {
            case "login" -> login(message, events);
            case "solution" -> share(message, events);
            case "job" -> job(message, events);
            case "result" -> result(message, events);
            case "cancel" -> {}
            default -> events.event(new Event.Oddity("unknown method"));
        }
    }

    private static void login(Message message, EventListener events) {
        if (!message.id().equals(Beam.LOGIN)) {
            events.event(new Event.Oddity("login under another id"));
            return;
        }
        JsonNode root = message.root();
        Optional<String> agent = Message.optionalText(root.path("agent"));
        if (agent.isPresent()) {
            events.event(new Event.Hello(agent, Optional.empty()));
        }
        Message.optionalText(root.path("api_key"))
                .ifPresent(key -> events.event(UserName.of(key).login()));
    }

    private void share(Message message, EventListener events) {
        if (!Beam.isSolution(message.root())) {
            events.event(new Event.Oddity("share without a solution"));
            return;
        }
        sawWork = true;
        events.event(Event.Share.of(shares.asked(message.id(), "solution"), message.id()));
    }

    private void job(Message message, EventListener events) {
        JsonNode root = message.root();
        if (!Beam.isJob(root)) {
            events.event(new Event.Oddity("job without an input"));
            return;
        }
        sawWork = true;
        Optional<Difficulty> difficulty =
                Message.count(root.path("difficulty")).stream()
                        .mapToObj(PackedDifficulty::of)
                        .flatMap(Optional::stream)
                        .findFirst();
        if (difficulty.isEmpty()) {
            events.event(new Event.Oddity("difficulty of no share"));
        }
        OptionalLong height = Message.count(root.path("height"));
        events.event(
                Event.Job.of(message.id())
                        .clean(tip.moves(Optional.empty(), height))
                        .height(height)
                        .algorithm(algorithm(height))
                        .difficulty(difficulty));
    }

    private static Optional<String> algorithm(OptionalLong height) {
        return height.orElse(0) >= THIRD_FROM_HEIGHT ? Optional.of("beamhash3") : Optional.empty();
    }

    private void result(Message message, EventListener events) {
        JsonNode root = message.root();
        int code = root.path("code").asInt(-1);
        Optional<String> text = Message.optionalText(root.path("description"));
        if (message.id().equals(Beam.LOGIN)) {
            welcome(code == 0, text, root, events);
            return;
        }
        Optional<String> token = shares.answered(message.id()).map(Requests.Request::token);
        if (token.isEmpty() && !sawWork) {
            events.event(new Event.Oddity("result of nothing"));
            return;
        }
        boolean accepted = code == Beam.ACCEPTED;
        events.event(
                new Event.ShareResult(
                        token.orElse(""), accepted, text.filter(_ -> !accepted), token.isEmpty()));
    }

    private static void welcome(
            boolean accepted, Optional<String> text, JsonNode root, EventListener events) {
        events.event(new Event.LoginReply(accepted, text.filter(_ -> !accepted)));
        Optional<String> prefix = Message.optionalText(root.path("nonceprefix")).filter(Hex::isHex);
        if (accepted && prefix.isPresent()) {
            events.event(new Event.Subscribed(prefix, 0));
        }
    }
}
