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
 * @param coarse what an address database says; never more exact than a city, and only asked where
 *     no table has the address
 * @param candidates lines that fit equally well, 64 at most; more than one means that none is
 *     certain. One, while {@code line} is empty, had the address for a part of the time only
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

    /**
     * Who holds a line.
     *
     * @param id unified social credit code (GB 32100), its check character verified
     * @param name as the operator writes it
     * @param nature kind of holder in the operator's words: "private", "state-owned"
     */
    public record Organization(
            Optional<String> id, Optional<String> name, Optional<String> nature) {

        /** One whose nature is not told. */
        public Organization(Optional<String> id, Optional<String> name) {
            this(id, name, Optional.empty());
        }
    }

    /** What an address database says. */
    public record Coarse(
            Optional<String> country,
            Optional<String> city,
            Optional<Long> asNumber,
            Optional<String> asName) {}
}
