package io.minewatch.verdict;

import io.minewatch.cadence.Sign;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * From signs to a grade, where nothing can be read; the whole rule on one page.
 *
 * <p>Of each kind the strongest sign counts, and no more than its kind may: what was measured on
 * some eighty others bears no claim of one in a billion, and what rules out chance does not rule
 * out others who show the same for a reason. The kinds are independent, so their logarithms add up.
 * However many there are, nobody saw work being accepted: it is never {@link Grade#CONFIRMED}.
 * README.md says why it is so.
 *
 * @param falseAlarm how probable it is at most that somebody who does not mine shows all this
 */
record Fusion(Standing standing, double falseAlarm) {

    /** What it comes to. */
    enum Standing {
        /** Not enough to tell of. */
        NOTHING,
        /** Follows a chain as nodes, wallets and explorers do. */
        FOLLOWER,
        SUSPECTED,
        PROBABLE
    }

    /**
     * Most that each kind counts, in nats. A name is visited for many reasons: one in twenty. A way
     * to begin TLS is shared by all that use the same library. The rhythm was looked for in vain in
     * some eighty real flows of others. That the blocks are no chance the mathematics tells, and
     * the sign says how surely; but nodes, wallets and explorers follow them as surely as miners
     * do, and of flows that are watched one in a thousand may be theirs. A pool is visited by its
     * monitors, too: one in ten.
     */
    private static final Map<Sign.Kind, Double> MOST =
            new EnumMap<>(
                    Map.of(
                            Sign.Kind.NAME, Math.log(20),
                            Sign.Kind.FINGERPRINT, Math.log(3),
                            Sign.Kind.RHYTHM, Math.log(20),
                            Sign.Kind.BLOCKS, Math.log(1000),
                            Sign.Kind.ANSWER, Math.log(10)));

    /** Monitors of pools look in for a moment and leave. */
    static final double VISIT_SECONDS = 60;

    /**
     * Judges what is known of one flow.
     *
     * @param isRhythmEnough false if the rhythm is nothing by itself, see {@code ThinFlow}: one in
     *     twenty is too many where flows are watched by the thousand
     * @param isVisit true if the flow is no longer than {@link #VISIT_SECONDS}: then that its
     *     server is a pool says nothing of the client
     */
    static Fusion of(Collection<Sign> signs, boolean isRhythmEnough, boolean isVisit) {
        var best = new EnumMap<Sign.Kind, Double>(Sign.Kind.class);
        for (Sign sign : signs) {
            best.merge(sign.kind(), counted(sign), Math::max);
        }
        if (isVisit && !best.containsKey(Sign.Kind.RHYTHM) && !best.containsKey(Sign.Kind.BLOCKS)) {
            best.remove(Sign.Kind.ANSWER);
        }
        double nats = best.values().stream().mapToDouble(x -> x).sum();
        return new Fusion(standing(best, isRhythmEnough), Math.exp(-nats));
    }

    /** What a sign counts, in nats. */
    static double counted(Sign sign) {
        return Math.clamp(sign.nats(), 0, MOST.getOrDefault(sign.kind(), 0.0));
    }

    private static Standing standing(Map<Sign.Kind, Double> found, boolean isRhythmEnough) {
        boolean isNamed = found.containsKey(Sign.Kind.NAME);
        boolean works = found.containsKey(Sign.Kind.RHYTHM);
        boolean follows = found.containsKey(Sign.Kind.BLOCKS);
        boolean isPool = found.containsKey(Sign.Kind.ANSWER);
        int kinds = (isNamed ? 1 : 0) + (works ? 1 : 0) + (follows ? 1 : 0) + (isPool ? 1 : 0);
        if (kinds >= 2) {
            return Standing.PROBABLE;
        }
        if (follows) {
            return Standing.FOLLOWER;
        }
        return isNamed || works && isRhythmEnough ? Standing.SUSPECTED : Standing.NOTHING;
    }

    /** The grade, if it is a detection. */
    Optional<Grade> grade() {
        return switch (standing) {
            case NOTHING, FOLLOWER -> Optional.empty();
            case SUSPECTED -> Optional.of(Grade.SUSPECTED);
            case PROBABLE -> Optional.of(Grade.PROBABLE);
        };
    }
}
