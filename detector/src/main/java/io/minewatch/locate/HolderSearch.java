package io.minewatch.locate;

import java.util.ArrayList;
import java.util.List;

/** One question who had an address: is shown the prefixes around it, the longest first. */
final class HolderSearch {

    private final Assignments rows;
    private final int domain;
    private final Uncovered uncovered;
    private final List<Integer> found = new ArrayList<>();
    private boolean more;

    HolderSearch(Assignments rows, String domain, Validity interval) {
        this.rows = rows;
        this.domain = rows.domain(domain);
        this.uncovered = new Uncovered(interval);
    }

    /** True if wider prefixes cannot matter any more. */
    boolean isOver() {
        return uncovered.isEmpty();
    }

    /** Takes what a prefix has for the times that no longer prefix had. */
    void prefix(PrefixIndex index, int prefix) {
        if (domain != Assignments.ANY_DOMAIN) {
            take(rank(index, prefix, domain));
        }
        take(rank(index, prefix, Assignments.ANY_DOMAIN));
    }

    private List<Integer> rank(PrefixIndex index, int prefix, int wanted) {
        var rank = new ArrayList<Integer>();
        for (int at = index.begin(prefix); at < index.end(prefix); at++) {
            int row = index.row(at);
            if (rows.domain(row) == wanted && uncovered.meets(rows.from(row), rows.to(row))) {
                rank.add(row);
            }
        }
        return rank;
    }

    /** Rows of one rank do not hide each other: where two are valid, it may be either. */
    private void take(List<Integer> rank) {
        for (int row : rank) {
            if (found.stream().anyMatch(other -> rows.sameHolder(other, row))) {
                continue;
            }
            if (found.size() < SubscriberTable.MAX_HOLDERS) {
                found.add(row);
            } else {
                more = true;
            }
        }
        for (int row : rank) {
            uncovered.cover(rows.from(row), rows.to(row));
        }
    }

    Attribution result() {
        return new Attribution(
                found.stream().map(rows::holder).toList(),
                more,
                uncovered.isEmpty(),
                found.stream().allMatch(row -> rows.from(row) != Validity.ALWAYS.from()));
    }
}
