package io.minewatch.protocol.rpc;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.bytes.Target;
import io.minewatch.protocol.Dialect.EventListener;
import io.minewatch.protocol.Dialect.Reader;
import io.minewatch.protocol.Difficulty;
import io.minewatch.protocol.Event;
import io.minewatch.protocol.Greeting;
import io.minewatch.protocol.Message;
import io.minewatch.protocol.Requests;
import io.minewatch.protocol.Speaker;

import java.util.Optional;

/** Reads one conversation with block templates. A share is a whole block here. */
final class GetBlockTemplateReader implements Reader {

    private enum Asked {
        TEMPLATE,
        SUBMIT
    }

    private final Requests<Asked> requests = new Requests<>();
    private final Greeting greeting = new Greeting();
    private String previous = "";

    @Override
    public void read(Speaker speaker, Message message, EventListener events) {
        greeting.read(message, events);
        if (speaker == Speaker.CLIENT) {
            fromClient(message, events);
        } else if (message.isReply()) {
            reply(message, events);
        }
    }

    private void fromClient(Message message, EventListener events) {
        switch (message.method()) {
            case GetBlockTemplate.ASK -> requests.asked(message.id(), Asked.TEMPLATE);
            case GetBlockTemplate.SUBMIT ->
                    events.event(
                            new Event.Share(
                                    requests.asked(message.id(), Asked.SUBMIT),
                                    "",
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.empty()));
            default -> {}
        }
    }

    private void reply(Message message, EventListener events) {
        if (GetBlockTemplate.isTemplate(message.result())) {
            requests.answered(message.id());
            template(message.result(), events);
            return;
        }
        requests.answered(message.id())
                .filter(request -> request.kind() == Asked.SUBMIT)
                .ifPresent(request -> result(request.token(), message, events));
    }

    private void template(JsonNode template, EventListener events) {
        String now = Message.text(template.path("previousblockhash"));
        boolean clean = !previous.isEmpty() && !previous.equals(now);
        previous = now;
        events.event(
                new Event.Job(
                        "",
                        clean,
                        Optional.of(now),
                        Message.count(template.path("height")),
                        Optional.empty(),
                        Difficulty.ofHashes(Target.hashes(Message.text(template.path("target")))),
                        Optional.empty()));
    }

    /** Nothing is good; a text says what is wrong (BIP 22). */
    private static void result(String token, Message message, EventListener events) {
        Optional<String> reason =
                message.errorText().or(() -> Message.optionalText(message.result()));
        boolean accepted = message.result().isNull() && !message.isError();
        events.event(new Event.ShareResult(token, accepted, reason, false));
    }
}
