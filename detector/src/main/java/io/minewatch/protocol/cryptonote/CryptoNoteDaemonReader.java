package io.minewatch.protocol.cryptonote;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.protocol.Dialect.EventListener;
import io.minewatch.protocol.Dialect.Reader;
import io.minewatch.protocol.Difficulty;
import io.minewatch.protocol.Event;
import io.minewatch.protocol.Greeting;
import io.minewatch.protocol.Message;
import io.minewatch.protocol.Requests;
import io.minewatch.protocol.Speaker;
import io.minewatch.protocol.UserName;

import java.util.Optional;

/** Reads one conversation with a node. A share is a whole block here. */
final class CryptoNoteDaemonReader implements Reader {

    private enum Asked {
        TEMPLATE,
        SUBMIT
    }

    private final Requests<Asked> requests = new Requests<>();
    private final Greeting greeting = new Greeting();
    private String wallet = "";
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
        if (CryptoNoteDaemon.ASK.contains(message.method())) {
            requests.asked(message.id(), Asked.TEMPLATE);
            login(Message.text(message.params().path("wallet_address")), events);
        } else if (CryptoNoteDaemon.isPollOfMiner(message)) {
            events.event(new Event.KeepAlive());
        } else if (CryptoNoteDaemon.SUBMIT.contains(message.method())) {
            events.event(
                    new Event.Share(
                            requests.asked(message.id(), Asked.SUBMIT),
                            "",
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty()));
        }
    }

    private void login(String address, EventListener events) {
        if (!address.isBlank() && !address.equals(wallet)) {
            wallet = address;
            events.event(UserName.of(address).login());
        }
    }

    private void reply(Message message, EventListener events) {
        if (CryptoNoteDaemon.isTemplate(message.result())) {
            requests.answered(message.id());
            template(message.result(), events);
            return;
        }
        requests.answered(message.id())
                .filter(request -> request.kind() == Asked.SUBMIT)
                .ifPresent(request -> result(request.token(), message, events));
    }

    private void template(JsonNode template, EventListener events) {
        String now = Message.text(template.path("prev_hash"));
        boolean clean = !previous.isEmpty() && !previous.equals(now);
        previous = now;
        double difficulty = template.path("difficulty").doubleValue();
        events.event(
                new Event.Job(
                        "",
                        clean,
                        Optional.of(now).filter(hash -> !hash.isEmpty()),
                        Message.count(template.path("height")),
                        Optional.empty(),
                        difficulty >= 1 && Double.isFinite(difficulty)
                                ? Optional.of(new Difficulty(difficulty, Difficulty.Unit.HASHES))
                                : Optional.empty(),
                        Optional.empty()));
    }

    private static void result(String token, Message message, EventListener events) {
        boolean accepted = !message.isError() && CryptoNote.status(message).equals("OK");
        events.event(new Event.ShareResult(token, accepted, message.errorText(), false));
    }
}
