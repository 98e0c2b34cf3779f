package io.minewatch.verdict;

import io.minewatch.protocol.carrier.Carriage;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What both sides showed of the carriers of one conversation, put together. */
final class Carriages {

    private Carriages() {}

    /** Each carrier once, in the order in which they were heard, with all that either side says. */
    static List<Tunnel> once(Collection<Carriage> heard) {
        return heard.stream()
                .map(Carriage::type)
                .distinct()
                .map(
                        type ->
                                new Tunnel(
                                        type.label,
                                        0,
                                        Optional.empty(),
                                        Optional.empty(),
                                        said(heard, type, Carriage::host),
                                        said(heard, type, Carriage::origin)))
                .toList();
    }

    private static Optional<String> said(
            Collection<Carriage> heard,
            Carriage.Type type,
            Function<Carriage, Optional<String>> what) {
        return heard.stream()
                .filter(carriage -> carriage.type() == type)
                .flatMap(carriage -> what.apply(carriage).stream())
                .filter(text -> !text.isBlank())
                .findFirst();
    }
}
