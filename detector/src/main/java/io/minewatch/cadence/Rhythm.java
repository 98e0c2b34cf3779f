package io.minewatch.cadence;

/**
 * What the bursts of a flow look like: a judgement over its numbers alone. README.md has what it
 * rests on.
 */
public enum Rhythm {
    /** Nothing, or not yet. */
    NONE,
    /**
     * Shares: messages of one length, at times that chance makes, each answered at once by a short
     * one of one length; and work that comes unasked.
     */
    SHARE_LIKE,
    /** The same in the lengths that only Stratum V2 inside Noise has. */
    NOISE;

    /**
     * Share of flows that last for a minute in which it is found though nobody mines: at most, with
     * 95 %; 0 of 81 by the rule of three, see README.md.
     */
    public static final double FALSE_ALARM_BOUND = 0.04;

    /** How much likelier it is found in a flow that mines than in one that does not, at least. */
    public static final double LIKELIHOOD_RATIO = 20;

    /** Fewer are no rhythm. */
    public static final int FEWEST_SHARES = 5;

    /** In less time anything has a rhythm. */
    public static final double SHORTEST_SECONDS = 60;

    /** So many of them must have no push before them that may have caused them. */
    public static final int FEWEST_UNPROMPTED = 3;

    /** Fewer tell nothing of the length of jobs. */
    public static final int FEWEST_PUSHES = 2;

    /**
     * So many lengths must be equal, and each other one asks for one more: where people write, one
     * in five is as long as another by chance.
     */
    public static final int FEWEST_COINCIDENCES = 7;

    /** Share of the client's messages, and of their answers, that must have one length. */
    public static final double ONE_LENGTH = 0.8;

    /** The same for pushes: a job may come with a new difficulty. */
    public static final double ONE_PUSH_LENGTH = 0.6;

    /**
     * Jobs of Bitcoin have as many lengths as their trees of transactions have heights: of many
     * pushes, at least so many for each length, this share must have one of three lengths.
     */
    public static final double THREE_PUSH_LENGTHS = 0.8;

    private static final int PUSHES_OF_THREE_LENGTHS = 9;

    /** Share of the client's messages that must be answered at once. */
    public static final double ANSWERED = 0.8;

    /** The same in Noise where one in ten of both is missing; it has lengths of its own. */
    public static final double ANSWERED_WITH_HOLES = 0.6;

    /** A share in the shortest dialect. */
    public static final int SHORTEST_SHARE = 60;

    /** One with a whole header in hexadecimal digits. */
    public static final int LONGEST_SHARE = 600;

    /** The shortest answer in JSON, with a record around it; Noise's is longer. */
    public static final int SHORTEST_ANSWER = 40;

    /** An answer is "true" and a number, a share has a nonce and more besides: part of it. */
    public static final double LONGEST_ANSWER = 0.75;

    /** A job is so many times as long as an answer, at least. */
    public static final double SHORTEST_PUSH = 1.5;

    /** A timer has 0, and with a busy machine behind it 0.2; chance has 1. */
    public static final double LEAST_VARIATION = 0.5;

    /** A push covers the second it is in and those after it in which it may have been the cause. */
    static final double COVERED_SECONDS = Bursts.CAUSED_SECONDS + 0.5;

    /** Standard deviations that more messages than by chance may come after pushes. */
    static final double CAUSED_BY_CHANCE = 3;

    /** Share of a standard channel, and of an extended one: 63 and the extranonce. */
    private static final int STANDARD_SHARE = 62;

    private static final int LONGEST_NOISE_SHARE = 100;
    static final int NOISE_ANSWER = 58;

    /** New target 74, new job 83 or 87, new previous hash 86; with what is merged of them. */
    private static final int SHORTEST_NOISE_PUSH = 74;

    private static final int LONGEST_NOISE_PUSH = 90;
    private static final int SHORTEST_EXTENDED_JOB = 300;

    /** Lengths near to each other are counted as one, by the first that came. */
    static final int ANSWER_TOLERANCE = 1;

    /** WireGuard's header and tag, and in it IPv4 and TCP with time stamps. */
    private static final int TUNNEL = 32 + 20 + 32;

    /** WireGuard fills up blocks of 16. */
    private static final int TUNNEL_PADDING = 15;

    static Rhythm of(ThinFlow flow) {
        if (!isSteady(flow)) {
            return NONE;
        }
        if (isBatched(flow)) {
            return SHARE_LIKE;
        }
        if (!isAnswered(flow)) {
            return NONE;
        }
        if (isNoise(flow)) {
            return NOISE;
        }
        if (flow.answered() < ANSWERED * flow.upstream()) {
            return NONE;
        }
        int length = flow.upstreamLength();
        boolean fits =
                length >= SHORTEST_SHARE
                        && length <= LONGEST_SHARE
                        && flow.answerLength() >= SHORTEST_ANSWER
                        && flow.answerLength() <= LONGEST_ANSWER * length
                        && flow.pushLength() >= SHORTEST_PUSH * flow.answerLength();
        return fits || isNoiseInTunnel(flow) ? SHARE_LIKE : NONE;
    }

