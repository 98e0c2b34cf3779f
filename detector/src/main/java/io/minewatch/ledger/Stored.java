package io.minewatch.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A detection as it stands in its table.
 *
 * @param n number by which other tables know it
 * @param state what people said of it last
 * @param version counts what they said
 */
record Stored(long n, String id, State state, long version, Together together) {

    /** The same after people said something. */
    Stored said(State what, long number) {
        return new Stored(n, id, what, number, together);
    }

    /** What it can be found by, subject by subject. */
    List<String> subjects() {
        var subjects = new ArrayList<>(together.facts().subjects());
        if (state != State.OPEN) {
            subjects.add("s:" + state.name().toLowerCase(Locale.ROOT));
        }
        return subjects;
    }
}
