package io.minewatch.verdict;

/**
 * What the verdicts depend on besides what was heard.
 *
 * @param operator whose network this is; part of every detection's id, so that addresses of different
 *     operators are never mixed
 */
public record VerdictConfig(String operator) {

    public static final VerdictConfig DEFAULT = new VerdictConfig("");
}
