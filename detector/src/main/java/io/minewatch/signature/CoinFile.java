package io.minewatch.signature;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads {@code coins.yaml}. */
final class CoinFile {

    private static final Set<String> ROOT = Set.of("coins", "addresses", "networks");
    private static final Set<String> COIN_KEYS =
            Set.of("ticker", "name", "algorithms", "former", "sole", "source", "date");
    private static final Set<String> ADDRESS_KEYS =
            Set.of("kind", "pattern", "checksum", "prefix", "versions", "coins", "source", "date");

    private static final Set<String> NETWORK_KEYS =
            Set.of(
                    "coin",
                    "algorithm",
                    "difficulty",
                    "alone",
                    "height",
                    "spacing",
                    "date",
                    "source");

    private final List<Network> networks = new ArrayList<>();
    private final List<Coin> coins = new ArrayList<>();
    private final List<AddressIndex.Rule> addresses = new ArrayList<>();
    private final Map<String, Coin> byTicker = new HashMap<>();

    /** Reads a file; algorithms must pass the check. */
    CoinFile(SignatureFile file, Check algorithm) {
        Entry root = file.root(ROOT);
        Check ticker = Check.matches("[A-Z0-9]{1,10}", "capitals and digits, 10 at most");
        Check unique = Check.unique();
        for (Entry entry : root.entries("coins", COIN_KEYS)) {
            var coin =
                    new Coin(
                            entry.text("ticker", ticker, unique),
                            entry.text("name"),
                            entry.texts("algorithms", algorithm),
                            entry.texts("former", algorithm),
                            entry.flag("sole"),
                            entry.text("source"));
            entry.optional("date", Check.date());
            coins.add(coin);
            byTicker.put(coin.ticker(), coin);
        }
        Check known = Check.known("coin", byTicker.keySet(), file);
        Check first = Check.unique();
        for (Entry entry : root.entries("addresses", ADDRESS_KEYS)) {
            address(entry, known, first);
        }
        if (root.has("networks")) {
            for (Entry entry : root.entries("networks", NETWORK_KEYS)) {
                network(entry, known, algorithm);
            }
        }
    }

    /** All that the file says. */
    record Content(List<Coin> coins, List<AddressIndex.Rule> addresses, List<Network> networks) {

        static final Content NONE = new Content(List.of(), List.of(), List.of());

        Content {
            coins = List.copyOf(coins);
            addresses = List.copyOf(addresses);
            networks = List.copyOf(networks);
        }
    }

    Content content() {
        return new Content(coins, addresses, networks);
    }

    private void network(Entry entry, Check known, Check algorithm) {
        double[] difficulty =
                entry.has("difficulty")
                        ? entry.range("difficulty")
                        : new double[] {0, Double.MAX_VALUE};
        Optional<Double> height = entry.number("height");
        double spacing = height.isPresent() ? entry.someNumber("spacing") : 1;
        entry.text("source");
        String date = entry.text("date", Check.day());
        networks.add(
                new Network(
                        entry.text("coin", known),
                        entry.text("algorithm", algorithm),
                        difficulty[0],
                        difficulty[1],
                        entry.flag("alone"),
                        height.map(blocks -> OptionalLong.of(blocks.longValue()))
                                .orElseGet(OptionalLong::empty),
                        spacing,
                        date.isEmpty() ? LocalDate.EPOCH : LocalDate.parse(date)));
    }

    private void address(Entry entry, Check known, Check unique) {
        String kind = entry.text("kind", Check.matches("[a-z0-9_]{2,40}", "in lower case"));
        String prefix = entry.optional("prefix").orElse("");
        Check other = each -> unique.fault(prefix + "\n" + each);
        String pattern = entry.text("pattern", Check.pattern(), other);
        Check hex = Check.matches("(?:[0-9a-f]{2}){1,8}", "1 to 8 bytes in hexadecimal");
        List<byte[]> versions =
                entry.texts("versions", hex).stream().map(HexFormat.of()::parseHex).toList();
        List<String> tickers = entry.someTexts("coins", known);
        entry.text("source");
        entry.optional("date", Check.date());
        List<Optional<String>> algorithms =
                tickers.stream()
                        .map(byTicker::get)
                        .filter(Objects::nonNull)
                        .map(Coin::algorithm)
                        .distinct()
                        .toList();
        Optional<String> algorithm = algorithms.size() == 1 ? algorithms.get(0) : Optional.empty();
        addresses.add(
                new AddressIndex.Rule(
                        Pattern.compile(pattern),
                        entry.choice("checksum", Checksum.class),
                        prefix,
                        versions,
                        new AddressForm(kind, tickers, algorithm)));
    }
}
