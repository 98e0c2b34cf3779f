package io.minewatch.ledger;

import java.util.List;
import java.util.Optional;

/**
 * Who and where a site is: an enterprise at an address; without an enterprise the line, and without
 * a line the miner's address.
 *
 * @param id "s1-" and 24 hexadecimal digits; the same for the same enterprise and place
 * @param enterpriseId unified social credit code
 * @param enterprise its name
 * @param line subscriber line, if there is no enterprise
 * @param client the miner's address, if neither is known
 * @param address of the installation
 * @param region its code
 * @param regionPath names from the province down
 * @param locationGrade as in a record: "L4"
 */
public record SitePlace(
        String id,
        Optional<String> enterpriseId,
        Optional<String> enterprise,
        Optional<String> line,
        Optional<String> client,
        Optional<String> address,
        Optional<String> region,
        List<String> regionPath,
        String locationGrade) {

    /** Copies the list. */
    public SitePlace {
        regionPath = List.copyOf(regionPath);
    }
}
