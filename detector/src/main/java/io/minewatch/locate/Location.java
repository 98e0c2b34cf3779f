package io.minewatch.locate;

import java.util.List;
import java.util.Optional;

/**
 * Where an address is, and how far that is certain.
 *
 * @param grade "L0" to "L4", reference in the package's description
 * @param regionCode GB/T 2260 code of the region, if known
 * @param regionPath names from the province down, empty if the region is not in the tree
 * @param address installation address
 * @param organization who holds the line
 * @param line the subscriber line
 * @param coarse what an address database says; never more exact than a city
 * @param candidates lines that fit equally well; more than one means that none is certain
 * @param source where the answer comes from: "subscribers", "geoip", "none"
 */
public record Location(
        String grade,
        Optional<String> regionCode,
        List<String> regionPath,
        Optional<String> address,
        Optional<Organization> organization,
        Optional<String> line,
        Optional<Coarse> coarse,
        List<String> candidates,
        String source) {

    /** Who holds a line: unified social credit code and name, either may be empty. */
    public record Organization(Optional<String> id, Optional<String> name) {}

    /** What an address database says. */
    public record Coarse(
            Optional<String> country,
            Optional<String> city,
            Optional<Long> asNumber,
            Optional<String> asName) {}
}
