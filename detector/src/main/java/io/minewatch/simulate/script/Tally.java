package io.minewatch.simulate.script;

/**
 * What a miner did, counted by whoever writes its conversation: the truth to compare detections
 * with.
 */
public final class Tally {

    private String dialect;
    private final String algorithm;
    private String agent = "";
    private String account = "";
    private String worker = "";
    private double hashrate;
    private double difficulty;
    private double work;
    private long submitted;
    private long accepted;
    private long rejected;
    private Level level = Level.ATTEMPT;

    /**
     * @param dialect {@code mining.protocol} of the records, for example {@code stratum_v1}
     * @param algorithm for example {@code sha256d}
     */
    public Tally(String dialect, String algorithm) {
        this.dialect = dialect;
        this.algorithm = algorithm;
    }

    /** The program that mines, as it names itself; may be empty. */
    public Tally agent(String value) {
        agent = value;
        return this;
    }

    /** Whose account, and which of its workers; either may be empty. */
    public Tally account(String accountName, String workerName) {
        account = accountName;
        worker = workerName;
        return this;
    }

    /** The conversation is encrypted: what dialect it is in nobody can see. */
    public Tally hidden() {
        dialect = "unknown_encrypted";
        return this;
    }

    /** Hashes a second. */
    public Tally hashrate(double value) {
        hashrate = value;
        return this;
    }

    /** The difficulty from now on, as the dialect counts it. */
    public void difficulty(double value) {
        difficulty = value;
    }

    /** The conversation got this far; never back. */
    public void reached(Level reached) {
        if (reached.compareTo(level) > 0) {
            level = reached;
        }
    }

    /** A share went to the pool. */
    public void submitted() {
        submitted++;
    }

    /** The pool took a share of this difficulty. */
    public void accepted(double shareDifficulty) {
        accepted++;
        work += shareDifficulty;
    }

    /** The pool refused a share. */
    public void rejected() {
        rejected++;
    }

    /** Name of the dialect as records say it. */
    public String dialect() {
        return dialect;
    }

    /** Proof of work as records say it. */
    public String algorithm() {
        return algorithm;
    }

    /** What the miner calls itself; "" if it says nothing. */
    public String agent() {
        return agent;
    }

    /** Who is paid. */
    public String account() {
        return account;
    }

    /** Which machine; "" if it is not named. */
    public String worker() {
        return worker;
    }

    /** Hashes a second; 0 when nothing is hashed. */
    public double hashrate() {
        return hashrate;
    }

    /** The last one announced; 0 if none was. */
    public double difficulty() {
        return difficulty;
    }

    /** The difficulties of all accepted shares together. */
    public double work() {
        return work;
    }

    /** Shares that went to the pool. */
    public long submittedShares() {
        return submitted;
    }

    /** Shares that the pool took. */
    public long acceptedShares() {
        return accepted;
    }

    /** Shares that the pool refused. */
    public long rejectedShares() {
        return rejected;
    }

    /** How far the conversation got. */
    public Level level() {
        return level;
    }
}
