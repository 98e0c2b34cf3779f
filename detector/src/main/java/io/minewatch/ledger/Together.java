package io.minewatch.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/**
 * A detection as a function of its conversations, whichever way they came. All are at one site:
 * what others did while they had the address must not be ascribed to who speaks for all.
 *
 * <p>Shares are added up, the earliest start, the latest end and the best grade stand. Hashrates of
 * conversations beside each other add up, those of one after another average out: each is weighed
 * by how long it lasted, and the sum divided by the time in which any of them did. Their intervals
 * get wider than they need be, as ends are added. The same holds for power and devices.
 *
 * @param flow of the conversation that speaks for all: the surest, the latest of those
 */
record Together(String flow, int conversations, long firstUs, long lastUs, Facts facts) {

    /** Microseconds: a conversation of one packet still weighs something. */
    private static final long SHORTEST = 1000;

    private static final Comparator<Conversation> BEST =
            Comparator.comparingInt((Conversation c) -> c.facts().grade())
                    .thenComparingLong(Conversation::lastUs)
                    .thenComparing(Conversation::flow);

    /** Of one or more at the same site. */
    static Together of(Collection<Conversation> conversations) {
        var all = conversations.stream().sorted(BEST.reversed()).toList();
        var best = all.getFirst();
        long first = all.stream().mapToLong(Conversation::firstUs).min().orElseThrow();
        long last = all.stream().mapToLong(Conversation::lastUs).max().orElseThrow();
        var facts = all.size() == 1 ? best.facts() : facts(all);
        return new Together(best.flow(), all.size(), first, last, facts);
    }

    /** By site, as an address may change hands within the day of an id. */
    static SortedMap<String, Together> bySite(Collection<Conversation> conversations) {
        var some = new TreeMap<String, List<Conversation>>();
        conversations.forEach(
                c -> some.computeIfAbsent(c.facts().site(), site -> new ArrayList<>()).add(c));
        var together = new TreeMap<String, Together>();
        some.forEach((site, here) -> together.put(site, of(here)));
        return together;
    }

    private static Facts facts(List<Conversation> all) {
        var best = all.getFirst().facts();
        var rates = rates(all);
        var powers = all.stream().filter(c -> c.facts().powerHi() > 0).toList();
        var rated = rates.isEmpty() ? best : rates.getFirst().facts();
        return new Facts(
                best.grade(),
                sum(all, Facts::submitted),
                sum(all, Facts::accepted),
                sum(all, Facts::rejected),
                sum(all, Facts::packets),
                sum(all, Facts::bytes),
                best.protocol(),
                rates.isEmpty() ? first(all, Facts::algorithm) : rated.algorithm(),
                first(all, Facts::coin),
                first(all, Facts::pool),
                first(all, Facts::agent),
                first(all, Facts::difficulty),
                rates.isEmpty() ? "" : rated.unit(),
                mean(rates, Facts::lo),
                mean(rates, Facts::mid),
                mean(rates, Facts::hi),
                rates.isEmpty() ? 0 : rated.confidence(),
                rates.isEmpty() ? "" : rated.basis(),
                mean(powers, Facts::powerLo),
                mean(powers, Facts::powerHi),
                all.stream().mapToDouble(c -> c.facts().windowSeconds()).sum(),
                best.client(),
                best.regions(),
                best.site(),
                best.source(),
                reasons(all),
                Terms.together(
                        all.stream()
                                .map(c -> Terms.graded(c.facts().terms(), best.terms()))
                                .toList()),
                mean(all, Facts::devicesLo),
                bounded(all, Facts::devicesHi));
    }

    /**
     * Those that can be added: with the unit of the first, and with its algorithm, which is that of
     * who speaks for all, if that is known: his is what the rate is said to be of.
     */
    private static List<Conversation> rates(List<Conversation> all) {
        String algorithm = all.getFirst().facts().algorithm();
        var known =
                all.stream()
                        .filter(c -> !c.facts().unit().isEmpty())
                        .filter(c -> algorithm.isEmpty() || c.facts().algorithm().equals(algorithm))
                        .toList();
        if (known.isEmpty()) {
            return known;
        }
        var one = known.getFirst().facts();
        return known.stream()
                .filter(c -> c.facts().unit().equals(one.unit()))
                .filter(c -> c.facts().algorithm().equals(one.algorithm()))
                .toList();
    }

    private static double mean(List<Conversation> some, ToDoubleFunction<Facts> value) {
        if (some.isEmpty()) {
            return 0;
        }
        double sum = 0;
        for (Conversation one : some) {
            sum += value.applyAsDouble(one.facts()) * lasted(one);
        }
        return some.size() == 1
                ? value.applyAsDouble(some.getFirst().facts())
                : sum / covered(some);
    }

    /** An upper end, which all have or nothing has. */
    private static double bounded(List<Conversation> some, ToDoubleFunction<Facts> end) {
        boolean all = some.stream().allMatch(c -> end.applyAsDouble(c.facts()) > 0);
        return all ? mean(some, end) : 0;
    }

    /** Microseconds in which any of them lasted. */
    private static double covered(List<Conversation> some) {
        var covered = new Covered();
        some.forEach(one -> covered.add(one.firstUs(), one.firstUs() + lasted(one)));
        return covered.micros();
    }

    private static long lasted(Conversation one) {
        return Math.max(one.lastUs() - one.firstUs(), SHORTEST);
    }

    private static long sum(List<Conversation> all, ToLongFunction<Facts> value) {
        return all.stream().mapToLong(c -> value.applyAsLong(c.facts())).sum();
    }

    private static String first(List<Conversation> all, Function<Facts, String> text) {
        return all.stream()
                .map(c -> text.apply(c.facts()))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static String reasons(List<Conversation> all) {
        var reasons = new TreeSet<String>();
        all.forEach(c -> reasons.addAll(Facts.words(c.facts().reasons())));
        return String.join(" ", reasons);
    }
}
