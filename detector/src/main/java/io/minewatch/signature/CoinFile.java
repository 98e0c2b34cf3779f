package io.minewatch.signature;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads {@code coins.yaml}. */
final class CoinFile {

    private static final Set<String> ROOT = Set.of("coins", "addresses");
    private static final Set<String> COIN_KEYS =
            Set.of("ticker", "name", "algorithms", "source", "date");
    private static final Set<String> ADDRESS_KEYS =
            Set.of("kind", "pattern", "coins", "source", "date");

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
    }

    List<Coin> coins() {
        return coins;
    }

    List<AddressIndex.Rule> addresses() {
        return addresses;
    }

    private void address(Entry entry, Check known, Check unique) {
        String kind = entry.text("kind", Check.matches("[a-z0-9_]{2,40}", "in lower case"));
        String pattern = entry.text("pattern", Check.pattern(), unique);
        List<String> tickers = entry.someTexts("coins", known);
        entry.text("source");
        entry.optional("date", Check.date());
        Optional<String> only =
                tickers.size() == 1 ? Optional.of(tickers.get(0)) : Optional.empty();
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
                        Pattern.compile(pattern), new AddressForm(kind, only, algorithm)));
    }
}
