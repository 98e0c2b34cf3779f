package io.minewatch.locate;

import java.net.InetAddress;
import java.time.Instant;
import java.util.Optional;

/** Asks a subscriber table again where something was, for what was located by an earlier one. */
public final class LateAssignments {

    private final SubscriberTable table;
    private final RegionTree regions;

    /** Of these tables. */
    public LateAssignments(SubscriberTable table, RegionTree regions) {
        this.table = table;
        this.regions = regions;
    }

    /**
     * What the table says.
     *
     * @param dated true if all rows that say so say since when; one that does not is of the
     *     present, and says nothing against what was known earlier
     */
    public record Answer(Location location, boolean dated) {}

    /**
     * Where an address was from one time to another, both inclusive; empty if the table has it at
     * no moment of that.
     *
     * @param domain the address domain, as in {@code Detection.addressDomain}
     */
    public Optional<Answer> locate(InetAddress address, String domain, Instant start, Instant end) {
        var found = table.find(address, domain, start, end);
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(new Answer(HolderLocation.of(found, regions, start), found.dated()));
    }
}
