package io.minewatch.ledger;

import io.minewatch.ledger.WeekSum.Range;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** Adds up what the detections of a site did between two times. */
final class WeekTally {

    /** Microseconds: what was seen of one packet still weighs something. */
    private static final long SHORTEST = 1000;

    private static final double WATT_MICROS_OF_KWH = 1000.0 * Micros.HOUR;

    /** A detection, and the part of it that lies in the time. */
    private record Part(long from, long to, Facts facts) {

        double weighed(ToDoubleFunction<Facts> value) {
            return value.applyAsDouble(facts) * (to - from);
        }
    }

    private record Key(String algorithm, String unit) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int order = algorithm.compareTo(other.algorithm);
            return order != 0 ? order : unit.compareTo(other.unit);
        }
    }

    private final long start;
    private final long end;
    private final List<Part> parts = new ArrayList<>();

    /** Microseconds; the end is not in it. */
    WeekTally(long start, long end) {
        this.start = start;
        this.end = end;
    }

    /** A detection; nothing if it was seen at other times only. */
    void add(long firstUs, long lastUs, Facts facts) {
        if (firstUs < end && lastUs >= start) {
            long from = Math.max(firstUs, start);
            long to = Math.min(lastUs, end);
            parts.add(new Part(from, Math.max(to, from + SHORTEST), facts));
        }
    }

    boolean isEmpty() {
        return parts.isEmpty();
    }

    WeekSum sum() {
        var powered = parts.stream().filter(part -> part.facts.powerHi() > 0).toList();
        double energyLo = whole(powered, Facts::powerLo);
        double energyHi = whole(powered, Facts::powerHi);
        double time = Math.max(covered(powered), 1);
        return new WeekSum(
                days(),
                (double) covered(parts) / Micros.HOUR,
                parts.size(),
                powered.size(),
                clients(),
                devices(),
                rates(),
                new Watts(energyLo / time, energyHi / time),
                new Range(energyLo / WATT_MICROS_OF_KWH, energyHi / WATT_MICROS_OF_KWH));
    }

    private int days() {
        Set<Long> days = new HashSet<>();
        for (Part part : parts) {
            for (long day = day(part.from); day <= day(part.to - 1); day++) {
                days.add(day);
            }
        }
        return days.size();
    }

    private static long day(long micros) {
        return Micros.time(micros).atZone(Week.ZONE).toLocalDate().toEpochDay();
    }

    private long clients() {
        return parts.stream().map(part -> part.facts.client()).distinct().count();
    }

    /**
     * Behind each there is one at least; what was recorded before devices were kept says no more.
     */
    private Range devices() {
        double time = Math.max(covered(parts), 1);
        boolean bounded = parts.stream().allMatch(part -> part.facts.devicesHi() > 0);
        return new Range(
                whole(parts, facts -> Math.max(1, facts.devicesLo())) / time,
                bounded ? whole(parts, Facts::devicesHi) / time : 0);
    }

    /** What nothing tells the algorithm of may be of different ones, so it is left out. */
    private List<Rate> rates() {
        Map<Key, List<Part>> kinds = new TreeMap<>();
        for (Part part : parts) {
            var key = new Key(part.facts.algorithm(), part.facts.unit());
            if (!key.algorithm.isEmpty() && !key.unit.isEmpty()) {
                kinds.computeIfAbsent(key, k -> new ArrayList<>()).add(part);
            }
        }
        var rates = new ArrayList<Rate>();
        kinds.forEach((key, some) -> rates.add(rate(key, some)));
        return rates;
    }

    private static Rate rate(Key key, List<Part> some) {
        double time = covered(some);
        return new Rate(
                key.algorithm,
                key.unit,
                whole(some, Facts::lo) / time,
                whole(some, Facts::mid) / time,
                whole(some, Facts::hi) / time);
    }

    private static double whole(List<Part> some, ToDoubleFunction<Facts> value) {
        return some.stream().mapToDouble(part -> part.weighed(value)).sum();
    }

    private static long covered(List<Part> some) {
        var covered = new Covered();
        some.forEach(part -> covered.add(part.from, part.to));
        return covered.micros();
    }
}
