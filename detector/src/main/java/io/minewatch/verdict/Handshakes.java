package io.minewatch.verdict;

import io.minewatch.flow.Endpoints;
import io.minewatch.flow.Flow;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Conversations of which no more than the handshake can be read. What is found of them by names,
 * times and lengths is added there, so that there is one detection. Of one worker; there are no
 * more of them than flows that are followed.
 */
public final class Handshakes {

    private record Key(Endpoints endpoints, String addressDomain) {

        static Key of(Flow flow) {
            return new Key(flow.endpoints(), flow.addressDomain());
        }
    }

    private final Map<Key, Case> open = new HashMap<>();

    /** None yet. */
    public Handshakes() {}

    void heard(Flow flow, Case one) {
        open.put(Key.of(flow), one);
    }

    void ended(Flow flow, Case one) {
        open.remove(Key.of(flow), one);
    }

    Optional<Case> of(Flow flow) {
        return Optional.ofNullable(open.get(Key.of(flow)));
    }
}
