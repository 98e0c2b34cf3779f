package io.minewatch.estimate;

import io.minewatch.protocol.Difficulty;

/**
 * What the shares of one conversation sum up to, or those of several that were merged.
 *
 * <p>The counts are exact in whatever order tallies are merged. So are the sums as long as the
 * difficulties are whole numbers below 2^26; others agree to rounding.
 */
public final class ShareTally {

    private final Work submittedWork = new Work();
    private final Work acceptedWork = new Work();
    private long submitted;
    private long accepted;
    private long rejected;

    /** A share that the client sent. */
    public void submit(Difficulty difficulty) {
        submitted++;
        submittedWork.add(difficulty);
    }

    /** A share that the client sent while its difficulty was not known. */
    public void submit() {
        submitted++;
    }

    /** A share that the pool accepted. It is not counted as submitted here. */
    public void accept(Difficulty difficulty) {
        accepted++;
        acceptedWork.add(difficulty);
    }

    /** A share that the pool accepted and whose difficulty was not known. */
    public void accept() {
        accepted++;
    }

    /** A share that the pool rejected. Its work does not count. */
    public void reject() {
        rejected++;
    }

    /** A tally of the same, which no longer changes with this one. */
    public ShareTally copy() {
        var copy = new ShareTally();
        copy.merge(this);
        return copy;
    }

    /** Adds what another tally holds. */
    public void merge(ShareTally other) {
        submitted += other.submitted;
        accepted += other.accepted;
        rejected += other.rejected;
        submittedWork.add(other.submittedWork);
        acceptedWork.add(other.acceptedWork);
    }

    /** Shares sent, whether their difficulty was known or not. */
    public long submitted() {
        return submitted;
    }

    /** Shares accepted, whether their difficulty was known or not. */
    public long accepted() {
        return accepted;
    }

    /** Shares rejected. */
    public long rejected() {
        return rejected;
    }

    /**
     * How many equal shares would be as exact as these: (sum of w)^2 / sum of w^2, w the hashes a
     * share stands for. Shares of unknown difficulty are left out.
     *
     * @param basis which shares
     * @param hashesPerDifficulty what a difficulty of 1 means; any number above 0 does unless some
     *     difficulties came as targets and some not
     */
    public double effective(Basis basis, double hashesPerDifficulty) {
        return work(basis).effective(hashesPerDifficulty);
    }

    /** Shares that count under this basis, whether their difficulty was known or not. */
    long shares(Basis basis) {
        return countsSubmitted(basis) ? submitted : accepted;
    }

    /** What those of them sum up to whose difficulty was known. */
    Work work(Basis basis) {
        return countsSubmitted(basis) ? submittedWork : acceptedWork;
    }

    private static boolean countsSubmitted(Basis basis) {
        return switch (basis) {
            case SUBMITTED_SHARES, RESULT_HASHES -> true;
            case ACCEPTED_SHARES, REPLIES_ONLY -> false;
        };
    }
}
