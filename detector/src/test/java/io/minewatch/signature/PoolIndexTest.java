package io.minewatch.signature;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class PoolIndexTest {

    private static final PoolIndex INDEX =
            index(Set.of("@", "www"), "binance.com", "btc.com", "ss.btc.com", "pool.eth.pp.ua");

    @Test
    void aSuffixEndsAtALabel() {
        assertEquals("binance.com", found("pool.binance.com"));
        assertEquals("", found("poolbinance.com"));
        assertEquals("", found("abtc.com"));
        assertEquals("", found("btc.com.example"));
        assertEquals("", found("com"));
        assertEquals("", found(""));
        assertEquals("", found("."));
    }

    @Test
    void theLongestWins() {
        assertEquals("ss.btc.com", found("eu.ss.btc.com"));
        assertEquals("btc.com", found("eu.btc.com"));
    }

    @Test
    void caseAndTheLastDotDoNotMatter() {
        assertEquals("btc.com", found("EU.Btc.COM."));
        assertEquals("", found("eu.btc.com.."));
    }

    @Test
    void onAPublicSuffixOnlyTheFullHostMatches() {
        assertEquals("pool.eth.pp.ua site", found("pool.eth.pp.ua"));
        assertEquals("", found("other.pp.ua"));
        assertEquals("", found("eth.pp.ua"));
    }

    @Test
    void webSitesAreMarked() {
        assertEquals("btc.com site", found("btc.com"));
        assertEquals("btc.com site", found("www.btc.com."));
        assertEquals("btc.com", found("wwww.btc.com"));
        assertEquals(
                "binance.com",
                index(Set.of(), "binance.com").find("binance.com").map(Pool::suffix).orElse(""));
        assertEquals(
                Optional.of(true),
                index(Set.of("*"), "binance.com").find("a.b.binance.com").map(Pool::website));
    }

    @Test
    void namesLongerThanDnsAllowsAreNotLookedAt() {
        assertEquals("btc.com", found("a.".repeat(123) + "btc.com"));
        assertEquals("", found("a.".repeat(124) + "btc.com"));
    }

    @Test
    void agreesWithAPlainSearch() {
        var random = new Random(11);
        for (int round = 0; round < 300; round++) {
            var suffixes = new TreeSet<String>();
            IntStream.range(0, 6).forEach(_ -> suffixes.add(name(random, 3)));
            PoolIndex index = index(Set.of(), suffixes.toArray(String[]::new));
            for (int query = 0; query < 50; query++) {
                String host = name(random, 5);
                Optional<String> plain =
                        suffixes.stream()
                                .filter(suffix -> ("." + host).endsWith("." + suffix))
                                .max(Comparator.comparingInt(String::length));
                assertEquals(
                        plain, index.find(host.toUpperCase(Locale.ROOT)).map(Pool::suffix), host);
            }
        }
    }

    private static String name(Random random, int labels) {
        return IntStream.range(0, random.nextInt(1, labels + 1))
                .mapToObj(_ -> random.nextBoolean() ? "a" : random.nextBoolean() ? "b" : "ab")
                .collect(Collectors.joining("."));
    }

    private static String found(String host) {
        return INDEX.find(host)
                .map(pool -> pool.suffix() + (pool.website() ? " site" : ""))
                .orElse("");
    }

    private static PoolIndex index(Set<String> websites, String... suffixes) {
        return new PoolIndex(
                new PoolNames(
                        List.of(suffixes).stream()
                                .map(suffix -> new PoolSuffix(pool(suffix), websites, Set.of()))
                                .toList()));
    }

    private static Pool pool(String suffix) {
        var none = new Ports(List.of());
        return new Pool(
                suffix,
                Pool.Kind.POOL,
                suffix,
                false,
                List.of(),
                false,
                List.of(),
                none,
                none,
                List.of(),
                List.of(),
                Pool.Confidence.LIST,
                false,
                "test",
                Optional.empty());
    }
}
