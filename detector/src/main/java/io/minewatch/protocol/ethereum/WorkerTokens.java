package io.minewatch.protocol.ethereum;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The tokens under which the workers of one conversation send their shares. */
final class WorkerTokens {

    /** A proxy logs in a machine at a time; farms behind one connection are smaller. */
    static final int MAX_WORKERS = 256;

    private final Map<String, String> workers = new HashMap<>();

    /** Notes a token. Beyond the bound it is not noted: its shares have no worker then. */
    void given(String token, Optional<String> worker) {
        if (!token.isEmpty() && workers.size() < MAX_WORKERS) {
            worker.ifPresent(name -> workers.put(token, name));
        }
    }

    Optional<String> worker(String token) {
        return Optional.ofNullable(workers.get(token));
    }
}
