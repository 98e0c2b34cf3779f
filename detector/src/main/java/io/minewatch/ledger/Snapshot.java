package io.minewatch.ledger;

/**
 * What a conversation had come to when it was reported, since its beginning.
 *
 * @param lastUs time of the report, microseconds since 1970
 * @param work the mean of the hashrate times the seconds in which it was measured
 */
record Snapshot(
        long lastUs,
        long submitted,
        long accepted,
        long rejected,
        String difficulty,
        String algorithm,
        String unit,
        double work,
        double confidence) {

    private static final String SEPARATOR = "\u001f";

    Snapshot(Report report) {
        this(
                report.lastUs(),
                report.facts().submitted(),
                report.facts().accepted(),
                report.facts().rejected(),
                report.facts().difficulty(),
                report.facts().algorithm(),
                report.facts().unit(),
                report.facts().mid() * report.facts().windowSeconds(),
                report.facts().confidence());
    }

    /** As it is kept. */
    String text() {
        return String.join(
                SEPARATOR,
                Long.toString(lastUs),
                Long.toString(submitted),
                Long.toString(accepted),
                Long.toString(rejected),
                difficulty,
                algorithm,
                unit,
                Double.toString(work),
                Double.toString(confidence));
    }

    /** Of what {@link #text} made. */
    static Snapshot of(String text) {
        var fields = text.split(SEPARATOR, -1);
        return new Snapshot(
                Long.parseLong(fields[0]),
                Long.parseLong(fields[1]),
                Long.parseLong(fields[2]),
                Long.parseLong(fields[3]),
                fields[4],
                fields[5],
                fields[6],
                Double.parseDouble(fields[7]),
                Double.parseDouble(fields[8]));
    }
}
