package io.minewatch.locate;

/**
 * Rows by prefix, for one address family. The prefixes stand in the order of their addresses, an
 * enclosing one before those in it, and each knows the next wider one around it. The longest prefix
 * around an address is the last one that begins at or before it, or one of those around that one:
 * one binary search, then a climb. The climb goes on where the rows of a prefix were not valid.
 *
 * <p>This takes 30 bytes a prefix however they are spread. A trie with strides of 16, 8 and 8 bits
 * finds an IPv4 address ten times faster, but takes 1 KiB for every /24 that has a /32 in it, and
 * has no counterpart for IPv6. A look-up is per detection, not per packet; it does not matter
 * there.
 */
final class PrefixIndex {

    static final int NONE = -1;

    private final long[] high;
    private final long[] low;
    private final byte[] length;
    private final int[] around;
    private final int[] firstRow;
    private final int[] rows;

    /** Takes the arrays as they are; see {@link PrefixIndexBuilder}. */
    PrefixIndex(long[] high, long[] low, byte[] length, int[] around, int[] firstRow, int[] rows) {
        this.high = high;
        this.low = low;
        this.length = length;
        this.around = around;
        this.firstRow = firstRow;
        this.rows = rows;
    }

    /** The longest prefix around an address, or {@link #NONE}. */
    int find(IpKey address) {
        int prefix = lastNotAfter(address.high(), address.low());
        while (prefix != NONE && !contains(prefix, address.high(), address.low())) {
            prefix = around[prefix];
        }
        return prefix;
    }

    /** The next wider prefix around this one, or {@link #NONE}. */
    int around(int prefix) {
        return around[prefix];
    }

    /** Where the rows of a prefix begin. */
    int begin(int prefix) {
        return firstRow[prefix];
    }

    /** Where they end. */
    int end(int prefix) {
        return firstRow[prefix + 1];
    }

    /** A row, from {@link #begin} to before {@link #end}. */
    int row(int at) {
        return rows[at];
    }

    /** How many different prefixes there are. */
    int size() {
        return high.length;
    }

    private int lastNotAfter(long addressHigh, long addressLow) {
        int from = 0;
        int to = high.length - 1;
        while (from <= to) {
            int middle = (from + to) >>> 1;
            if (IpKey.compare(high[middle], low[middle], addressHigh, addressLow) <= 0) {
                from = middle + 1;
            } else {
                to = middle - 1;
            }
        }
        return to;
    }

    private boolean contains(int prefix, long addressHigh, long addressLow) {
        return ((addressHigh ^ high[prefix]) & IpKey.highMask(length[prefix] & 0xff)) == 0
                && ((addressLow ^ low[prefix]) & IpKey.lowMask(length[prefix] & 0xff)) == 0;
    }
}
