package io.minewatch.protocol.rpc;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.bytes.Target;
import io.minewatch.protocol.BlockWork;
import io.minewatch.protocol.Dialect.EventListener;
import io.minewatch.protocol.Dialect.Reader;
import io.minewatch.protocol.Difficulty;
import io.minewatch.protocol.Event;
import io.minewatch.protocol.Greeting;
import io.minewatch.protocol.Message;
import io.minewatch.protocol.Speaker;

import java.util.Optional;

/** Reads one conversation with block templates. A share is a whole block here. */
final class GetBlockTemplateReader implements Reader {

    private final BlockWork work = new BlockWork();
    private final Greeting greeting = new Greeting();

    /** Explorers ask for templates as often, to show what the next block may be. */
    private boolean works;

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
            case GetBlockTemplate.ASK -> {
                works |= GetBlockTemplate.isOfMiner(message);
                work.asked(message);
            }
            case GetBlockTemplate.SUBMIT -> {
                works = true;
                work.submitted(message, events);
            }
            default -> {}
        }
    }

    private void reply(Message message, EventListener events) {
        JsonNode result = message.result();
        if (GetBlockTemplate.isTemplate(result) && !works) {
            work.block(message);
            events.event(new Event.KeepAlive());
        } else if (GetBlockTemplate.isTemplate(result)) {
            work.given(
                    message,
                    Message.text(result.path("previousblockhash")),
                    result.path("height"),
                    Difficulty.ofHashes(Target.hashes(Message.text(result.path("target")))),
                    events);
        } else {
            work.block(message).ifPresent(token -> result(token, message, events));
        }
    }

    /** Nothing is good; a text says what is wrong (BIP 22). */
    private static void result(String token, Message message, EventListener events) {
        Optional<String> reason =
                message.errorText().or(() -> Message.optionalText(message.result()));
        boolean accepted = message.result().isNull() && !message.isError();
        events.event(new Event.ShareResult(token, accepted, reason, false));
    }
}
