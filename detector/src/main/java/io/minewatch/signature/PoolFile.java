package io.minewatch.signature;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code pools.yaml}. */
final class PoolFile {

    private static final Set<String> ROOT =
            Set.of("websites", "mining_words", "public_suffixes", "pools");
    private static final Set<String> KEYS =
            Set.of(
                    "name",
                    "kind",
                    "suffixes",
                    "websites",
                    "mining_words",
                    "coins",
                    "converts",
                    "hosts",
                    "ports",
                    "tls_ports",
                    "coinbase_tags",
                    "payout_addresses",
                    "confidence",
                    "status",
                    "source",
                    "date",
                    "note");

    private enum Status {
        ACTIVE,
        CLOSED
    }

    private static final Check WEBSITE =
            Check.matches("[@*]|[a-z0-9-]{1,63}", "a label, \"@\" for the suffix itself, or \"*\"");

    private static final Check WORD = Check.matches("[a-z]{2,63}", "2 letters or more");

    /** Fewer bytes stand in some coinbase by chance. */
    private static final int MIN_TAG = 4;

    private final Check coin;
    private final Check suffix;
    private final Check tag = Check.unique();
    private final Check address = Check.unique();
    private final List<String> websites;
    private final Set<String> words;
    private final List<PoolSuffix> suffixes = new ArrayList<>();

    private PoolFile(Entry root, Check coin) {
        this.coin = coin;
        websites = root.texts("websites", WEBSITE);
        words = Set.copyOf(root.texts("mining_words", WORD));
        Set<String> shared = Set.copyOf(root.texts("public_suffixes", Check.host()));
        Check unique = Check.unique();
        suffix =
                value ->
                        shared.contains(value)
                                ? Optional.of("belongs to many owners: write the full host")
                                : unique.fault(value);
        root.entries("pools", KEYS).forEach(this::pool);
    }

    static List<PoolSuffix> read(SignatureFile file, Check coin) {
        return new PoolFile(file.root(ROOT), coin).suffixes;
    }

    private void pool(Entry entry) {
        List<String> names = entry.someTexts("suffixes", Check.host(), suffix);
        List<String> sites = entry.has("websites") ? entry.texts("websites", WEBSITE) : websites;
        var mining = new HashSet<>(words);
        mining.addAll(entry.texts("mining_words", WORD));
        Check below =
                host ->
                        names.stream().anyMatch(name -> ("." + host).endsWith("." + name))
                                ? Optional.empty()
                                : Optional.of("is not below one of the suffixes");
        var pool =
                new Pool(
                        entry.text("name"),
                        entry.choice("kind", Pool.Kind.class),
                        "",
                        false,
                        entry.texts("coins", coin),
                        entry.flag("converts"),
                        entry.texts("hosts", Check.host(), below),
                        entry.ports("ports"),
                        entry.ports("tls_ports"),
                        entry.texts("coinbase_tags", PoolFile::tagFault, tag),
                        entry.texts("payout_addresses", PoolFile::addressFault, address),
                        entry.required("confidence", Pool.Confidence.class),
                        entry.choice("status", Status.class) == Status.CLOSED,
                        entry.text("source"),
                        entry.optional("date", Check.date()));
        entry.optional("note");
        names.forEach(
                name ->
                        suffixes.add(
                                new PoolSuffix(pool.at(name, false), Set.copyOf(sites), mining)));
    }

    private static Optional<String> tagFault(String tag) {
        return tag.getBytes(StandardCharsets.UTF_8).length >= MIN_TAG
                ? Optional.empty()
                : Optional.of("is shorter than " + MIN_TAG + " bytes");
    }

    private static Optional<String> addressFault(String address) {
        return PayoutScript.of(address).isPresent()
                ? Optional.empty()
                : Optional.of("is no Bitcoin address");
    }
}
