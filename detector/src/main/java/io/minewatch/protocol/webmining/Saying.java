package io.minewatch.protocol.webmining;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.protocol.Fit;
import io.minewatch.protocol.Message;
import io.minewatch.protocol.Speaker;

import java.util.Optional;

/**
 * What a message says, whichever of the three families writes it.
 *
 * @param fit how sure it is that it says that
 * @param body where its fields are
 */
record Saying(Kind kind, Fit fit, JsonNode body) {

    /** What is said, and by whom. */
    enum Kind {
        /** For whom the page works. */
        LOGIN(Speaker.CLIENT),
        WELCOME(Speaker.SERVER),
        /** A job as CryptoNote has it. */
        JOB(Speaker.SERVER),
        /** A share as CryptoNote has it. */
        SHARE(Speaker.CLIENT),
        /** The share was taken. */
        TAKEN(Speaker.SERVER),
        /** The login or the share was not. */
        REFUSED(Speaker.SERVER),
        /** Nimiq: how hard the work is. */
        SETTINGS(Speaker.SERVER),
        /** Nimiq: what to work on. */
        BLOCK(Speaker.SERVER),
        /** Nimiq: a header with the nonce in it. */
        PROOF(Speaker.CLIENT),
        /** Nothing of interest. */
        NOTICE(Speaker.SERVER);

        final Speaker speaker;

        Kind(Speaker speaker) {
            this.speaker = speaker;
        }
    }

    /** What the message says, if it is of one of the families. */
    static Optional<Saying> of(Message message) {
        JsonNode root = message.root();
        if (root.path("type").isTextual()) {
            return Coinhive.saying(message);
        }
        if (root.path("identifier").isTextual()) {
            return WebMinerPool.saying(message);
        }
        return root.path("message").isTextual() ? Nimiq.saying(root) : Optional.empty();
    }

    /** Own if the fields are as they must be, else nothing of these families. */
    static Optional<Saying> ifTrue(boolean shape, Kind kind, JsonNode body) {
        return shape ? Optional.of(new Saying(kind, Fit.OWN, body)) : Optional.empty();
    }

    /** No evidence by itself. */
    static Optional<Saying> hint(Kind kind, JsonNode body) {
        return Optional.of(new Saying(kind, Fit.HINT, body));
    }
}
