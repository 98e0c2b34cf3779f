package io.minewatch.verdict;

import java.util.Optional;

/**
 * One encapsulation that the conversation was wrapped in, or one carrier inside of the connection.
 *
 * @param type as in {@code Encapsulation.label} or {@code Carriage.Type.label}
 * @param id its number, 0 if it has none
 * @param outerSource outer address of the client's side, if there is one
 * @param outerDestination outer address of the server's side
 */
public record Tunnel(
        String type,
        long id,
        Optional<String> outerSource,
        Optional<String> outerDestination,
        Optional<String> target,
        Optional<String> origin) {}
