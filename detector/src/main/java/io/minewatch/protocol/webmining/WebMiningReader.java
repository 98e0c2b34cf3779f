package io.minewatch.protocol.webmining;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.protocol.Dialect.EventListener;
import io.minewatch.protocol.Dialect.Reader;
import io.minewatch.protocol.Event;
import io.minewatch.protocol.Message;
import io.minewatch.protocol.Requests;
import io.minewatch.protocol.Speaker;
import io.minewatch.protocol.UserName;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads one conversation. Nothing has an id: an answer belongs to the oldest open share. */
final class WebMiningReader implements Reader {

    /** Who is paid, in the order of the families. */
    private static final List<String> ACCOUNTS = List.of("site_key", "login", "loginid", "address");

    /** Which visitor or machine. */
    private static final List<String> WORKERS = List.of("user", "userid", "deviceName", "deviceId");

    private static final String NO_ID = "";

    private final Requests<Boolean> shares = new Requests<>();
    private final Work jobs = new Work();
    private boolean welcomed;
    private boolean saidCoin;

    @Override
    public void read(Speaker speaker, Message message, EventListener events) {
        Saying.of(message)
                .ifPresentOrElse(
                        saying -> read(saying, events),
                        () -> events.event(new Event.Oddity("unknown message")));
    }

    private void read(Saying saying, EventListener events) {
        JsonNode body = saying.body();
        switch (saying.kind()) {
            case LOGIN -> login(body, events);
            case WELCOME -> welcome(events);
            case JOB -> {
                welcomed = true;
                events.event(jobs.job(body));
            }
            case SHARE ->
                    share(
                            body.path("job_id").asText(NO_ID),
                            Message.optionalText(body.path("result")),
                            events);
            case PROOF -> {
                coin(events);
                share(NO_ID, Optional.empty(), events);
            }
            case TAKEN -> result(true, Optional.empty(), events);
            case REFUSED -> refused(body, events);
            case SETTINGS -> settings(body, events);
            case BLOCK -> block(body, events);
            case NOTICE -> {}
        }
    }

    /** The password is passed over. */
    private static void login(JsonNode body, EventListener events) {
        firstText(body, ACCOUNTS)
                .map(UserName::of)
                .map(
                        name ->
                                new UserName(
                                        name.user(),
                                        name.account(),
                                        firstText(body, WORKERS).or(name::worker)))
                .ifPresent(name -> events.event(name.login()));
    }

    private static Optional<String> firstText(JsonNode body, List<String> names) {
        return names.stream()
                .map(body::path)
                .filter(node -> node.isTextual() || node.isIntegralNumber())
                .map(JsonNode::asText)
                .flatMap(text -> text.isBlank() ? Stream.empty() : Stream.of(text))
                .findFirst();
    }

    private void welcome(EventListener events) {
        welcomed = true;
        events.event(new Event.LoginReply(true, Optional.empty()));
    }

    private void share(String job, Optional<String> hash, EventListener events) {
        String token = shares.asked(NO_ID, true);
        events.event(Event.Share.of(token, job).hash(hash));
    }

    private void result(boolean accepted, Optional<String> reason, EventListener events) {
        var share = shares.answered(NO_ID);
        events.event(
                new Event.ShareResult(
                        share.map(Requests.Request::token).orElse(NO_ID),
                        accepted,
                        reason,
                        share.isEmpty()));
    }

    /** Before any work it is the login that is refused, afterwards a share. */
    private void refused(JsonNode body, EventListener events) {
        Optional<String> reason =
                Stream.of("error", "param", "reason")
                        .flatMap(name -> Message.optionalText(body.path(name)).stream())
                        .findFirst();
        if (!welcomed && shares.neverAsked()) {
            events.event(new Event.LoginReply(false, reason));
        } else if (shares.neverAsked()) {
            events.event(new Event.Oddity("refused without a share"));
        } else {
            result(false, reason, events);
        }
    }

    /** Nobody else works on whole headers. */
    private void coin(EventListener events) {
        if (!saidCoin) {
            saidCoin = true;
            events.event(new Event.Coin(Nimiq.TICKER));
        }
    }

    private void settings(JsonNode body, EventListener events) {
        welcomed = true;
        coin(events);
        events.event(
                Nimiq.difficulty(body)
                        .<Event>map(Event.DifficultySet::new)
                        .orElseGet(() -> new Event.Oddity("target is no number")));
    }

    /** It comes whenever the chain has grown. */
    private void block(JsonNode body, EventListener events) {
        welcomed = true;
        coin(events);
        events.event(
                Event.Job.of(NO_ID)
                        .clean(true)
                        .height(Nimiq.height(body))
                        .algorithm(Nimiq.ALGORITHM));
    }
}
