package io.minewatch.estimate;

import io.minewatch.protocol.Difficulty;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which difficulty each job of a conversation has.
 *
 * <p>An announced difficulty holds from the next job on, as Stratum V1 says and ckpool credits it;
 * a share for an older job keeps the older difficulty. Pools differ where a difficulty arrives and
 * no job follows: some credit it at once. Here the job decides, for most pools send a job right
 * behind each new difficulty, and a share in flight between the two was worked on with the old one.
 *
 * <p>A job that came before any difficulty gets the first one announced: some pools open with the
 * job. A job that is not known, since it came before the capture or was pushed out, has the current
 * difficulty.
 */
public final class JobBook {

    /** Pools take shares for the last few jobs only; ckpool keeps the most, some ten minutes. */
    public static final int MAX_JOBS = 64;

    /** Longer than any job id seen; the longest are header hashes, "0x" and 64 digits. */
    public static final int MAX_ID = 128;

    private final Map<String, Optional<Difficulty>> jobs =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Optional<Difficulty>> job) {
                    return size() > MAX_JOBS;
                }
            };

    private Optional<Difficulty> current = Optional.empty();

    /** A difficulty for the jobs to come. One that cannot be true makes it unknown. */
    public void difficulty(Difficulty difficulty) {
        Optional<Difficulty> said = Optional.of(difficulty).filter(Work::isPossible);
        if (current.isEmpty()) {
            jobs.replaceAll((_, before) -> before.or(() -> said));
        }
        current = said;
    }

    /** A job of the current difficulty. Sent again under the same id it is another job. */
    public void job(String id) {
        remember(id, current);
    }

    /** A job with a target of its own, as CryptoNote and Ethereum send it. It becomes current. */
    public void job(String id, Difficulty difficulty) {
        difficulty(difficulty);
        remember(id, current);
    }

    /** The difficulty of a share for this job; empty if none was announced. */
    public Optional<Difficulty> of(String jobId) {
        return jobs.getOrDefault(jobId, Optional.empty()).or(() -> current);
    }

    /** The difficulty announced last; empty if none was. */
    public Optional<Difficulty> current() {
        return current;
    }

    private void remember(String id, Optional<Difficulty> difficulty) {
        if (id.length() <= MAX_ID) {
            jobs.put(id, difficulty);
        }
    }
}
