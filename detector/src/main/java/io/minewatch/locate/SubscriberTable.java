package io.minewatch.locate;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * Who has which addresses, and since when until when. At every moment the longest prefix that is
 * valid then decides; among rows of one prefix those that name the address domain go before those
 * for any. Never changes once loaded; may be asked by many threads.
 */
public final class SubscriberTable {

    /** Most holders in one answer: beyond it, the answer is that nobody knows. */
    public static final int MAX_HOLDERS = 64;

    /**
     * Milliseconds by which the clock of a log of leases may be off from ours: such logs are in
     * whole seconds, and come from devices that are set by hand as often as not.
     */
    static final long CLOCKS_APART = 60_000;

    private final PrefixIndex v4;
    private final PrefixIndex v6;
    private final Assignments rows;
    private final Problems problems;
    private final List<String> unreadColumns;

    SubscriberTable(
            PrefixIndex v4,
            PrefixIndex v6,
            Assignments rows,
            Problems problems,
            List<String> unreadColumns) {
        this.v4 = v4;
        this.v6 = v6;
        this.rows = rows;
        this.problems = problems;
        this.unreadColumns = unreadColumns;
    }

    /** A table that has no address. */
    public static SubscriberTable empty() {
        return new SubscriberTable(
                new PrefixIndexBuilder().build(),
                new PrefixIndexBuilder().build(),
                new Assignments(),
                new Problems(),
                List.of());
    }

    /**
     * Reads a table. Columns: {@code prefix} (a prefix, an address or "first-last") or {@code
     * start} and {@code end}; and, each optional, {@code line}, {@code enterprise}, {@code
     * credit_code}, {@code address}, {@code region_code}, {@code valid_from}, {@code valid_to},
     * {@code address_domain} (empty: any), {@code nature}. A row whose credit code or region code
     * is wrong is kept without it; one whose addresses or times are wrong is left out.
     *
     * @throws TableException if there is no such file or column, or it is not CSV in UTF-8
     */
    public static SubscriberTable load(Path file) throws TableException {
        return SubscriberLoader.load(file);
    }

    /**
     * Who had an address from one time to another, both inclusive. A time as short as clocks may be
     * apart may in truth lie before or after a change of hands beside it: who had the address there
     * may have had it then. In a longer one it would have changed hands itself.
     *
     * @param domain the address domain, as in {@code Detection.addressDomain}
     */
    public Attribution find(InetAddress address, String domain, Instant start, Instant end) {
        IpKey key = IpKey.of(address);
        long from = Validity.millis(start);
        long to = Math.max(from, Validity.millis(end)) + 1;
        var found = find(key, domain, new Validity(from, to));
        if (found.isEmpty() || to - from > CLOCKS_APART) {
            return found;
        }
        var around = find(key, domain, new Validity(from - CLOCKS_APART, to + CLOCKS_APART));
        return new Attribution(
                around.holders(), around.more(), found.whole(), found.dated() && around.dated());
    }

    private Attribution find(IpKey key, String domain, Validity interval) {
        PrefixIndex index = key.v4() ? v4 : v6;
        var search = new HolderSearch(rows, domain, interval);
        for (int prefix = index.find(key);
                prefix != PrefixIndex.NONE && !search.isOver();
                prefix = index.around(prefix)) {
            search.prefix(index, prefix);
        }
        return search.result();
    }

    /** How many rows were taken. */
    public int size() {
        return rows.size();
    }

    /** How many different prefixes they have. */
    public int prefixes() {
        return v4.size() + v6.size();
    }

    /** What was wrong in the file. */
    public Problems problems() {
        return problems;
    }

    /** Columns of the file that mean nothing here; a misspelt one stands among them. */
    public List<String> unreadColumns() {
        return unreadColumns;
    }
}
