package io.minewatch.protocol.stratum;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.protocol.Message;

import java.util.Optional;

/**
 * Yes or no, as servers write it: a boolean, the word in a text, or in a list with the reason
 * behind it. MoneroOcean's nodejs-pool says of a share that its status is OK, as it does in the
 * dialect that XMRig comes from when it goes over to this one.
 */
final class Answer {

    private final Message message;

    Answer(Message message) {
        this.message = message;
    }

    /** True if it says yes or no. */
    boolean isClear() {
        JsonNode word = word();
        return message.isError() || word.isBoolean() || Message.text(word).matches("true|false");
    }

    boolean isYes() {
        return (word().asBoolean(false) || isOk()) && !message.isError();
    }

    private boolean isOk() {
        return Message.text(message.result().path("status")).equals("OK");
    }

    /** Why not. */
    Optional<String> reason() {
        return message.errorText()
                .or(() -> Message.optionalText(message.root().path("reject-reason")))
                .or(() -> Message.optionalText(message.result().path(1)));
    }

    private JsonNode word() {
        JsonNode result = message.result();
        return result.isArray() ? result.path(0) : result;
    }
}
