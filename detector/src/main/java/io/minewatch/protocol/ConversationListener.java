package io.minewatch.protocol;

import io.minewatch.flow.Flow;
import io.minewatch.flow.PeerNetwork;
import io.minewatch.protocol.carrier.Carriage;

import java.util.Optional;

/** Takes conversations that turned out to be mining. */
public interface ConversationListener {

    /**
     * A flow in which this dialect is spoken. What is heard of it goes to the listener returned.
     */
    Listener begins(Flow flow, Dialect dialect);

    /**
     * Nodes of a chain speak with each other, which is not mining.
     *
     * @param first the side that was heard first: 0 or 1
     * @return who wants to know how long that lasts; empty if nobody does
     */
    default Optional<Lasting> nodes(Flow flow, PeerNetwork network, int first) {
        return Optional.empty();
    }

    /** Is told how long something lasts. */
    interface Lasting {

        /** Time passes. */
        void pulse(long timeNanos);

        /** The conversation is over. */
        void ended(long timeNanos);
    }

    /** Takes the events of one conversation. */
    interface Listener extends Lasting {

        /** The conversation went over to another dialect. */
        void dialect(Dialect dialect);

        /** Which side of the flow is the miner's: 0 or 1. Told before the first event. */
        void client(int side);

        /** What the conversation is carried in; each carrier once, or again when more is known. */
        void carried(Carriage carriage);

        /** One event, and the message that it was read from. */
        void event(Heard heard, Event event);

        /** The conversation turned out not to be mining after all: nothing of it may be kept. */
        void withdrawn();
    }
}
