package io.minewatch.verdict;

import java.util.Optional;

/**
 * Work done in one conversation.
 *
 * @param submitted shares that the client sent
 * @param accepted of them, by the pool's word
 * @param rejected of them, by the pool's word
 * @param effective sample size of equal shares that would be as exact as these
 * @param windowSeconds time in which they were counted
 * @param repliesOnly true if only the pool's side was seen
 * @param difficulty last one announced, as announced, in decimal
 */
public record Shares(
        long submitted,
        long accepted,
        long rejected,
        double effective,
        double windowSeconds,
        boolean repliesOnly,
        Optional<String> difficulty) {

    static final Shares NONE = new Shares(0, 0, 0, 0, 0, false, Optional.empty());
}
