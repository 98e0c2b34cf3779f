package io.minewatch.verdict;

import java.util.Optional;

/** Knows which endpoints are pools because they were asked. Any thread may ask. */
@FunctionalInterface
public interface PoolAnswers {

    /** Nobody was asked. */
    PoolAnswers NONE = (server, addressDomain) -> Optional.empty();

    /**
     * What this server answered, if it was asked, is a pool, and the answer still holds.
     *
     * @param addressDomain in which its address is meant, see {@link Detection}
     */
    Optional<PoolAnswer> of(Endpoint server, String addressDomain);
}
