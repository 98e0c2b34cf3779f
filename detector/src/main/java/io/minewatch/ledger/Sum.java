package io.minewatch.ledger;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Detections, their hashrates by algorithm and their power, added up. */
final class Sum {

    private record Key(String algorithm, String unit) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int order = algorithm.compareTo(other.algorithm);
            return order != 0 ? order : unit.compareTo(other.unit);
        }
    }

    private final Map<Key, double[]> rates = new TreeMap<>();
    private final Set<Long> days = new HashSet<>();
    private final Set<String> sites = new HashSet<>();
    private final Set<String> clients = new HashSet<>();
    private long detections;
    private Watts power = Watts.UNKNOWN;

    /** A row of the table of days. */
    void add(Kind kind, long day, long[] whole) {
        detections += whole[0];
        days.add(day);
        rate(
                new Key(kind.algorithm(), kind.unit()),
                kind.rate(whole[1]),
                kind.rate(whole[2]),
                kind.rate(whole[3]));
        power = power.plus(new Watts(whole[4] / 1000.0, whole[5] / 1000.0));
    }

    /** A detection itself. */
    void add(long lastUs, Facts facts) {
        detections++;
        days.add(Micros.day(lastUs));
        sites.add(facts.site());
        clients.add(facts.client());
        rate(new Key(facts.algorithm(), facts.unit()), facts.lo(), facts.mid(), facts.hi());
        power = power.plus(new Watts(facts.powerLo(), facts.powerHi()));
    }

    /** Two of an algorithm that nothing tells may be of different ones, so they are left out. */
    private void rate(Key key, double lo, double mid, double hi) {
        if (key.unit.isEmpty() || key.algorithm.isEmpty()) {
            return;
        }
        double[] sum = rates.computeIfAbsent(key, k -> new double[3]);
        sum[0] += lo;
        sum[1] += mid;
        sum[2] += hi;
    }

    long detections() {
        return detections;
    }

    /** Different ones, of detections themselves. */
    long sites() {
        return sites.size();
    }

    /** Different addresses, of detections themselves. */
    long clients() {
        return clients.size();
    }

    List<Rate> rates() {
        return rates(1);
    }

    /** Mean of the days on which there was anything. */
    List<Rate> dailyRates() {
        return rates(Math.max(1, days.size()));
    }

    Watts power() {
        return power;
    }

    /** Mean of the days on which there was anything. */
    Watts dailyPower() {
        int count = Math.max(1, days.size());
        return new Watts(power.lo() / count, power.hi() / count);
    }

    private List<Rate> rates(int share) {
        return rates.entrySet().stream()
                .map(
                        entry ->
                                new Rate(
                                        entry.getKey().algorithm,
                                        entry.getKey().unit,
                                        entry.getValue()[0] / share,
                                        entry.getValue()[1] / share,
                                        entry.getValue()[2] / share))
                .toList();
    }
}
