package io.minewatch.protocol;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.protocol.Dialect.EventListener;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * The templates that a node gives on request, and the blocks made of them: a share is a whole block
 * there, and no job has a name.
 */
public final class BlockWork {

    private enum Asked {
        TEMPLATE,
        SUBMIT
    }

    private final Requests<Asked> requests = new Requests<>();
    private final Tip tip = new Tip();

    /** The client asks for a template. */
    public void asked(Message request) {
        requests.asked(request.id(), Asked.TEMPLATE);
    }

    /** The client sends a block. */
    public void submitted(Message request, EventListener events) {
        events.event(Event.Share.of(requests.asked(request.id(), Asked.SUBMIT), ""));
    }

    /**
     * The server answers with a template.
     *
     * @param previousHash of the chain, "" if the template does not tell
     * @param height of the block that is worked on
     * @param difficulty what a whole block takes
     */
    public void given(
            Message reply,
            String previousHash,
            JsonNode height,
            Optional<Difficulty> difficulty,
            EventListener events) {
        requests.answered(reply.id());
        var previous = Optional.of(previousHash).filter(hash -> !hash.isEmpty());
        OptionalLong next = Message.count(height);
        events.event(
                Event.Job.of("")
                        .clean(tip.moves(previous, next))
                        .previousHash(previous)
                        .height(next)
                        .difficulty(difficulty));
    }

    /** The token of the block that is answered; empty if the answer is to something else. */
    public Optional<String> block(Message reply) {
        return requests.answered(reply.id())
                .filter(request -> request.kind() == Asked.SUBMIT)
                .map(Requests.Request::token);
    }
}
