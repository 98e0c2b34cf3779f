package io.minewatch.locate;

import java.util.ArrayList;
import java.util.List;

/** What was wrong in a table: the first few word for word, the rest as a number. */
public final class Problems {

    /** More than anyone mends by hand; a file with more has one cause for all of them. */
    public static final int MAX_LISTED = 100;

    private final List<Problem> listed = new ArrayList<>();
    private long total;

    void add(Problem problem) {
        total++;
        if (listed.size() < MAX_LISTED) {
            listed.add(problem);
        }
    }

    /** The first ones, in the order of the file. */
    public List<Problem> listed() {
        return List.copyOf(listed);
    }

    /** How many there were, listed or not. */
    public long total() {
        return total;
    }
}
