package io.minewatch.query.api;

import io.minewatch.ledger.Filter;
import io.minewatch.ledger.State;
import io.minewatch.query.api.access.Role;
import io.minewatch.query.api.access.Sensitivity;
import io.minewatch.query.api.access.Sight;

import java.net.InetAddress;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads which detections are meant. Somebody who does not see a field in full may not search by it
 * either: what a search finds would tell what the mask hides.
 */
final class Filters {

    /** The parameters. */
    static final Set<String> NAMES =
            Set.of(
                    "from",
                    "to",
                    "region",
                    "enterprise",
                    "address",
                    "pool",
                    "coin",
                    "dialect",
                    "grade",
                    "q",
                    "state");

    /** The same of what has a time of its own. */
    static final Set<String> UNTIMED =
            NAMES.stream()
                    .filter(name -> !Set.of("from", "to").contains(name))
                    .collect(Collectors.toUnmodifiableSet());

    /** What must be seen in full to search by it. */
    private static final Map<String, Set<Sensitivity>> SEARCHED =
            Map.of(
                    "address", Set.of(Sensitivity.NETWORK),
                    "enterprise", Set.of(Sensitivity.ENTERPRISE),
                    "q", Set.of(Sensitivity.NETWORK, Sensitivity.ENTERPRISE, Sensitivity.PERSON));

    private static final List<String> GRADES = List.of("suspected", "probable", "confirmed");
    private static final List<String> STATES =
            Arrays.stream(State.values()).map(Filters::word).toList();

    private static final Pattern CODE = Pattern.compile("[0-9A-Za-z._-]{1,32}");
    private static final Pattern ENDPOINT = Pattern.compile("[0-9]+|.*[.:].*");
    private static final Pattern WORD = Pattern.compile("[0-9A-Za-z_.:$-]{1,64}");

    private Filters() {}

    /**
     * The filter.
     *
     * @throws Problem if a value is not valid, or the role may not search so
     */
    static Filter read(Parameters given, Role role) {
        new TreeMap<>(SEARCHED)
                .forEach(
                        (name, classes) ->
                                given.text(name).ifPresent(_ -> check(role, name, classes)));
        var filter =
                new Filter(
                        given.time("from"),
                        given.time("to"),
                        given.text("region", CODE, "must be the code of a region"),
                        given.text("enterprise"),
                        given.text("address").map(Filters::address),
                        given.text("pool").map(it -> pool(it, role)),
                        given.text("coin", WORD, "must be the sign of a coin"),
                        given.text("dialect", WORD, "must be the name of a dialect"),
                        given.choice("grade", GRADES, it -> it),
                        given.text("q"),
                        given.choice("state", STATES, Filters::state));
        if (filter.from().isPresent()
                && filter.to().isPresent()
                && !filter.from().get().isBefore(filter.to().get())) {
            throw Parameters.invalid("to", "must be later than from");
        }
        return filter;
    }

    /**
     * The ledger takes hosts and addresses too, which are more sensitive than names; signs of full
     * width are the same to it, and an address may be written as one number.
     */
    private static String pool(String text, Role role) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC);
        boolean endpoint = ENDPOINT.matcher(plain).matches();
        if (endpoint) {
            check(role, "pool", Set.of(Sensitivity.NETWORK));
        }
        return text;
    }

    private static String address(String text) {
        try {
            return InetAddress.ofLiteral(text).getHostAddress();
        } catch (IllegalArgumentException _) {
            throw Parameters.invalid("address", "must be an IPv4 or IPv6 address");
        }
    }

    private static void check(Role role, String name, Set<Sensitivity> classes) {
        if (!classes.stream().allMatch(it -> role.sightOf(it) == Sight.FULL)) {
            throw Problem.parameter(
                    ProblemType.FILTER_FORBIDDEN,
                    name,
                    "The role "
                            + role.text()
                            + " does not see in full what '"
                            + name
                            + "' searches in.");
        }
    }

    /** As a state is written in parameters and answers. */
    static String word(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    /** The state that is written so; one of {@link #word}. */
    static State state(String word) {
        return State.valueOf(word.toUpperCase(Locale.ROOT));
    }
}
