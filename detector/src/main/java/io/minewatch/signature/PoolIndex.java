package io.minewatch.signature;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the pool a host belongs to: by whole labels, the longest suffix first. */
final class PoolIndex {

    /** The suffix itself, as zone files write it. */
    static final String APEX = "@";

    /** Every host under the suffix. */
    static final String ANY = "*";

    /**
     * One suffix.
     *
     * @param websites first labels of web sites; may hold {@link #APEX} and {@link #ANY}
     */
    record Suffix(Pool mining, Pool website, Set<String> websites) {

        Suffix(Pool pool, Set<String> websites) {
            this(pool, pool.at(pool.suffix(), true), websites);
        }

        Pool of(String host) {
            boolean apex = host.length() == mining.suffix().length();
            String label = apex ? APEX : host.substring(0, host.indexOf('.'));
            return websites.contains(label) || websites.contains(ANY) ? website : mining;
        }
    }

    private final Map<String, Suffix> suffixes = new HashMap<>();

    PoolIndex(List<Suffix> all) {
        all.forEach(each -> suffixes.put(each.mining.suffix(), each));
    }

    Optional<Pool> find(String name) {
        String host = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        if (host.length() > Check.MAX_HOST) {
            return Optional.empty();
        }
        host = host.toLowerCase(Locale.ROOT);
        int at = 0;
        while (true) {
            Suffix suffix = suffixes.get(host.substring(at));
            if (suffix != null) {
                return Optional.of(suffix.of(host));
            }
            int dot = host.indexOf('.', at);
            if (dot < 0) {
                return Optional.empty();
            }
            at = dot + 1;
        }
    }
}
