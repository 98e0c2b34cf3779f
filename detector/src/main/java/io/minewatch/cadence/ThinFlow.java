package io.minewatch.cadence;

import io.minewatch.cadence.clock.Synchrony;
import io.minewatch.cadence.name.Named;
import io.minewatch.cadence.name.Naming;
import io.minewatch.cadence.name.TlsSeen;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What was seen of one flow that cannot be read: a view of its entry, reused for the next flow.
 * Never keep it.
 *
 * <p>The client's bursts are counted once its handshake is over: the first three of a connection
 * whose beginning was heard are left out.
 */
public final class ThinFlow {

    private static final long NANOS = 1_000_000_000L;
    private static final long NANOS_PER_MILLI = 1_000_000L;

    /** So many and more may be half of what there was, or less: counts have 16 bits. */
    static final int SURE_COUNT = 0x7fff;

    /** With so much of the evidence that is told, a flow is remembered. */
    private static final double REMEMBERED = 0.5;

    private final Synchrony synchrony;
    private final double neededNats;
    private final Unasked unasked = new Unasked();
    private MemorySegment memory = MemorySegment.NULL;
    private long entry;
    private Optional<Naming> naming = Optional.empty();
    private long watched = 1;

    /**
     * @param falseAlarm see {@link CadenceConfig}
     */
    ThinFlow(Synchrony synchrony, double falseAlarm) {
        this.synchrony = synchrony;
        this.neededNats = -Math.log(falseAlarm);
    }

    ThinFlow at(MemorySegment memory, long entry) {
        this.memory = memory;
        this.entry = entry;
        return this;
    }

    /**
     * @param naming what the beginning of the flow told
     * @param watched flows that were watched so far
     */
    ThinFlow with(Optional<Naming> naming, long watched) {
        this.naming = naming;
        this.watched = watched;
        return this;
    }

    /** The pool that it goes to, if a name tells it. */
    public Optional<Named> name() {
        return naming.flatMap(Naming::name);
    }

    /** What else the beginning of TLS showed, if it was looked at. */
    public TlsSeen tls() {
        return naming.map(Naming::tls).orElse(TlsSeen.NONE);
    }

    /** What speaks for mining. */
    public List<Sign> signs() {
        return Signs.of(this, naming);
    }

    boolean isTold() {
        return Entry.has(memory, entry, Entry.TOLD);
    }

    /** It is told of now. True if it was not before. */
    boolean tell() {
        boolean isNew = !isTold();
        Entry.flag(memory, entry, Entry.TOLD, true);
        return isNew;
    }

    /**
     * How often a length was that of its kind's others, of the client's bursts and of pushes; less
     * how often it was not, of answers too. Pushes may have three lengths.
     */
    public int coincidences() {
        if (!isClockLearnt()) {
            return Entry.UP.alike(memory, entry)
                    - 1
                    - Entry.UP.other(memory, entry)
                    - Entry.ANSWERS.other(memory, entry)
                    + unasked().alike();
        }
        return Entry.UP.same(memory, entry)
                - 1
                - Entry.UP.other(memory, entry)
                - Entry.ANSWERS.other(memory, entry)
                + unasked().repeated();
    }

    private Unasked unasked() {
        return unasked.of(memory, entry);
    }

    /** Which side of the flow is the client, see {@code Endpoints}: 0 or 1. */
    public int clientSide() {
        return Entry.has(memory, entry, Entry.CLIENT_1) ? 1 : 0;
    }

    /** True if the beginning of the connection was heard. */
    public boolean isFromStart() {
        return Entry.has(memory, entry, Entry.STARTED);
    }

    /** True if records of TLS were seen in it. */
    public boolean isTls() {
        return Entry.has(memory, entry, Entry.TLS);
    }

    /** True for UDP. */
    public boolean isUdp() {
        return Entry.has(memory, entry, Entry.IS_UDP);
    }

    /** When it was heard first, nanoseconds since 1970, rounded down to a second. */
    public long firstNanos() {
        return Entry.firstSeconds(memory, entry) * NANOS;
    }

    /** When it was heard last, nanoseconds since 1970, rounded down to a millisecond. */
    public long lastNanos() {
        return firstNanos() + Entry.lastMillis(memory, entry) * NANOS_PER_MILLI;
    }

    /** Seconds between the two. */
    public double seconds() {
        return Entry.lastMillis(memory, entry) / 1e3;
    }

    /** Bursts of the client; beyond 65,535 all that is counted with them is halved. */
    public int upstream() {
        return Entry.count(memory, entry + Entry.UPSTREAM);
    }

    /** How many of them were answered within two seconds. */
    public int answered() {
        return Entry.count(memory, entry + Entry.ANSWERED);
    }

    /** How many of them came within three seconds after a push. */
    public int afterPush() {
        return Entry.count(memory, entry + Entry.AFTER_PUSH);
    }

    /**
     * What the server said unasked, bursts; 65,535 at most. What may be answers to the client's
     * bursts that the capture lost is left out, here and in what follows.
     */
    public int pushes() {
        return unasked().pushes();
    }

    /** The same with what may be answers to what was lost. */
    int unprompted() {
        return Entry.count(memory, entry + Entry.PUSH_COUNT);
    }

    /** Length that most of the client's bursts have, bytes of payload; 0 if there are none. */
    public int upstreamLength() {
        return Entry.UP.dominant(memory, entry);
    }

    /** Share of them that have it, 0 to 1. */
    public double upstreamDominance() {
        if (!isClockLearnt()) {
            return upstream() == 0 ? 0 : Entry.UP.aloneness(memory, entry);
        }
        return Entry.UP.dominance(memory, entry);
    }

