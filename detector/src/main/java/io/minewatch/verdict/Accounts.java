package io.minewatch.verdict;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** Whom one conversation works for: of several, whom most shares are for. */
final class Accounts {

    /** More log in by one connection of a proxy only; what they do counts for none of them. */
    static final int MAX = 64;

    private final SequencedMap<String, Long> shares = new LinkedHashMap<>(2);
    private Optional<String> current = Optional.empty();
    private Optional<String> before = Optional.empty();

    /** What comes is for this one. */
    void turnTo(String account) {
        if (!current.equals(Optional.of(account))) {
            before = current;
            current = Optional.of(account);
        }
    }

    /** The last login was refused, so it changes nothing. */
    void refused() {
        current = before.or(() -> current);
    }

    void share() {
        current.filter(account -> shares.size() < MAX || shares.containsKey(account))
                .ifPresent(account -> shares.merge(account, 1L, Long::sum));
    }

    /** Another day: its shares are counted anew. */
    void turnDay() {
        shares.clear();
    }

    /** Whoever came first, of equals; without shares, who logged in last. */
    Optional<String> most() {
        return shares.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .map(Map.Entry::getKey)
                .findFirst()
                .or(() -> current);
    }
}
