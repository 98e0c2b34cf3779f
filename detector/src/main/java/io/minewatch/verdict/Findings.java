package io.minewatch.verdict;

import io.minewatch.cadence.Sign;
import io.minewatch.estimate.ResultHashes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What one day of a conversation showed. */
final class Findings {

    private final Map<Reason, Evidence> evidence = new EnumMap<>(Reason.class);
    private final Set<Reason> before = EnumSet.noneOf(Reason.class);
    private final Map<Sign.Kind, Double> besides = new EnumMap<>(Sign.Kind.class);
    private final ResultHashes hashes = new ResultHashes();
    private final Behind behind = new Behind();
    private final long startNanos;
    private long workNanos = Long.MAX_VALUE;
    private long lastNanos;
    private long momentNanos = Long.MIN_VALUE;
    private boolean isOneMoment = true;
    private boolean isUnanswered;
    private boolean isSure;

    Findings(long startNanos) {
        this.startNanos = startNanos;
        this.lastNanos = startNanos;
    }

    void heard(long timeNanos) {
        isOneMoment &= momentNanos == Long.MIN_VALUE || momentNanos == timeNanos;
        momentNanos = timeNanos;
        lastNanos = Math.max(lastNanos, timeNanos);
    }

    /** It is another day of a conversation: what was heard before could not be said again. */
    void carriesOn(Findings yesterday, long timeNanos) {
        behind.carriesOn(yesterday.behind);
        isUnanswered = yesterday.isUnanswered;
        isSure = yesterday.isSure;
        before.addAll(yesterday.before);
        before.addAll(yesterday.evidence.keySet());
        isOneMoment = false;
        canWork(timeNanos);
    }

    /** What was heard on the days before: how the conversation began, and whether work was done. */
    Set<Reason> before() {
        return before;
    }

    /** True if all of it was said in one packet. */
    boolean isOneMoment() {
        return isOneMoment;
    }

    /**
     * True if no more than a handshake can be read: what is said afterwards is only seen to go on.
     */
    boolean isHandshake() {
        return evidence.containsKey(Reason.NOISE_HANDSHAKE);
    }

    /** What names and times show of it besides; of each kind the strongest counts. */
    void beside(Evidence one, Sign sign) {
        evidence.put(one.reason(), one);
        besides.merge(sign.kind(), Fusion.counted(sign), Math::max);
    }

    /** How much likelier it is mining because of that. */
    double besides() {
        return Math.exp(besides.values().stream().mapToDouble(nats -> nats).sum());
    }

    /** It is another day of a handshake's conversation: what is known is known on. */
    void knows(Findings before, Instant since) {
        before.evidence.values().stream()
                .filter(one -> one.reason() != Reason.POOL_ANSWERED)
                .forEach(one -> note(one.at(since)));
        besides.putAll(before.besides);
        besides.remove(Sign.Kind.ANSWER);
        isOneMoment = false;
    }

    /** Something was said that nobody but miners and pools says. */
    void sure() {
        isSure = true;
    }

    /** True if more was heard than what others say, too; or if hashing shows in the hashes sent. */
    boolean isSure() {
        return isSure || hashes.showWork();
    }

    /** From here on the client has something to work on. */
    void canWork(long timeNanos) {
        workNanos = Math.min(workNanos, timeNanos);
    }

    /** The server answers no shares, as was agreed. */
    void unanswered() {
        isUnanswered = true;
    }

    /** True if shares are not answered, so that those sent are all that there is to count. */
    boolean isUnanswered() {
        return isUnanswered;
    }

    boolean isNew(Reason reason) {
        return !evidence.containsKey(reason);
    }

    void note(Evidence one) {
        evidence.putIfAbsent(one.reason(), one);
    }

    /** Hashes that the client sent with its shares. */
    ResultHashes hashes() {
        return hashes;
    }

    /** Who shows behind the client. */
    Behind behind() {
        return behind;
    }

    Map<Reason, Evidence> reasons() {
        return evidence;
    }

    List<Evidence> inOrderOfTime() {
        var all = new ArrayList<>(evidence.values());
        all.sort(Comparator.comparing(Evidence::time));
        return List.copyOf(all);
    }

    long startNanos() {
        return startNanos;
    }

    long lastNanos() {
        return lastNanos;
    }

    /** Seconds in which the client could work, up to a time; 0 if it never could. */
    double workSeconds(long endNanos) {
        return workNanos >= endNanos ? 0 : (endNanos - workNanos) / 1e9;
    }
}
