package io.minewatch.protocol.ironfish;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.bytes.Hex;
import io.minewatch.bytes.Target;
import io.minewatch.protocol.Dialect.EventListener;
import io.minewatch.protocol.Dialect.Reader;
import io.minewatch.protocol.Difficulty;
import io.minewatch.protocol.Event;
import io.minewatch.protocol.Message;
import io.minewatch.protocol.Requests;
import io.minewatch.protocol.Speaker;
import io.minewatch.protocol.UserName;

import java.util.Optional;

/** Reads one conversation of Iron Fish. Only shares are asked for; each is answered by its id. */
final class IronFishReader implements Reader {

    private final Requests<String> shares = new Requests<>();
    private boolean sawJob;

    @Override
    public void read(Speaker speaker, Message message, EventListener events) {
        JsonNode body = IronFish.body(message);
        switch (message.method()) {
            case "mining.subscribe" -> subscribe(body, events);
            case "mining.subscribed" -> subscribed(body, events);
            case "mining.set_target" -> target(body, events);
            case "mining.notify" -> job(body, events);
            case "mining.submit" -> share(message.id(), body, events);
            case "mining.submitted" -> result(body, events);
            case "mining.wait_for_work",
                    "mining.get_status",
                    "mining.status",
                    "mining.disconnect" -> {}
            default -> events.event(new Event.Oddity("unknown method"));
        }
    }

    /** Introduction and login are one. */
    private static void subscribe(JsonNode body, EventListener events) {
        events.event(new Event.Hello(Message.optionalText(body.path("agent")), Optional.empty()));
        Optional<String> machine = Message.optionalText(body.path("name"));
        Message.optionalText(body.path("publicAddress"))
                .map(UserName::of)
                .ifPresent(
                        name ->
                                events.event(
                                        new Event.Login(
                                                name.user(),
                                                name.account(),
                                                name.worker().or(() -> machine))));
    }

    private static void subscribed(JsonNode body, EventListener events) {
        events.event(
                new Event.Subscribed(Message.optionalText(body.path("xn")).filter(Hex::isHex), 0));
        events.event(new Event.LoginReply(true, Optional.empty()));
    }

    private static void target(JsonNode body, EventListener events) {
        events.event(
                Difficulty.ofHashes(Target.hashes(Message.text(body.path("target"))))
                        .<Event>map(Event.DifficultySet::new)
                        .orElse(new Event.Oddity("target is no number")));
    }

    private void job(JsonNode body, EventListener events) {
        sawJob = true;
        events.event(Event.Job.of(body.path("miningRequestId").asText("")).algorithm("fishhash"));
    }

    private void share(String id, JsonNode body, EventListener events) {
        String job = body.path("miningRequestId").asText("");
        events.event(Event.Share.of(shares.asked(id, job), job));
    }

    private void result(JsonNode body, EventListener events) {
        var share = shares.answered(body.path("id").asText(""));
        boolean accepted = body.path("result").asBoolean(false);
        Optional<String> reason = Message.optionalText(body.path("message"));
        if (share.isPresent()) {
            events.event(new Event.ShareResult(share.get().token(), accepted, reason, false));
        } else if (sawJob) {
            events.event(new Event.ShareResult("", accepted, reason, true));
        }
    }
}
