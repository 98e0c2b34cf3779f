package io.minewatch.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A place where somebody mines: an enterprise at an address; without an enterprise the line, and
 * without a line the miner's address.
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
 * @param first when mining was seen first
 * @param last when mining was seen last
 * @param detections of all its days
 * @param miners addresses that mined on its last day
 * @param rates of its last day, one for each algorithm
 * @param power of its last day
 */
public record SiteSum(
        String id,
        Optional<String> enterpriseId,
        Optional<String> enterprise,
        Optional<String> line,
        Optional<String> client,
        Optional<String> address,
        Optional<String> region,
        List<String> regionPath,
        String locationGrade,
        Instant first,
        Instant last,
        long detections,
        long miners,
        List<Rate> rates,
        Watts power) {

    /** Copies the lists. */
    public SiteSum {
        regionPath = List.copyOf(regionPath);
        rates = List.copyOf(rates);
    }
}
