package io.minewatch.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A detection as it stands in its table.
 *
 * @param n number by which other tables know it
 * @param firstN number of the first one of its id, by which tables of conversations know it
 * @param state what people said of it last
 * @param version counts what they said
 */
record Stored(long n, String id, long firstN, State state, long version, Together together) {

    /** The same after people said something. */
    Stored said(State what, long number) {
        return new Stored(n, id, firstN, what, number, together);
    }

    /**
     * The same after reports came in. What somebody confirmed of one site nobody has confirmed of
     * another; what was dismissed was so for what was seen, and stays it.
     *
     * @param samePlace whether the site is only called otherwise, as its regions are others
     */
    Stored at(Together now, boolean samePlace) {
        boolean sameSite = samePlace || now.facts().site().equals(site());
        boolean stays = sameSite || state != State.CONFIRMED;
        return new Stored(n, id, firstN, stays ? state : State.OPEN, version, now);
    }

    String site() {
        return together.facts().site();
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
