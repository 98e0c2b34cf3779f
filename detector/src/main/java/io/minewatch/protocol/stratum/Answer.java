package io.minewatch.protocol.stratum;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.protocol.Message;

import java.util.Optional;

/**
 * Yes or no, as servers write it: a boolean, the word in a text, or in a list with the reason
 * behind it.
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
        return word().asBoolean(false) && !message.isError();
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
