package io.minewatch.signature;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds machines by algorithm and by name. */
final class HardwareIndex {

    private final Map<String, List<Hardware>> byAlgorithm = new HashMap<>();
    private final Map<String, List<Hardware>> byName = new HashMap<>();

    HardwareIndex(List<Hardware> all) {
        for (Hardware each : all) {
            byAlgorithm.computeIfAbsent(each.algorithm(), _ -> new ArrayList<>()).add(each);
            var names = new LinkedHashSet<String>();
            names.add(key(each.model()));
            each.names().forEach(name -> names.add(key(name)));
            names.forEach(name -> byName.computeIfAbsent(name, _ -> new ArrayList<>()).add(each));
        }
        byAlgorithm.replaceAll((_, list) -> List.copyOf(list));
        byName.replaceAll((_, list) -> List.copyOf(list));
    }

    List<Hardware> of(String algorithm) {
        return byAlgorithm.getOrDefault(algorithm, List.of());
    }

    List<Hardware> named(String name) {
        return byName.getOrDefault(key(name), List.of());
    }

    Optional<Hardware> only(String name) {
        List<Hardware> named = named(name);
        return named.size() == 1 ? Optional.of(named.get(0)) : Optional.empty();
    }

    /** Agents end "Antminer S21 Hyd." with a dot, tables do not. */
    private static String key(String name) {
        String trimmed = name.strip().toLowerCase(Locale.ROOT);
        return trimmed.endsWith(".") ? trimmed.substring(0, trimmed.length() - 1) : trimmed;
    }
}
