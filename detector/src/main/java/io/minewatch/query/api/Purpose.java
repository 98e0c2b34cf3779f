package io.minewatch.query.api;

import com.linecorp.armeria.common.RequestHeaders;

import io.minewatch.query.api.access.Role;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What a query is for, in the words of who asks; it is recorded and not judged. */
final class Purpose {

    /** A header holds ASCII only: what is beyond comes percent-encoded, in UTF-8. */
    static final String HEADER = "x-purpose";

    /** A case number and a sentence. */
    static final int MAX_LENGTH = 200;

    private Purpose() {}

    /**
     * The purpose of a request, from its parameter or else its header; empty if it states none.
     *
     * @throws Problem if the role must state one
     */
    static String of(Parameters parameters, RequestHeaders headers, Role role) {
        Optional<String> stated =
                parameters
                        .text("purpose")
                        .or(() -> Optional.ofNullable(headers.get(HEADER)).map(Purpose::decoded))
                        .map(String::strip)
                        .filter(text -> !text.isEmpty());
        if (stated.map(String::length).orElse(0) > MAX_LENGTH) {
            throw Parameters.invalid("purpose", "must have 1 to 200 characters");
        }
        if (stated.isEmpty() && role.purposeRequired()) {
            throw Problem.parameter(
                    ProblemType.PURPOSE_REQUIRED,
                    "purpose",
                    "The role "
                            + role.text()
                            + " has to say what for: the header X-Purpose or the parameter"
                            + " purpose.");
        }
        return stated.orElse("");
    }

    private static String decoded(String header) {
        try {
            String text = URLDecoder.decode(header.replace("+", "%2B"), StandardCharsets.UTF_8);
            if (text.chars().anyMatch(Character::isISOControl)) {
                throw Parameters.invalid("purpose", "must be text without control characters");
            }
            return text;
        } catch (IllegalArgumentException _) {
            throw Parameters.invalid("purpose", "must be percent-encoded where there is a %");
        }
    }
}
