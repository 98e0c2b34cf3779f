package io.minewatch.verdict;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** From reasons to a grade; the whole rule on one page. */
final class Grading {

    /** One share may be a fluke of noise; three that follow the dialect are work. */
    static final int STEADY = 3;

    /** All at once is a piece of a file rather than work. */
    static final double STEADY_SECONDS = 1;

    /** Any of these says that somebody mines or wants to. Others only go with them. */
    private static final Set<Reason> INDICATORS =
            EnumSet.of(
                    Reason.SUBSCRIBE,
                    Reason.LOGIN,
                    Reason.SUBSCRIBE_REPLY,
                    Reason.DIFFICULTY,
                    Reason.JOB,
                    Reason.SHARE,
                    Reason.SHARE_ACCEPTED,
                    Reason.NOISE_HANDSHAKE,
                    Reason.HASHRATE_CLAIMED,
                    Reason.KEEPALIVE);

    /** Any of these says that a pool took part. */
    private static final Set<Reason> POOL_TOOK_PART =
            EnumSet.of(
                    Reason.SUBSCRIBE_REPLY,
                    Reason.LOGIN_ACCEPTED,
                    Reason.JOB,
                    Reason.SHARE_ACCEPTED,
                    Reason.SHARE_REJECTED);

    /** What the client says to begin with; an answer that fits makes two indicators of one. */
    private static final Set<Reason> OPENINGS = EnumSet.of(Reason.SUBSCRIBE, Reason.LOGIN);

    /** By any of these the client does more than to ask what a pool says to anybody. */
    private static final Set<Reason> TAKEN_UP =
            EnumSet.of(
                    Reason.LOGIN,
                    Reason.SHARE,
                    Reason.SHARE_REJECTED,
                    Reason.HASHRATE_CLAIMED,
                    Reason.KEEPALIVE);

    /** By any of these the client shows that it worked. */
    private static final Set<Reason> WORKED =
            EnumSet.of(Reason.SHARE, Reason.SHARE_ACCEPTED, Reason.SHARE_REJECTED);

    /** What makes two independent signs of a handshake that is all that can be read. */
    private static final Set<Reason> BESIDE_HANDSHAKES =
            EnumSet.of(
                    Reason.SHARE_SIZED_RECORDS,
                    Reason.BLOCK_CLOCK,
                    Reason.POOL_DNS_ANSWER,
                    Reason.POOL_ANSWERED);

    private Grading() {}

    /**
     * The grade, or nothing if the reasons do not make a detection.
     *
     * @param before what was heard on earlier days of the conversation: whoever only looked then
     *     does not mine because midnight has passed
     * @param isSingle true if all of it is a single indicator: what was said in one packet, or what
     *     others than miners say as well
     */
    static Optional<Grade> of(Set<Reason> reasons, Set<Reason> before, boolean isSingle) {
        if (reasons.stream().noneMatch(INDICATORS::contains)) {
            return Optional.empty();
        }
        if (isSingle) {
            return Optional.of(Grade.SUSPECTED);
        }
        if (reasons.contains(Reason.ONE_SIDED_SHARES)
                || reasons.contains(Reason.ONE_SIDED_REPLIES)
                || reasons.contains(Reason.UNANSWERED_SHARES)
                || reasons.contains(Reason.SHARE_ACCEPTED)) {
            return Optional.of(Grade.CONFIRMED);
        }
        var ever = EnumSet.copyOf(reasons);
        ever.addAll(before);
        if (isProbe(ever) || isTurnedAway(ever)) {
            return Optional.of(Grade.SUSPECTED);
        }
        boolean talked =
                reasons.stream().anyMatch(POOL_TOOK_PART::contains)
                        || reasons.contains(Reason.DIFFICULTY)
                                && reasons.stream().anyMatch(OPENINGS::contains);
        return Optional.of(
                talked
                                || reasons.contains(Reason.SHARE)
                                || reasons.stream().anyMatch(BESIDE_HANDSHAKES::contains)
                        ? Grade.PROBABLE
                        : Grade.SUSPECTED);
    }

    /**
     * True for who subscribed and was answered, and then neither logged in nor worked: monitors of
     * pools do so every minute, and some listen for new blocks as long as they are let. Polling for
     * work has no answer of this kind, and is no probe.
     */
    private static boolean isProbe(Set<Reason> reasons) {
        boolean answered =
                reasons.contains(Reason.SUBSCRIBE_REPLY) || reasons.contains(Reason.DIFFICULTY);
        return reasons.contains(Reason.SUBSCRIBE)
                && answered
                && reasons.stream().noneMatch(TAKEN_UP::contains);
    }

    /**
     * True for who asked to mine, was refused, and did no work: pools give work to whoever is
     * connected. Where the client's opening was not heard, the refusal is guessed to be of a login,
     * and counts for nothing. A claimed hashrate is a part of openings, so it is no work.
     */
    private static boolean isTurnedAway(Set<Reason> reasons) {
        return reasons.contains(Reason.LOGIN_REFUSED)
                && !reasons.contains(Reason.LOGIN_ACCEPTED)
                && reasons.stream().anyMatch(OPENINGS::contains)
                && reasons.stream().noneMatch(WORKED::contains);
    }
}
