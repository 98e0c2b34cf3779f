package io.minewatch.protocol.cryptonote;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.protocol.BlockWork;
import io.minewatch.protocol.Dialect.EventListener;
import io.minewatch.protocol.Dialect.Reader;
import io.minewatch.protocol.Difficulty;
import io.minewatch.protocol.Event;
import io.minewatch.protocol.Greeting;
import io.minewatch.protocol.Message;
import io.minewatch.protocol.Speaker;
import io.minewatch.protocol.UserName;

import java.util.Optional;

/** Reads one conversation with a node. A share is a whole block here. */
final class CryptoNoteDaemonReader implements Reader {

    private final BlockWork work = new BlockWork();
    private final Greeting greeting = new Greeting();
    private String wallet = "";

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
            work.asked(message);
            login(Message.text(message.params().path("wallet_address")), events);
        } else if (CryptoNoteDaemon.isPollOfMiner(message)) {
            events.event(new Event.KeepAlive());
        } else if (CryptoNoteDaemon.SUBMIT.contains(message.method())) {
            work.submitted(message, events);
        }
    }

    private void login(String address, EventListener events) {
        if (!address.isBlank() && !address.equals(wallet)) {
            wallet = address;
            events.event(UserName.of(address).login());
        }
    }

    private void reply(Message message, EventListener events) {
        JsonNode result = message.result();
        if (CryptoNoteDaemon.isTemplate(result)) {
            work.given(
                    message,
                    Message.text(result.path("prev_hash")),
                    result.path("height"),
                    difficulty(result.path("difficulty").doubleValue()),
                    events);
        } else {
            work.block(message).ifPresent(token -> result(token, message, events));
        }
    }

    private static Optional<Difficulty> difficulty(double hashes) {
        return hashes >= 1 && Double.isFinite(hashes)
                ? Optional.of(new Difficulty(hashes, Difficulty.Unit.HASHES))
                : Optional.empty();
    }

    private static void result(String token, Message message, EventListener events) {
        boolean accepted = !message.isError() && CryptoNote.status(message).equals("OK");
        events.event(new Event.ShareResult(token, accepted, message.errorText(), false));
    }
}
