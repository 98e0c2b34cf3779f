package io.minewatch.cli;

import io.minewatch.locate.GeoDatabase;
import io.minewatch.locate.Problems;
import io.minewatch.locate.RegionTree;
import io.minewatch.locate.SubscriberTable;
import io.minewatch.locate.TableException;
import io.minewatch.signature.Fault;
import io.minewatch.signature.SignatureException;
import io.minewatch.signature.Signatures;

import java.nio.file.Path;
import java.util.List;

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
    Signatures signatures(List<Path> given) {
        Path directory = given.isEmpty() ? Home.current().signatures() : given.getFirst();
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

    SubscriberTable subscribers(List<Path> given) {
        try {
            if (given.isEmpty()) {
                return SubscriberTable.empty();
            }
            SubscriberTable table = SubscriberTable.load(given.getFirst());
            complain(table.problems());
            if (!table.unreadColumns().isEmpty()) {
                String unread = String.join(", ", table.unreadColumns());
                complaints.note(given.getFirst() + ": columns that are not read: " + unread);
            }
            return table;
        } catch (TableException e) {
            complaints.error(e.getMessage());
            return SubscriberTable.empty();
        }
    }

    RegionTree regions(List<Path> given) {
        try {
            if (given.isEmpty()) {
                return RegionTree.empty();
            }
            RegionTree tree = RegionTree.load(given.getFirst());
            complain(tree.problems());
            return tree;
        } catch (TableException e) {
            complaints.error(e.getMessage());
            return RegionTree.empty();
        }
    }

    GeoDatabase geo(List<Path> given) {
        try {
            return given.isEmpty() ? GeoDatabase.empty() : GeoDatabase.open(given);
        } catch (TableException e) {
            complaints.error(e.getMessage());
            return GeoDatabase.empty();
        }
    }

    private void complain(Problems problems) {
        problems.listed().forEach(problem -> complaints.error(problem.toString()));
        if (problems.total() > problems.listed().size()) {
            complaints.error("and %,d more".formatted(problems.total() - problems.listed().size()));
        }
    }
}
