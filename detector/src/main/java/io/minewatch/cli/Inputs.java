package io.minewatch.cli;

import io.minewatch.cadence.clock.KnownTicks;
import io.minewatch.cadence.clock.TickFile;
import io.minewatch.locate.GeoDatabase;
import io.minewatch.locate.Problems;
import io.minewatch.locate.RegionTree;
import io.minewatch.locate.SubscriberTable;
import io.minewatch.locate.TableException;
import io.minewatch.signature.Fault;
import io.minewatch.signature.SignatureException;
import io.minewatch.signature.Signatures;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Loads the tables that detections are compared with. A table that cannot be read is complained
 * about, and the inspection goes on without it: mining is found all the same.
 */
final class Inputs {

    private final Complaints complaints;

    Inputs(Complaints complaints) {
        this.complaints = complaints;
    }

    /** The signatures in the directory given, or those of this installation. */
    Signatures signatures(Optional<Path> given) {
        Path directory = given.orElseGet(() -> Home.current().signatures());
        try {
            return Signatures.load(directory);
        } catch (SignatureException e) {
            for (Fault fault : e.faults()) {
                complaints.error(fault.toString());
            }
            complaints.error(
                    directory
                            + ": no signatures are used: pools, agents and hardware stay unnamed");
            return Signatures.empty();
        }
    }

    /** Blocks in the file given. */
    KnownTicks ticks(Optional<Path> given) {
        try {
            return given.isEmpty() ? KnownTicks.NONE : TickFile.read(given.get());
        } catch (IOException e) {
            complaints.error("--ticks: " + e.getMessage());
            return KnownTicks.NONE;
        }
    }

    SubscriberTable subscribers(Optional<Path> given) {
        try {
            if (given.isEmpty()) {
                return SubscriberTable.empty();
            }
            SubscriberTable table = SubscriberTable.load(given.get());
            complain(given.get(), table.problems());
            if (!table.unreadColumns().isEmpty()) {
                String columns = String.join(", ", table.unreadColumns());
                complaints.note(given.get() + ":1: columns that mean nothing here: " + columns);
            }
            return table;
        } catch (TableException e) {
            complaints.error(e.getMessage());
            return SubscriberTable.empty();
        }
    }

    RegionTree regions(Optional<Path> given) {
        try {
            if (given.isEmpty()) {
                return RegionTree.empty();
            }
            RegionTree tree = RegionTree.load(given.get());
            complain(given.get(), tree.problems());
            return tree;
        } catch (TableException e) {
            complaints.error(e.getMessage());
            return RegionTree.empty();
        }
    }

    /** Databases of coarse places; one that cannot be read is left out. */
    GeoDatabase geo(List<Path> given) {
        return GeoDatabase.open(given, refused -> complaints.error(refused.getMessage()));
    }

    private void complain(Path table, Problems problems) {
        problems.listed().forEach(problem -> complaints.error(problem.toString()));
        if (problems.total() > problems.listed().size()) {
            long more = problems.total() - problems.listed().size();
            complaints.error("%s: and %,d rows more".formatted(table, more));
        }
    }
}
