package io.minewatch.locate;

import java.util.Optional;

/**
 * Who has an address, as a row of the operator's table says it.
 *
 * @param line the subscriber line
 * @param organization the enterprise, empty if the row names none
 * @param address installation address
 * @param regionCode GB/T 2260 code of the place, six digits
 */
public record Subscriber(
        Optional<String> line,
        Optional<Location.Organization> organization,
        Optional<String> address,
        Optional<String> regionCode) {

    /** What to call it among candidates: the line, or else who or where it is. */
    Optional<String> label() {
        return line.or(() -> organization.flatMap(Location.Organization::name))
                .or(() -> organization.flatMap(Location.Organization::id))
                .or(() -> address);
    }
}
