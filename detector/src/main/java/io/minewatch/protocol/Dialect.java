package io.minewatch.protocol;

import io.minewatch.protocol.carrier.Envelope;

import java.util.Optional;
import java.util.Set;

/**
 * One way in which miners and pools speak. A dialect is stateless; what it must remember of one
 * conversation is in its {@link Reader}.
 */
public interface Dialect {

    /** Name in records, {@code mining.protocol}. */
    String name();

    /**
     * Which relative, where several have the same {@link #name}: {@code kaspa}, {@code kawpow}. No
     * two dialects have the same.
     */
    default String variant() {
        return name();
    }

    /** What its messages may come in; in anything else they are somebody's text. */
    default Set<Envelope.Kind> envelopes() {
        return Set.of(Envelope.Kind.LINE, Envelope.Kind.WEB_SOCKET);
    }

    /** Its binary messages, if it has any. */
    default Optional<BinaryForm> binaryForm() {
        return Optional.empty();
    }

    /** How well a message fits, whoever said it. Asked only for what came as it may. */
    Fit fit(Message message);

    /**
     * True if nobody but miners and pools says such a message. False where queues of other work or
     * the users of a node say the same: then it is no more than a single indicator.
     */
    default boolean isUnmistakable(Message message) {
        return true;
    }

    /** Who says such a message, if the message alone tells. */
    Optional<Speaker> speaker(Message message);

    /**
     * True if its targets count hashes whatever is mined. False if it is borrowed for proofs of
     * work that count something else, so that a target says nothing while the algorithm is unknown.
     */
    boolean countsHashes();

    /** What its work counts while the algorithm is unknown: "H/s", "Sol/s" or "g/s". */
    default String unit() {
        return "H/s";
    }

    /**
     * True if this dialect's conversations have the other one's messages in them, so that those are
     * no sign of a change to the other.
     */
    default boolean embeds(Dialect other) {
        return false;
    }

    /** True if it is also spoken inside of Noise, where only its shape shows. */
    default boolean hidesInNoise() {
        return false;
    }

    /**
     * Proofs of work that it is spoken for, as the signatures have them, where they are few; empty
     * if it may be any.
     */
    default Set<String> algorithms() {
        return Set.of();
    }

    /** Proofs of work that it is not spoken for, although software that speaks it has them, too. */
    default Set<String> foreignAlgorithms() {
        return Set.of();
    }

    /** Begins to read one conversation. */
    Reader reader();

    /** Turns the messages of one conversation into events. */
    interface Reader {

        /** Reads one message. An answer that is only an answer follows the request that it fits. */
        void read(Speaker speaker, Message message, EventListener events);
    }

    /** Takes what a message meant: one event, several, or none. */
    interface EventListener {

        /** One event, in the order in which the message says them. */
        void event(Event event);
    }
}
