package io.minewatch.ledger;

import java.util.ArrayList;
import java.util.List;

/**
 * What of a record is counted with, of one conversation or of all of a detection.
 *
 * @param grade 1 suspected to 3 confirmed
 * @param pool its name, or else its host, or else its address
 * @param unit of the hashrate; empty if there is none
 * @param confidence of the hashrate
 * @param basis of the hashrate
 * @param powerLo W
 * @param powerHi W
 * @param regions codes from the top down, joined by blanks
 * @param site its id
 * @param windowSeconds in which the shares were counted
 * @param terms what it can be found by, see {@link Terms}
 * @param devicesLo machines at once, at least; 0 in what was kept before they were
 * @param devicesHi machines at once, at most; 0 if nothing says so
 */
record Facts(
        int grade,
        long submitted,
        long accepted,
        long rejected,
        long packets,
        long bytes,
        String protocol,
        String algorithm,
        String coin,
        String pool,
        String agent,
        String difficulty,
        String unit,
        double lo,
        double mid,
        double hi,
        double confidence,
        String basis,
        double powerLo,
        double powerHi,
        double windowSeconds,
        String client,
        String regions,
        String site,
        String source,
        String reasons,
        String terms,
        double devicesLo,
        double devicesHi) {

    /** Stands between fields; no text of a record has it, see {@link RecordReader}. */
    private static final char SEPARATOR = '\u001f';

    /** As it is kept. */
    String text() {
        var text = new StringBuilder(512);
        for (Object field : fields()) {
            text.append(field).append(SEPARATOR);
        }
        return text.toString();
    }

    private List<Object> fields() {
        return List.of(
                grade,
                submitted,
                accepted,
                rejected,
                packets,
                bytes,
                protocol,
                algorithm,
                coin,
                pool,
                agent,
                difficulty,
                unit,
                lo,
                mid,
                hi,
                confidence,
                basis,
                powerLo,
                powerHi,
                windowSeconds,
                client,
                regions,
                site,
                source,
                reasons,
                terms,
                devicesLo,
                devicesHi);
    }

    /** Of what {@link #text} made. */
    static Facts of(String text) {
        var next = new Fields(text);
        return new Facts(
                Integer.parseInt(next.take()),
                next.number(),
                next.number(),
                next.number(),
                next.number(),
                next.number(),
                next.take(),
                next.take(),
                next.take(),
                next.take(),
                next.take(),
                next.take(),
                next.take(),
                next.real(),
                next.real(),
                next.real(),
                next.real(),
                next.take(),
                next.real(),
                next.real(),
                next.real(),
                next.take(),
                next.take(),
                next.take(),
                next.take(),
                next.take(),
                next.take(),
                next.isAtEnd() ? 0 : next.real(),
                next.isAtEnd() ? 0 : next.real());
    }

    /** Codes from the top down. */
    List<String> regionCodes() {
        return words(regions);
    }

    /** True if the other tells of the same holder and region, but that is below other regions. */
    boolean isFiledElsewhere(Facts other) {
        return !regions.equals(other.regions)
                && region().equals(other.region())
                && terms.equals(other.terms);
    }

    /** Code of the lowest region; empty if there is none. */
    private String region() {
        return regions.substring(regions.lastIndexOf(' ') + 1);
    }

    /** What a detection can be found by, subject by subject. */
    List<String> subjects() {
        return Terms.groups(terms);
    }

    static List<String> words(String joined) {
        return joined.isEmpty() ? List.of() : List.of(joined.split(" "));
    }

    /** Takes a text apart. */
    private static final class Fields {

        private final List<String> fields = new ArrayList<>();
        private int at;

        Fields(String text) {
            int from = 0;
            for (int end; (end = text.indexOf(SEPARATOR, from)) >= 0; from = end + 1) {
                fields.add(text.substring(from, end));
            }
        }

        boolean isAtEnd() {
            return at == fields.size();
        }

        String take() {
            return fields.get(at++);
        }

        long number() {
            return Long.parseLong(take());
        }

        double real() {
            return Double.parseDouble(take());
        }
    }
}
