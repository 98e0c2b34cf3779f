package io.minewatch.protocol;

import java.util.Optional;
import java.util.Set;

/** Who says something in a mining conversation. */
public enum Speaker {
    /** The miner's side, whoever opened the connection. */
    CLIENT,
    /** The pool's side. */
    SERVER;

    /** Who says a message, where replies come from servers only and each method is one side's. */
    public static Optional<Speaker> of(
            Message message, Set<String> ofClients, Set<String> ofServers) {
        if (message.isReply() || ofServers.contains(message.method())) {
            return Optional.of(SERVER);
        }
        return ofClients.contains(message.method()) ? Optional.of(CLIENT) : Optional.empty();
    }

    /** Who says a message of this dialect: in HTTP the head tells. */
    static Optional<Speaker> of(Dialect dialect, Message message) {
        return message.http()
                .map(head -> head.isRequest() ? CLIENT : SERVER)
                .or(() -> dialect.speaker(message));
    }
}
