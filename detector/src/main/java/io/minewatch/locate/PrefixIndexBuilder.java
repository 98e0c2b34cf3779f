package io.minewatch.locate;

import java.util.Arrays;

/** Collects prefixes in any order and makes a {@link PrefixIndex} of them. */
final class PrefixIndexBuilder {

    /**
     * Most prefixes of a family. All customers of a large province with a handful each; beyond it,
     * ranges that do not align have been blown up, and half a GiB of heap with them.
     */
    static final int MAX_PREFIXES = 1 << 24;

    private long[] high = new long[16];
    private long[] low = new long[16];
    private byte[] length = new byte[16];
    private int[] row = new int[16];
    private int size;

    /** Adds a prefix of a row. */
    void add(IpKey first, int bits, int rowNumber) throws BadValue {
        if (size == MAX_PREFIXES) {
            throw new BadValue("no more than " + MAX_PREFIXES + " prefixes in all");
        }
        if (size == high.length) {
            high = Arrays.copyOf(high, size * 2);
            low = Arrays.copyOf(low, size * 2);
            length = Arrays.copyOf(length, size * 2);
            row = Arrays.copyOf(row, size * 2);
        }
        high[size] = first.high();
        low[size] = first.low();
        length[size] = (byte) bits;
        row[size] = rowNumber;
        size++;
    }

    /** Sorts them, puts equal ones together and finds what is around each. */
    PrefixIndex build() {
        int[] order = sorted();
        int distinct = distinct(order);
        var highs = new long[distinct];
        var lows = new long[distinct];
        var lengths = new byte[distinct];
        var firstRow = new int[distinct + 1];
        var rows = new int[size];
        int prefix = -1;
        for (int i = 0; i < size; i++) {
            int entry = order[i];
            if (i == 0 || compare(order[i - 1], entry) != 0) {
                prefix++;
                highs[prefix] = high[entry];
                lows[prefix] = low[entry];
                lengths[prefix] = length[entry];
                firstRow[prefix] = i;
            }
            rows[i] = row[entry];
        }
        firstRow[distinct] = size;
        return new PrefixIndex(highs, lows, lengths, around(highs, lows, lengths), firstRow, rows);
    }

    private int distinct(int[] order) {
        int distinct = size == 0 ? 0 : 1;
        for (int i = 1; i < size; i++) {
            if (compare(order[i - 1], order[i]) != 0) {
                distinct++;
            }
        }
        return distinct;
    }

    /** In this order whatever is around a prefix stands before it, and is around the last one. */
    private static int[] around(long[] highs, long[] lows, byte[] lengths) {
        var around = new int[highs.length];
        for (int i = 0; i < around.length; i++) {
            int candidate = i - 1;
            while (candidate != PrefixIndex.NONE && !isIn(i, candidate, highs, lows, lengths)) {
                candidate = around[candidate];
            }
            around[i] = candidate;
        }
        return around;
    }

    private static boolean isIn(int inner, int outer, long[] highs, long[] lows, byte[] lengths) {
        int bits = lengths[outer] & 0xff;
        return ((highs[inner] ^ highs[outer]) & IpKey.highMask(bits)) == 0
                && ((lows[inner] ^ lows[outer]) & IpKey.lowMask(bits)) == 0;
    }

    private int compare(int a, int b) {
        int order = IpKey.compare(high[a], low[a], high[b], low[b]);
        return order != 0 ? order : Integer.compare(length[a] & 0xff, length[b] & 0xff);
    }

    /** A stable merge sort of numbers; an exported table is mostly in order and takes one pass. */
    private int[] sorted() {
        var order = new int[size];
        for (int i = 0; i < size; i++) {
            order[i] = i;
        }
        var other = new int[size];
        for (int width = 1; width < size; width *= 2) {
            for (int start = 0; start < size; start += 2 * width) {
                int middle = Math.min(start + width, size);
                merge(order, other, start, middle, Math.min(middle + width, size));
            }
            int[] merged = other;
            other = order;
            order = merged;
        }
        return order;
    }

    private void merge(int[] from, int[] to, int start, int middle, int end) {
        if (middle == end || compare(from[middle - 1], from[middle]) <= 0) {
            System.arraycopy(from, start, to, start, end - start);
            return;
        }
        int left = start;
        int right = middle;
        for (int i = start; i < end; i++) {
            boolean takeLeft =
                    right == end || left < middle && compare(from[left], from[right]) <= 0;
            to[i] = takeLeft ? from[left++] : from[right++];
        }
    }
}
