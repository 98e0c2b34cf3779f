package io.minewatch.simulate.opaque;

import java.util.SplittableRandom;

/**
 * A miner whose words cannot be read. Shares are a Poisson process at the rate the pool's variable
 * difficulty aims at, each answered at once; work comes as the pool's feed has it.
 */
final class Miner extends Session {

    private static final int SHARE = OWN;
    private static final int JOB = OWN + 1;
    private static final int DIFFICULTY = OWN + 2;
    private static final int KEEP_ALIVE = OWN + 3;
    private static final int TIMERS = 4;

    private static final long SILENCE = 60 * SECOND;
    private static final double RETARGET = 8 * 60e9;

    /** From one in two minutes to twenty a minute. */
    private static final double FEWEST_PER_MINUTE = 0.5;

    private static final double MOST_PER_MINUTE = 20;

    /** A hash of the tree of transactions in hexadecimal with quotes and comma. */
    private static final int BRANCH = 67;

    /** A job of Stratum V1 without branches, as in a capture of ckpool. */
    private static final int BARE_JOB = 495;

    private final Tongue tongue;
    private final Feed feed;
    private final boolean idle;
    private final boolean extended;
    private final int shareExtra;
    private final int jobBase;
    private final int branches;
    private final long place;
    private final double aimNanos;
    private double shareNanos;
    private int next;
    private long lastUp;
    private long shares;

    /**
     * @param idle connected, but never finds a share
     */
    Miner(
            SplittableRandom random,
            boolean acknowledges,
            Carrier carrier,
            int hello,
            long end,
            Tongue tongue,
            Feed feed,
            boolean idle) {
        super(random, TIMERS, acknowledges, carrier, hello, end);
        this.tongue = tongue;
        this.feed = feed;
        this.idle = idle;
        this.extended = tongue == Tongue.STRATUM_V2 && random.nextInt(3) == 0;
        this.shareExtra = extended ? 5 : tongue == Tongue.STRATUM_V2 ? 0 : random.nextInt(24);
        this.jobBase = random.nextInt(30);
        this.branches = random.nextInt(8, 14);
        // A pool serves its miners one after the other.
        this.place = (long) (400 * random.nextDouble() * random.nextDouble() * MILLISECOND);
        double perMinute = logUniform(FEWEST_PER_MINUTE, MOST_PER_MINUTE);
        this.aimNanos = 60e9 / perMinute;
        this.shareNanos = aimNanos;
    }

    @Override
    void begin(long ready) {
        long at = ready;
        if (ready > 0) {
            at = login(ready);
            // The first difficulty is too easy, as the pool does not know the miner yet.
            shareNanos = Math.max(aimNanos / 4, 2e9);
        }
        next = feed.after(at);
        setJob();
        lastUp = at;
        if (!idle) {
            set(DIFFICULTY, at + (long) (RETARGET / 4 * random.nextExponential()) + 20 * SECOND);
            setShare(at);
        }
        if (tongue == Tongue.XMRIG) {
            set(KEEP_ALIVE, at + SILENCE);
        }
    }

    private long login(long ready) {
        return switch (tongue) {
            case STRATUM_V1 -> {
                long at = ready;
                client(at, 70 + jobBase / 3);
                at += answerTime(8);
                server(at, 249 + jobBase);
                at += MILLISECOND;
                client(at, 101 + jobBase);
                at += answerTime(8);
                server(at, 36);
                server(at + MILLISECOND, 72);
                server(at + 2 * MILLISECOND, job(Feed.Job.BLOCK));
                yield at + 20 * MILLISECOND;
            }
            case XMRIG -> {
                client(ready, 579 + jobBase / 2);
                long at = ready + answerTime(8);
                server(at, 280 + jobBase);
                yield at + 20 * MILLISECOND;
            }
            case STRATUM_V2 -> loginV2(ready);
        };
    }

    private long loginV2(long ready) {
        long at = ready;
        client(at, 70 + jobBase);
        at += answerTime(8);
        server(at, 44);
        at += 5 * MILLISECOND;
        client(at, 95 + jobBase);
        at += answerTime(8);
        server(at, 91);
        server(at + MILLISECOND, extended ? job(Feed.Job.BLOCK) : 83);
        server(at + 2 * MILLISECOND, 86);
        return at + 20 * MILLISECOND;
    }

    @Override
    void own(int timer, long now) {
        switch (timer) {
            case SHARE -> share(now);
            case JOB -> {
                sendJob(now);
                next++;
                setJob();
            }
            case DIFFICULTY -> retarget(now);
            default -> keepAlive(now);
        }
    }

    private void setShare(long now) {
        set(SHARE, now + 1 + (long) (shareNanos * random.nextExponential()));
    }

    private void setJob() {
        if (next < feed.jobs()) {
            long late = (long) (15 * MILLISECOND * random.nextExponential());
            set(JOB, feed.at(next) + place + late);
        }
    }

    private void share(long now) {
        shares++;
        lastUp = now;
        client(now, tongue.share() + shareExtra);
        server(now + answerTime(12), tongue.answer());
        setShare(now);
    }

    private void sendJob(long now) {
        Feed.Job job = feed.job(next);
        if (tongue == Tongue.STRATUM_V2 && job != Feed.Job.REFRESH) {
            server(now, extended ? job(job) : 83);
            server(now + MILLISECOND, 86);
        } else {
            server(now, job(job));
        }
    }

    private int job(Feed.Job job) {
        int trees = job == Feed.Job.EMPTY_BLOCK ? 0 : branches - random.nextInt(2);
        return switch (tongue) {
            case STRATUM_V1 -> BARE_JOB + jobBase + BRANCH * trees;
            case XMRIG -> 239 + jobBase;
            case STRATUM_V2 -> extended ? 290 + jobBase + 32 * trees : 87;
        };
    }

    /** Towards the rate aimed at; the pool says it only if it is far from it. */
    private void retarget(long now) {
        double wanted = aimNanos * (0.8 + 0.45 * random.nextDouble());
        if (wanted > 1.3 * shareNanos || wanted < 0.7 * shareNanos) {
            shareNanos = wanted;
            server(now, tongue == Tongue.XMRIG ? 239 + jobBase : 74);
        }
        set(DIFFICULTY, now + 20 * SECOND + (long) (RETARGET * random.nextExponential()));
    }

    /** XMRig says it is there when it has been silent for a minute. */
    private void keepAlive(long now) {
        if (now - lastUp >= SILENCE) {
            lastUp = now;
            client(now, 73);
            server(now + answerTime(8), 71);
        }
        set(KEEP_ALIVE, lastUp + SILENCE);
    }

    @Override
    boolean tunnelsTcp() {
        return true;
    }

    /** Shares so far. */
    long shares() {
        return shares;
    }
}
