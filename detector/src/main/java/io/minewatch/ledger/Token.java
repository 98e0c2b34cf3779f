package io.minewatch.ledger;

import java.time.Instant;
import java.util.Optional;

/**
 * A key to the query interface; its secret is not kept.
 *
 * @param id what it is called by in lists, and revoked by
 * @param hash of the secret, as the caller made it
 * @param name of who has it
 * @param role in the words of the query interface
 * @param scope what may be seen with it
 * @param created when
 * @param expires from when on it is worth nothing
 * @param revoked when somebody revoked it
 */
public record Token(
        String id,
        String hash,
        String name,
        String role,
        Scope scope,
        Instant created,
        Instant expires,
        Optional<Instant> revoked) {

    /** True if it was not revoked and has not expired. */
    public boolean holds(Instant at) {
        return revoked.isEmpty() && at.isBefore(expires);
    }
}
