package io.minewatch.emit;

import io.minewatch.verdict.Detection;

import java.util.Optional;

/**
 * The rule that a detection stands by.
 *
 * @param id name of the rule
 * @param version of the rule, empty if no evidence names one
 */
record Rule(String id, Optional<String> version) {

    /** That of the dialect if it gave evidence, else that of the first piece of evidence. */
    static Rule of(Detection detection) {
        String dialect = detection.mining().protocol();
        var rules = detection.evidence().stream().map(piece -> parse(piece.rule())).toList();
        return rules.stream()
                .filter(rule -> rule.id.equals(dialect))
                .findFirst()
                .or(() -> rules.stream().findFirst())
                .orElse(new Rule(dialect, Optional.empty()));
    }

    /** "stratum_v1/1" is version 1 of stratum_v1. */
    private static Rule parse(String text) {
        int slash = text.lastIndexOf('/');
        return slash < 0
                ? new Rule(text, Optional.empty())
                : new Rule(text.substring(0, slash), Optional.of(text.substring(slash + 1)));
    }
}