    /** What the client says, and what comes unasked; their lengths apart. */
    private static boolean isSteady(ThinFlow flow) {
        return flow.upstream() >= FEWEST_SHARES
                && flow.seconds() >= SHORTEST_SECONDS
                && flow.upstream() - flow.afterPush() >= FEWEST_UNPROMPTED
                && flow.pushes() >= FEWEST_PUSHES
                && flow.upstreamDominance() >= ONE_LENGTH
                && isOfFewLengths(flow)
                && flow.gaps() >= FEWEST_SHARES
                && flow.gapVariation() >= LEAST_VARIATION
                && !isCaused(flow);
    }

    /** As many answers as Noise has where a part is missing. */
    private static boolean isAnswered(ThinFlow flow) {
        return flow.answered() >= ANSWERED_WITH_HOLES * flow.upstream()
                && flow.answerDominance() >= ONE_LENGTH
                && flow.coincidences() >= FEWEST_COINCIDENCES;
    }

    private static boolean isOfFewLengths(ThinFlow flow) {
        return flow.pushDominance() >= ONE_PUSH_LENGTH
                || flow.pushes() >= PUSHES_OF_THREE_LENGTHS
                        && flow.pushRegularity() >= THREE_PUSH_LENGTHS;
    }

    /** True if more of the client's messages come after pushes than would if they did not care. */
    private static boolean isCaused(ThinFlow flow) {
        double covered =
                Math.min(1, flow.unprompted() * COVERED_SECONDS / Math.max(1, flow.seconds()));
        double expected = flow.upstream() * covered;
        double spread = Math.sqrt(Math.max(1, expected * (1 - covered)));
        return flow.afterPush() > expected + CAUSED_BY_CHANCE * spread;
    }

    /**
     * True if it would be shares in Noise, were the client the server: which of the two it is was
     * guessed where the beginning was not heard.
     */
    static boolean isMirrored(ThinFlow flow) {
        return !flow.isFromStart()
                && !flow.isTls()
                && !flow.isUdp()
                && flow.upstream() >= FEWEST_COINCIDENCES
                && Math.abs(flow.upstreamLength() - NOISE_ANSWER) <= ANSWER_TOLERANCE
                && flow.pushes() >= FEWEST_SHARES
                && flow.pushLength() >= STANDARD_SHARE
                && flow.pushLength() <= LONGEST_NOISE_SHARE
                && flow.pushDominance() >= ONE_LENGTH;
    }

    /** Its answers are nearly as long as its shares, the more so in a tunnel. */
    private static boolean isNoiseInTunnel(ThinFlow flow) {
        int share = flow.upstreamLength() - TUNNEL;
        int answer = flow.answerLength() - TUNNEL;
        return flow.isUdp()
                && share >= STANDARD_SHARE
                && share <= LONGEST_NOISE_SHARE + TUNNEL_PADDING
                && answer >= NOISE_ANSWER
                && answer <= NOISE_ANSWER + TUNNEL_PADDING
                && answer < share
                && flow.pushLength() - TUNNEL >= SHORTEST_NOISE_PUSH;
    }

    /**
     * True if shares in Noise are accepted by the batch, as pools may: then few are answered, and
     * now and then by a job that came by chance. That is less than {@link #NOISE} asks for.
     */
    private static boolean isBatched(ThinFlow flow) {
        int accepted =
                flow.answersOf(NOISE_ANSWER - ANSWER_TOLERANCE, NOISE_ANSWER + ANSWER_TOLERANCE);
        int jobs =
                flow.answersOf(SHORTEST_NOISE_PUSH, LONGEST_NOISE_PUSH)
                        + flow.answersOf(SHORTEST_EXTENDED_JOB, Integer.MAX_VALUE);
        return isInNoise(flow)
                && flow.answered() < ANSWERED_WITH_HOLES * flow.upstream()
                && accepted >= FEWEST_SHARES
                && accepted + jobs >= ONE_LENGTH * flow.answers()
                && flow.coincidences() + jobs >= FEWEST_COINCIDENCES;
    }

    private static boolean isNoise(ThinFlow flow) {
        return isInNoise(flow) && Math.abs(flow.answerLength() - NOISE_ANSWER) <= ANSWER_TOLERANCE;
    }

    /** Its shares and jobs are as long as those of Stratum V2 are in Noise. */
    private static boolean isInNoise(ThinFlow flow) {
        int push = flow.pushLength();
        boolean isPush =
                push >= SHORTEST_NOISE_PUSH && push <= LONGEST_NOISE_PUSH
                        || push >= SHORTEST_EXTENDED_JOB;
        return !flow.isTls()
                && !flow.isUdp()
                && flow.upstreamLength() >= STANDARD_SHARE
                && flow.upstreamLength() <= LONGEST_NOISE_SHARE
                && isPush;
    }
}
