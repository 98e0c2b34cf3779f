package io.minewatch.locate;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Where something is, by who had its address. */
final class HolderLocation {

    private HolderLocation() {}

    /**
     * What all possible holders have in common is certain. More than the region is only said if
     * somebody had the address all the time, and they agree on the line as well.
     */
    static Location of(Attribution attribution, RegionTree regions, Instant at) {
        var holders = attribution.holders();
        Optional<String> region =
                attribution.more() ? Optional.empty() : common(holders, Subscriber::regionCode);
        var line = common(holders, Subscriber::line);
        boolean oneHolder = attribution.isCertain() || line.isPresent();
        boolean oneLine = attribution.whole() && !attribution.more() && oneHolder;
        var organization =
                oneLine
                        ? common(holders, Subscriber::organization)
                        : Optional.<Location.Organization>empty();
        var address = oneLine ? common(holders, Subscriber::address) : Optional.<String>empty();
        return new Location(
                grade(oneLine, line, organization, address, region),
                region,
                region.map(code -> regions.path(code, at)).orElse(List.of()),
                address,
                organization,
                oneLine ? line : Optional.empty(),
                Optional.empty(),
                candidates(holders),
                "subscribers");
    }

    private static String grade(
            boolean oneLine,
            Optional<String> line,
            Optional<Location.Organization> organization,
            Optional<String> address,
            Optional<String> region) {
        if (oneLine && organization.isPresent() && address.isPresent()) {
            return "L4";
        }
        if (oneLine && (line.isPresent() || organization.isPresent() || address.isPresent())) {
            return "L3";
        }
        return region.isPresent() ? "L2" : "L1";
    }

    private static <T> Optional<T> common(
            List<Subscriber> holders, Function<Subscriber, Optional<T>> field) {
        var first = field.apply(holders.getFirst());
        return holders.stream().map(field).allMatch(first::equals) ? first : Optional.empty();
    }

    private static List<String> candidates(List<Subscriber> holders) {
        Set<String> labels = new LinkedHashSet<>();
        holders.forEach(holder -> holder.label().ifPresent(labels::add));
        return List.copyOf(labels);
    }
}
