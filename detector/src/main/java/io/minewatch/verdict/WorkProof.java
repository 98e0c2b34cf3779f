package io.minewatch.verdict;

import io.minewatch.estimate.StratumHeader;
import io.minewatch.estimate.WorkTrial;
import io.minewatch.protocol.Event;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Puts shares and jobs of one conversation together again and tries under which algorithm they are
 * work.
 */
final class WorkProof {

    /** Jobs of the last minutes. */
    static final int MAX_JOBS = 16;

    private final Map<String, StratumHeader.Job> jobs = new LinkedHashMap<>();
    private final WorkTrial trial = new WorkTrial();
    private Optional<String> extranonce1 = Optional.empty();

    void extranonce1(String hex) {
        extranonce1 = Optional.of(hex);
    }

    void job(String id, Event.BlockTemplate template) {
        jobs.put(
                id,
                new StratumHeader.Job(
                        template.previousHash(),
                        template.coinbase1(),
                        template.coinbase2(),
                        template.branches(),
                        template.version(),
                        template.bits()));
        if (jobs.size() > MAX_JOBS) {
            jobs.remove(jobs.keySet().iterator().next());
        }
    }

    void share(String jobId, Event.Solution solution) {
        StratumHeader.Job job = jobs.get(jobId);
        if (job == null || extranonce1.isEmpty() || trial.isOver()) {
            return;
        }
        var share =
                new StratumHeader.Share(
                        solution.extranonce2(),
                        solution.time(),
                        solution.nonce(),
                        solution.versionBits());
        StratumHeader.of(job, extranonce1.get(), share, StratumHeader.USUAL_VERSION_MASK)
                .ifPresent(header -> trial.share(header, mayBeScrypt(job)));
    }

    /** No Scrypt chain has so low a target: see {@link Identity#SHA256D_EXPONENT}. */
    private static boolean mayBeScrypt(StratumHeader.Job job) {
        return Integer.parseInt(job.nbits().substring(0, 2), 16) >= Identity.SHA256D_EXPONENT;
    }

    /** The algorithm, if the shares tell it. */
    Optional<String> algorithm() {
        return trial.algorithm();
    }
}
