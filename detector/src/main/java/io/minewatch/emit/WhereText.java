package io.minewatch.emit;

import io.minewatch.locate.LocatedDetection;
import io.minewatch.locate.Location;
import io.minewatch.locate.Location.Coarse;
import io.minewatch.locate.Location.Organization;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A place in one line: "L4 Acme Metals, Chongqing/Wulong". */
final class WhereText {

    /** No place is known. */
    static final String NOWHERE = "L0";

    private WhereText() {}

    static String of(LocatedDetection located) {
        var place = located.location();
        String names =
                Stream.of(holder(place), region(place))
                        .flatMap(Optional::stream)
                        .collect(Collectors.joining(", "));
        return (place.grade() + (located.ofServer() ? " server" : "") + " " + names).strip();
    }

    private static Optional<String> holder(Location place) {
        if (place.candidates().size() > 1) {
            return Optional.of(place.candidates().size() + " candidates");
        }
        return place.organization().flatMap(Organization::name).or(place::line);
    }

    private static Optional<String> region(Location place) {
        if (!place.regionPath().isEmpty()) {
            return Optional.of(String.join("/", place.regionPath()));
        }
        return place.regionCode().or(() -> place.coarse().flatMap(WhereText::coarse));
    }

    private static Optional<String> coarse(Coarse place) {
        return Optional.of(
                        Stream.of(
                                        place.asName(),
                                        place.asNumber().map(number -> "AS" + number),
                                        place.city(),
                                        place.country())
                                .flatMap(Optional::stream)
                                .collect(Collectors.joining(" ")))
                .filter(text -> !text.isEmpty());
    }
}
