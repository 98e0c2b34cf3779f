package io.minewatch.signature;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the software behind a user agent.
 *
 * <p>Rules are kept by their first character, longest prefix first and those with a pattern before
 * the one without, so that the most exact rule answers after few comparisons.
 */
final class AgentIndex {

    /** What is looked at of an agent. Longer ones exist only to make trouble. */
    static final int MAX_AGENT = 256;

    /** The group of a pattern that holds the model of the machine. */
    static final String MODEL = "model";

    /** The agent begins with the prefix and, if there is one, with what the pattern matches. */
    record Rule(Agent agent, Optional<Pattern> pattern) {

        Optional<Agent> match(String text) {
            String prefix = agent.prefix();
            if (!text.regionMatches(true, 0, prefix, 0, prefix.length())) {
                return Optional.empty();
            }
            if (pattern.isEmpty()) {
                return Optional.of(agent);
            }
            Matcher matcher = pattern.get().matcher(text);
            if (!matcher.lookingAt()) {
                return Optional.empty();
            }
            boolean tells = matcher.hasMatch() && matcher.namedGroups().containsKey(MODEL);
            String model = tells ? matcher.group(MODEL) : null;
            return Optional.of(model == null ? agent : agent.with(model.strip()));
        }
    }

    private final Map<Character, List<Rule>> rules = new HashMap<>();

    AgentIndex(List<Rule> all) {
        all.stream()
                .sorted(
                        Comparator.comparingInt((Rule rule) -> -rule.agent.prefix().length())
                                .thenComparing(rule -> rule.pattern.isEmpty()))
                .forEach(
                        rule ->
                                rules.computeIfAbsent(
                                                first(rule.agent.prefix()), _ -> new ArrayList<>())
                                        .add(rule));
    }

    Optional<Agent> find(String userAgent) {
        String text =
                userAgent.substring(0, Math.min(userAgent.length(), MAX_AGENT)).stripLeading();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        for (Rule rule : rules.getOrDefault(first(text), List.of())) {
            Optional<Agent> agent = rule.match(text);
            if (agent.isPresent()) {
                return agent;
            }
        }
        return Optional.empty();
    }

    private static char first(String text) {
        return Character.toLowerCase(Character.toUpperCase(text.charAt(0)));
    }
}
