package io.minewatch.cadence.name;

import java.util.Optional;

/**
 * What the beginning of a flow tells of who speaks.
 *
 * @param clientSide which side of the flow is the client, see {@code Endpoints}: 0 or 1
 * @param name the pool that it goes to
 * @param software that begins TLS in the same way, "XMRig 6.26"
 */
public record Naming(int clientSide, Optional<Named> name, Optional<String> software) {

    /** Both together; what this says of the same thing counts. */
    public Naming and(Naming other) {
        return new Naming(clientSide, name.or(other::name), software.or(other::software));
    }
}
