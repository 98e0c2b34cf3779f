package io.minewatch.estimate;

import io.minewatch.protocol.Difficulty;

import java.util.ArrayDeque;
import java.util.Optional;

/**
 * Credits the shares of one conversation: each with the difficulty of its job, once the pool has
 * answered.
 *
 * <p>Some clients send every share under the same request id. Pools answer in order, so an answer
 * belongs to the oldest open share of its id.
 */
public final class ShareBook {

    /** More shares than any client sends before the first is answered: minutes of work. */
    public static final int MAX_PENDING = 256;

    private final JobBook jobs = new JobBook();
    private ShareTally tally = new ShareTally();
    private final ArrayDeque<Pending> pending = new ArrayDeque<>();
    private long unanswered;

    /** A share that waits for its answer. */
    private record Pending(String requestId, Optional<Difficulty> difficulty) {}

    /** A difficulty for the jobs to come. */
    public void difficulty(Difficulty difficulty) {
        jobs.difficulty(difficulty);
    }

    /** A job of the current difficulty. */
    public void job(String id) {
        jobs.job(id);
    }

    /** A job with a target of its own. */
    public void job(String id, Difficulty difficulty) {
        jobs.job(id, difficulty);
    }

    /** A share that the client sent: it counts as submitted now, and waits for its answer. */
    public void share(String requestId, String jobId) {
        share(requestId, jobs.of(jobId));
    }

    /** The same where the share's own difficulty is known, whatever its job's. */
    public void share(String requestId, Difficulty own) {
        share(requestId, Optional.of(own).filter(Work::isPossible));
    }

    private void share(String requestId, Optional<Difficulty> difficulty) {
        difficulty.ifPresentOrElse(tally::submit, tally::submit);
        if (requestId.length() > JobBook.MAX_ID) {
            unanswered++;
            return;
        }
        if (pending.size() == MAX_PENDING) {
            pending.removeFirst();
            unanswered++;
        }
        pending.addLast(new Pending(requestId, difficulty));
    }

    /**
     * An answer of the pool. False if no share waits for it: the request was another one, or its
     * share was not seen. In the latter case the caller may count it by {@link #result(boolean)}.
     */
    public boolean result(String requestId, boolean accepted) {
        for (var shares = pending.iterator(); shares.hasNext(); ) {
            var share = shares.next();
            if (share.requestId().equals(requestId)) {
                shares.remove();
                credit(share.difficulty(), accepted);
                return true;
            }
        }
        return false;
    }

    /**
     * An answer to a share that was not seen, since only the pool's side is: current difficulty.
     */
    public void result(boolean accepted) {
        credit(jobs.current(), accepted);
    }

    /** The same where the difficulty of the share is known. */
    public void result(boolean accepted, Difficulty own) {
        credit(Optional.of(own).filter(Work::isPossible), accepted);
    }

    /** What the shares sum up to so far; it goes on changing. */
    public ShareTally tally() {
        return tally;
    }

    /** What the shares sum up to so far; the next ones do not change it. */
    public ShareTally soFar() {
        return tally.copy();
    }

    /** What the shares sum up to so far; the next ones begin a new sum. */
    public ShareTally take() {
        ShareTally taken = tally;
        tally = new ShareTally();
        return taken;
    }

    /** The difficulty announced last; empty if none was. */
    public Optional<Difficulty> difficulty() {
        return jobs.current();
    }

    /** Shares given up before an answer was seen, because there was no room to wait for it. */
    public long unanswered() {
        return unanswered;
    }

    private void credit(Optional<Difficulty> difficulty, boolean accepted) {
        if (accepted) {
            difficulty.ifPresentOrElse(tally::accept, tally::accept);
        } else {
            tally.reject();
        }
    }
}
