package io.minewatch.signature;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** Reads {@code algorithms.yaml}. */
final class AlgorithmFile {

    private static final Set<String> ROOT = Set.of("algorithms");
    private static final Set<String> KEYS =
            Set.of(
                    "name",
                    "aliases",
                    "unit",
                    "hashes_per_difficulty",
                    "largest_device",
                    "source",
                    "date");
    private static final Set<String> UNITS = Set.of("H/s", "Sol/s", "g/s");

    private AlgorithmFile() {}

    static List<Algorithm> read(SignatureFile file) {
        var algorithms = new ArrayList<Algorithm>();
        Check unique = Check.unique();
        for (Entry entry : file.root(ROOT).entries("algorithms", KEYS)) {
            algorithms.add(algorithm(entry, unique));
        }
        return algorithms;
    }

    private static Algorithm algorithm(Entry entry, Check unique) {
        Check name = Check.matches("[a-z0-9_]{2,40}", "in lower case, digits and _");
        Check lower =
                value ->
                        value.equals(value.toLowerCase(Locale.ROOT))
                                ? Optional.empty()
                                : Optional.of("must be in lower case");
        Check unit =
                value ->
                        UNITS.contains(value)
                                ? Optional.empty()
                                : Optional.of("must be H/s, Sol/s or g/s");
        entry.optional("date", Check.date());
        return new Algorithm(
                entry.text("name", name, unique),
                entry.texts("aliases", lower, unique),
                entry.text("unit", unit),
                optional(entry.number("hashes_per_difficulty")),
                optional(entry.number("largest_device")),
                entry.text("source"));
    }

    private static OptionalDouble optional(Optional<Double> number) {
        return number.map(OptionalDouble::of).orElseGet(OptionalDouble::empty);
    }
}
