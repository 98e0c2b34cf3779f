package io.minewatch.signature;

import io.minewatch.bytes.Wire;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** One suffix of a pool, and what its hosts are for as their labels tell. */
final class PoolSuffix {

    /** The suffix itself, as zone files write it. */
    static final String APEX = "@";

    /** Every host under the suffix. */
    static final String ANY = "*";

    /** What a host is for. */
    enum Form {
        /** People visit it. */
        SITE,
        /** Nothing tells. */
        UNKNOWN,
        /** In the list of the pool's hosts, or named after a coin that is mined there. */
        LISTED,
        /** Named after mining itself: no web site is called so. */
        MINING
    }

    private final Pool mining;
    private final Pool website;
    private final boolean any;
    private final boolean apex;
    private final boolean named;
    private final NameTable sites;
    private final NameTable hosts;
    private final NameTable coins;
    private final NameTable words;

    /**
     * @param websites first labels of web sites; may hold {@link #APEX} and {@link #ANY}
     * @param words parts of labels that only hosts for mining have
     */
    PoolSuffix(Pool pool, Set<String> websites, Set<String> words) {
        mining = pool;
        website = pool.at(pool.suffix(), true);
        any = websites.contains(ANY);
        apex = websites.contains(APEX);
        named = isNamedForMining(pool.suffix(), words);
        sites = new NameTable(List.copyOf(websites));
        hosts = new NameTable(pool.hosts().stream().distinct().toList());
        coins =
                new NameTable(
                        pool.coins().stream()
                                .map(coin -> coin.toLowerCase(Locale.ROOT))
                                .distinct()
                                .toList());
        this.words = new NameTable(List.copyOf(words));
    }

    /** True for "stratum.one.example", but not for "mine.example", which is a domain. */
    private static boolean isNamedForMining(String suffix, Set<String> words) {
        List<String> labels = List.of(suffix.split("\\."));
        return labels.subList(0, Math.max(0, labels.size() - 2)).stream().anyMatch(words::contains);
    }

    Pool mining() {
        return mining;
    }

    Pool website() {
        return website;
    }

    /**
     * What a host is for.
     *
     * @param start where in the host the suffix begins
     */
    Form form(byte[] text, int host, int length, int start) {
        if (any || isSite(text, host, start)) {
            return Form.SITE;
        }
        if (named) {
            return Form.MINING;
        }
        Form form = hosts.find(text, host, length) < 0 ? Form.UNKNOWN : Form.LISTED;
        int part = host;
        for (int at = host; at < host + start; at++) {
            int c = Wire.u8(text, at);
            if (c == '.' || c == '-') {
                int size = withoutDigits(text, part, at);
                if (words.find(text, part, size) >= 0) {
                    return Form.MINING;
                }
                form = coins.find(text, part, size) < 0 ? form : Form.LISTED;
                part = at + 1;
            }
        }
        return form;
    }

    private boolean isSite(byte[] text, int host, int start) {
        if (start == 0) {
            return apex;
        }
        int label = 0;
        while (Wire.u8(text, host + label) != '.') {
            label++;
        }
        return sites.find(text, host, label) >= 0;
    }

    /** Hosts are numbered: "eu2", "stratum1". */
    private static int withoutDigits(byte[] text, int from, int end) {
        int last = end;
        while (last > from + 1
                && Wire.u8(text, last - 1) >= '0'
                && Wire.u8(text, last - 1) <= '9') {
            last--;
        }
        return last - from;
    }
}
