package io.minewatch.protocol;

import io.minewatch.flow.Flow;
import io.minewatch.protocol.carrier.Carriage;

/** Takes conversations that turned out to be mining. */
public interface ConversationListener {

    /**
     * A flow in which this dialect is spoken. What is heard of it goes to the listener returned.
     */
    Listener begins(Flow flow, Dialect dialect);

    /** Takes the events of one conversation. */
    interface Listener {

        /** The conversation went over to another dialect. */
        void dialect(Dialect dialect);

        /** Which side of the flow is the miner's: 0 or 1. Told before the first event. */
        void client(int side);

        /** What the conversation is carried in; each carrier once, or again when more is known. */
        void carried(Carriage carriage);

        /** One event, and the message that it was read from. */
        void event(Heard heard, Event event);

        /** Time passes. */
        void pulse(long timeNanos);

        /** The conversation turned out not to be mining after all: nothing of it may be kept. */
        void withdrawn();

        /** The conversation is over. */
        void ended(long timeNanos);
    }
}
