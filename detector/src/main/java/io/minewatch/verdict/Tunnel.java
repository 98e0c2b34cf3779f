package io.minewatch.verdict;

import io.minewatch.flow.Flow;

import java.net.InetAddress;
import java.util.Optional;
import java.util.stream.Stream;

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
        Optional<String> origin) {

    /** What is around a flow, outermost first, as seen from the client's side: 0 or 1. */
    static Stream<Tunnel> around(Flow flow, int client) {
        return flow.wrappings().stream().map(wrapping -> of(wrapping, client == 0));
    }

    private static Tunnel of(Flow.Wrapping wrapping, boolean clientFirst) {
        return new Tunnel(
                wrapping.kind().label,
                wrapping.id(),
                (clientFirst ? wrapping.side0() : wrapping.side1())
                        .map(InetAddress::getHostAddress),
                (clientFirst ? wrapping.side1() : wrapping.side0())
                        .map(InetAddress::getHostAddress),
                Optional.empty(),
                Optional.empty());
    }
}
