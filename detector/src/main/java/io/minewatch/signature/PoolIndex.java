package io.minewatch.signature;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Finds the pool a host belongs to, for a host that is text. */
final class PoolIndex {

    private final PoolNames names;

    PoolIndex(PoolNames names) {
        this.names = names;
    }

    Optional<Pool> find(String host) {
        byte[] bytes = host.getBytes(StandardCharsets.UTF_8);
        int index = names.find(bytes, 0, bytes.length);
        return index == PoolNames.NONE ? Optional.empty() : Optional.of(names.pool(index));
    }
}