    /** Length that most answers have. */
    public int answerLength() {
        return Entry.ANSWERS.dominant(memory, entry);
    }

    /** Share of them that have it, 0 to 1. */
    public double answerDominance() {
        if (!isClockLearnt()) {
            return Entry.ANSWERS.aloneness(memory, entry);
        }
        return Entry.ANSWERS.dominance(memory, entry);
    }

    /** Answers whose length is between these, of the last some hundred. */
    int answersOf(int shortest, int longest) {
        return Entry.ANSWERS.between(memory, entry, shortest, longest);
    }

    /** Answers of any length, of the last some hundred. */
    int answers() {
        return Entry.ANSWERS.sum(memory, entry);
    }

    /** Length that most pushes have. */
    public int pushLength() {
        return unasked().length();
    }

    /** Share of them that have it, 0 to 1. */
    public double pushDominance() {
        return unasked().dominance();
    }

    /**
     * Share of the pushes that have one of the three commonest lengths; 0 if no clock is learnt.
     */
    public double pushRegularity() {
        return isClockLearnt() ? unasked().told() : 0;
    }

    /** How many times between bursts of the client are known. */
    public int gaps() {
        return isFromStart() ? upstream() : Math.max(0, upstream() - 1);
    }

    /** Mean time between bursts of the client, seconds; 0 if none is known. */
    public double meanGap() {
        return gaps() == 0 ? 0 : Entry.real(memory, entry + Entry.GAP_SUM) / (double) gaps();
    }

    /** Standard deviation of these times as a share of their mean: 0 for a timer, 1 for chance. */
    public double gapVariation() {
        double mean = meanGap();
        if (gaps() < 2 || mean <= 0) {
            return 0;
        }
        double squares = Entry.real(memory, entry + Entry.GAP_SQUARES) / (double) gaps();
        double variance = Math.max(0, squares - mean * mean) * gaps() / (gaps() - 1);
        return Math.sqrt(variance) / mean;
    }

    /** Segments with payload from the client; 65,535 at most. */
    public int upSegments() {
        return Entry.count(memory, entry + Entry.UP_SEGMENTS);
    }

    /** Segments with payload from the server; 65,535 at most. */
    public int downSegments() {
        return Entry.count(memory, entry + Entry.DOWN_SEGMENTS);
    }

    /** Bytes of payload from the client; 2^31 - 1 at most. */
    public int upBytes() {
        return Entry.get(memory, entry + Entry.UP_BYTES);
    }

    /** Bytes of payload from the server; 2^31 - 1 at most. */
    public int downBytes() {
        return Entry.get(memory, entry + Entry.DOWN_BYTES);
    }

    /** What its bursts look like. */
    public Rhythm rhythm() {
        return Rhythm.of(this);
    }

    /** See {@link Synchrony#logEvidence}: nats for its following a chain, up to the last epoch. */
    public double logEvidence() {
        return synchrony.logEvidence(memory, entry + Entry.SYNCHRONY);
    }

    /**
     * The same less what is due because this flow is one of many: any of them may show much by
     * chance, so each must show more the more there are.
     */
    public double blockNats() {
        return logEvidence() - Math.log((double) Math.max(1, watched));
    }

    /** True if chance shows as much no oftener than was configured. */
    public boolean isFollowing() {
        return blockNats() >= neededNats;
    }

    /** True if that may be so soon. */
    boolean isFollowingSoon() {
        return blockNats() >= REMEMBERED * neededNats;
    }

    /** The chain that it follows if any, see {@link Synchrony#chain}; -1 for none. */
    public int chain() {
        return synchrony.chain(memory, entry + Entry.SYNCHRONY);
    }

    /**
     * True if its rhythm is worth telling by itself: Noise has lengths of its own; any other rhythm
     * is found with some that do not mine, so where a clock runs the blocks must agree, and where
     * blocks were asked they are believed. A clock may begin to run as late as an epoch after the
     * flow. If it is not learnt before the flow is over, the blocks cannot be asked any more.
     *
     * @param isOver true if there is nothing to wait for any more
     */
    public boolean isRhythmEnough(boolean isOver) {
        boolean isLong = seconds() >= Synchrony.BINS;
        boolean isLate = isOver && !isClockLearnt() || isLong && !synchrony.isRunning(lastNanos());
        return rhythm() == Rhythm.NOISE || chain() < 0 && isLate;
    }

    private boolean isClockLearnt() {
        return synchrony.isLearnt(lastNanos());
    }

    /** Name of that chain; empty for none. */
    public String chainName() {
        return synchrony.chainName(memory, entry + Entry.SYNCHRONY);
    }

    /** Blocks of that chain since it leads. */
    public int ticks() {
        return synchrony.ticks(memory, entry + Entry.SYNCHRONY);
    }

    /** To how many of them something came unasked. */
    public int hits() {
        return synchrony.hits(memory, entry + Entry.SYNCHRONY);
    }

    /** To how many it would by chance. */
    public double expectedHits() {
        return synchrony.expectedHits(memory, entry + Entry.SYNCHRONY);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%.0f s; up %d x %d (%.2f), gaps %.1f s (%.2f); answered %d x %d (%.2f);"
                        + " pushes %d x %d (%.2f), %d up after push; %d/%d segments",
                seconds(),
                upstream(),
                upstreamLength(),
                upstreamDominance(),
                meanGap(),
                gapVariation(),
                answered(),
                answerLength(),
                answerDominance(),
                pushes(),
                pushLength(),
                pushDominance(),
                afterPush(),
                upSegments(),
                downSegments());
    }
}
