package io.minewatch.cadence.name;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the beginning of a flow tells of who speaks.
 *
 * @param clientSide which side of the flow is the client, see {@code Endpoints}: 0 or 1
 * @param name the pool that it goes to
 * @param software that begins TLS in the same way, "XMRig 6.26"
 * @param tls what else TLS showed
 */
public record Naming(int clientSide, Optional<Named> name, Optional<String> software, TlsSeen tls) {

    /** Both together: the better name, and of all else what this says of the same thing. */
    public Naming and(Naming other) {
        return new Naming(
                clientSide,
                Stream.concat(name.stream(), other.name.stream())
                        .min(Comparator.comparing(Named::source)),
                software.or(other::software),
                tls.and(other.tls));
    }
}
