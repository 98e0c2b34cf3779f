package io.minewatch.emit;

import io.minewatch.estimate.Hashrate;
import io.minewatch.locate.LocatedDetection;
import io.minewatch.verdict.Account;
import io.minewatch.verdict.Grade;
import io.minewatch.verdict.Mining;
import io.minewatch.verdict.Reason;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All conversations of one detection id at one site. */
final class TableRow {

    /** A miner that reconnects every ten seconds all day has fewer. */
    static final int MAX_FLOWS = 10_000;

    /** Best grade first, then by the miner's address; its holders in their turn. */
    static final Comparator<TableRow> ORDER =
            Comparator.comparing(TableRow::grade)
                    .reversed()
                    .thenComparing(TableRow::client, TableRow::compareAddresses)
                    .thenComparing(row -> row.best.detection().addressDomain())
                    .thenComparing(row -> row.best.detection().id())
                    .thenComparing(TableRow::start)
                    .thenComparing(row -> WhereText.of(row.best));

    private final Map<String, FlowWork> flows = new HashMap<>();
    private final Set<Reason> reasons = EnumSet.noneOf(Reason.class);

    private LocatedDetection best;
    private Instant start;
    private Optional<String> pool = Optional.empty();
    private Optional<String> coin = Optional.empty();
    private Optional<String> algorithm = Optional.empty();
    private Optional<String> agent = Optional.empty();
    private Optional<Account> account = Optional.empty();
    private boolean flowsLeftOut;

    TableRow(LocatedDetection first) {
        best = first;
        start = first.detection().start();
        add(first);
    }

    void add(LocatedDetection located) {
        var detection = located.detection();
        var mining = detection.mining();
        if (mining.grade().compareTo(grade()) > 0) {
            best = located;
        }
        if (detection.start().isBefore(start)) {
            start = detection.start();
        }
        reasons.addAll(mining.reasons());
        complete(mining);
        count(FlowKey.of(detection), FlowWork.of(detection));
    }

    private void complete(Mining mining) {
        pool = pool.or(mining::pool);
        coin = coin.or(mining::coin);
        algorithm = algorithm.or(mining::algorithm);
        agent = agent.or(mining::agent);
        account = account.or(mining::account);
    }

    private void count(String flow, FlowWork work) {
        if (flows.size() < MAX_FLOWS || flows.containsKey(flow)) {
            flows.merge(flow, work, FlowWork::orFuller);
        } else {
            flowsLeftOut = true;
        }
    }

    /** The one of the best grade, the earliest of those. */
    LocatedDetection best() {
        return best;
    }

    Grade grade() {
        return best.detection().mining().grade();
    }

    Instant start() {
        return start;
    }

    Set<Reason> reasons() {
        return reasons;
    }

    Optional<String> pool() {
        return pool;
    }

    Optional<String> coin() {
        return coin;
    }

    Optional<String> algorithm() {
        return algorithm;
    }

    Optional<String> agent() {
        return agent;
    }

    Optional<Account> account() {
        return account;
    }

    long accepted() {
        return flows.values().stream().mapToLong(FlowWork::accepted).sum();
    }

    Optional<Hashrate> hashrate() {
        return FlowWork.together(flows.values());
    }

    int flows() {
        return flows.size();
    }

    /** True if there were more conversations than a row can count. */
    boolean flowsLeftOut() {
        return flowsLeftOut;
    }

    private byte[] client() {
        return best.detection().client().address().getAddress();
    }

    private static int compareAddresses(byte[] one, byte[] other) {
        return one.length != other.length
                ? Integer.compare(one.length, other.length)
                : Arrays.compareUnsigned(one, other);
    }
}
