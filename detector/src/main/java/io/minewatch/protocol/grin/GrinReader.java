package io.minewatch.protocol.grin;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.protocol.Dialect.EventListener;
import io.minewatch.protocol.Dialect.Reader;
import io.minewatch.protocol.Event;
import io.minewatch.protocol.Message;
import io.minewatch.protocol.Requests;
import io.minewatch.protocol.Speaker;
import io.minewatch.protocol.Tip;
import io.minewatch.protocol.UserName;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads one conversation in Grin's dialect. Some miners put the same id on everything, so a reply
 * belongs to the oldest request of its id and method.
 *
 * <p>How much work a share is depends on its proof, a graph of some size or with Epic a hash, which
 * only shares tell: the jobs before the first one get their difficulty with it.
 */
final class GrinReader implements Reader {

    private final Requests<String> requests = new Requests<>();
    private Optional<Proof> proof = Optional.empty();
    private Optional<JsonNode> lastJob = Optional.empty();
    private final Tip tip = new Tip();
    private boolean saidCoin;

    @Override
    public void read(Speaker speaker, Message message, EventListener events) {
        if (speaker == Speaker.CLIENT) {
            fromClient(message, events);
        } else if (message.method().equals("job")) {
            job(message.params(), events);
        } else if (Grin.isAnswer(message)) {
            answer(message, events);
        }
    }

    private void fromClient(Message message, EventListener events) {
        if (message.method().equals("submit") && !Graph.isShare(message.params())) {
            events.event(new Event.Oddity("share without a cycle"));
            return;
        }
        String token = requests.asked(key(message), message.method());
        switch (message.method()) {
            case "login" -> login(message.params(), events);
            case "submit" -> submit(token, message.params(), events);
            case "keepalive" -> events.event(new Event.KeepAlive());
            default -> {}
        }
    }

    private static String key(Message message) {
        return message.method() + ' ' + message.id();
    }

    private static void login(JsonNode params, EventListener events) {
        Optional<String> agent = Message.optionalText(params.path("agent"));
        if (agent.isPresent()) {
            events.event(new Event.Hello(agent, Optional.empty()));
        }
        Message.optionalText(params.path("login"))
                .ifPresent(user -> events.event(UserName.of(user).login()));
    }

    private void submit(String token, JsonNode params, EventListener events) {
        Optional<Proof> told = Graph.proof(params);
        if (told.isEmpty()) {
            events.event(new Event.Oddity("share without a cycle of a known graph"));
        } else if (!told.equals(proof)) {
            proof = told;
            events.event(new Event.Algorithm(told.get().algorithm()));
            lastJob.flatMap(told.get()::difficulty)
                    .ifPresent(work -> events.event(new Event.DifficultySet(work)));
        }
        coin(params, events);
        events.event(Event.Share.of(token, params.path("job_id").asText("")));
    }

    private void answer(Message message, EventListener events) {
        Optional<String> token = requests.answered(key(message)).map(Requests.Request::token);
        switch (message.method()) {
            case "login" ->
                    events.event(new Event.LoginReply(Grin.isYes(message), message.errorText()));
            case "submit" -> result(token, message, events);
            default -> {
                if (Graph.isJob(message.result())) {
                    job(message.result(), events);
                }
            }
        }
    }

    /** Before any work it is no share that is answered. */
    private void result(Optional<String> token, Message message, EventListener events) {
        if (token.isEmpty() && lastJob.isEmpty()) {
            events.event(new Event.Oddity("answer to no share"));
            return;
        }
        events.event(
                new Event.ShareResult(
                        token.orElse(""),
                        Grin.isYes(message),
                        message.errorText(),
                        token.isEmpty()));
    }

    private void job(JsonNode job, EventListener events) {
        if (!Graph.isJob(job)) {
            events.event(new Event.Oddity("job without a header"));
            return;
        }
        lastJob = Optional.of(job);
        if (job.path("difficulty").isIntegralNumber() && job.path("difficulty").asLong() == 0) {
            events.event(new Event.Oddity("difficulty is no positive number"));
        }
        Optional<String> previous = Graph.previousHash(job);
        OptionalLong height = Message.count(job.path("height"));
        coin(job, events);
        events.event(
                Event.Job.of(job.path("job_id").asText(""))
                        .clean(tip.moves(previous, height))
                        .previousHash(previous)
                        .height(height)
                        .algorithm(proof.map(Proof::algorithm))
                        .difficulty(proof.flatMap(known -> known.difficulty(job))));
    }

    /** Tari shows a hash where Grin and MWC show their header, and mines the smallest graphs. */
    private void coin(JsonNode params, EventListener events) {
        boolean isTari =
                proof.equals(Optional.of(GraphSize.C29))
                        && lastJob.filter(Graph::isHashOnly).isPresent();
        boolean isEpic = Graph.isEpic(params);
        if (!saidCoin && (isTari || isEpic)) {
            saidCoin = true;
            events.event(new Event.Coin(isEpic ? Epic.TICKER : "XTM"));
        }
    }
}
