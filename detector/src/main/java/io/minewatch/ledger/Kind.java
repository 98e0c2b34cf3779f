package io.minewatch.ledger;

import java.util.Optional;

/**
 * What detections must have in common to be added up without losing what they can be told apart by.
 *
 * @param scale rates are counted in 2 to the power of this, so that sums of whole numbers neither
 *     lose what matters nor grow too large: a rate has 20 to 36 bits
 */
record Kind(
        String protocol,
        String algorithm,
        String coin,
        int grade,
        State state,
        String unit,
        int scale) {

    private static final int STEP = 16;
    private static final int BITS = 20;

    static Kind of(Facts facts, State state) {
        int magnitude = facts.hi() > 0 ? Math.getExponent(facts.hi()) : 0;
        return new Kind(
                facts.protocol(),
                facts.algorithm(),
                facts.coin(),
                facts.grade(),
                state,
                facts.unit(),
                STEP * Math.floorDiv(magnitude, STEP) - BITS);
    }

    /** As it is kept. */
    String text() {
        return String.join(
                "\u001f",
                protocol,
                algorithm,
                coin,
                Integer.toString(grade),
                Integer.toString(state.ordinal()),
                unit,
                Integer.toString(scale));
    }

    /** Of what {@link #text} made. */
    static Kind of(String text) {
        var fields = text.split("\u001f", -1);
        return new Kind(
                fields[0],
                fields[1],
                fields[2],
                Integer.parseInt(fields[3]),
                State.values()[Integer.parseInt(fields[4])],
                fields[5],
                Integer.parseInt(fields[6]));
    }

    /** True if a filter asks for it: by whatever a kind can be told by. */
    boolean isAskedFor(Filter filter) {
        boolean asked = filter.state().map(one -> one == state).orElse(state != State.DISMISSED);
        return asked
                && same(filter.coin(), coin)
                && same(filter.dialect(), protocol)
                && filter.grade().map(name -> RecordReader.grade(name) == grade).orElse(true);
    }

    private static boolean same(Optional<String> asked, String there) {
        return asked.map(name -> Terms.exact(name).equals(Terms.exact(there))).orElse(true);
    }

    /** One detection, its rate from lo to hi, its power from lo to hi in mW. */
    long[] whole(Facts facts) {
        return new long[] {
            1,
            Math.round(Math.scalb(facts.lo(), -scale)),
            Math.round(Math.scalb(facts.mid(), -scale)),
            Math.round(Math.scalb(facts.hi(), -scale)),
            milli(facts.powerLo()),
            milli(facts.powerHi())
        };
    }

    private static long milli(double watts) {
        return Math.round(Math.min(watts, 1e12) * 1000);
    }

    /** A sum of whole numbers as a rate. */
    double rate(long whole) {
        return Math.scalb((double) whole, scale);
    }
}
