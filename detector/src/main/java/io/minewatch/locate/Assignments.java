package io.minewatch.locate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rows of a subscriber table: eleven ints each in large blocks, texts in a pool. */
final class Assignments {

    /** Most rows; with their texts they take some 3 GiB. */
    static final int MAX_ROWS = 1 << 24;

    /** The domain of rows that name none. */
    static final int ANY_DOMAIN = 0;

    private static final int NO_DOMAIN = -1;

    // Places of a row's ints. Those from LINE to NATURE are numbers in the pool and tell the
    // holder.
    private static final int FROM = 0;
    private static final int TO = 2;
    private static final int DOMAIN = 4;
    private static final int LINE = 5;
    private static final int NATURE = 10;
    private static final int ROW = 11;

    private static final int BLOCK_BITS = 14;
    private static final int BLOCK_MASK = (1 << BLOCK_BITS) - 1;

    private final List<int[]> blocks = new ArrayList<>();
    private final TextPool texts = new TextPool();
    private final Map<String, Integer> domains = new HashMap<>(Map.of("", ANY_DOMAIN));
    private int size;

    /**
     * Adds a row and gives its number.
     *
     * @param domain the address domain, "" for any
     * @param holder line, name, credit code, address, region code and nature, "" where not known
     */
    int add(Validity validity, String domain, List<String> holder) throws BadValue {
        if (size == MAX_ROWS) {
            throw new BadValue("no more than " + MAX_ROWS + " rows");
        }
        if ((size & BLOCK_MASK) == 0) {
            blocks.add(new int[ROW << BLOCK_BITS]);
        }
        int[] block = blocks.getLast();
        int at = start(size);
        putLong(block, at + FROM, validity.from());
        putLong(block, at + TO, validity.to());
        block[at + DOMAIN] = domains.computeIfAbsent(domain, name -> domains.size());
        for (int i = 0; i < holder.size(); i++) {
            block[at + LINE + i] = texts.put(holder.get(i));
        }
        return size++;
    }

    /** Lets go of what only {@link #add} needs. */
    void seal() {
        texts.seal();
    }

    int size() {
        return size;
    }

    long from(int row) {
        return getLong(block(row), start(row) + FROM);
    }

    long to(int row) {
        return getLong(block(row), start(row) + TO);
    }

    /** Number of the address domain that a row is meant in, or {@link #ANY_DOMAIN}. */
    int domain(int row) {
        return block(row)[start(row) + DOMAIN];
    }

    /** Number of an address domain; that of none if no row names it. */
    int domain(String name) {
        return domains.getOrDefault(name, NO_DOMAIN);
    }

    /** True if two rows name the same holder in every respect. */
    boolean sameHolder(int a, int b) {
        for (int field = LINE; field <= NATURE; field++) {
            if (block(a)[start(a) + field] != block(b)[start(b) + field]) {
                return false;
            }
        }
        return true;
    }

    Subscriber holder(int row) {
        var name = optional(row, LINE + 1);
        var code = optional(row, LINE + 2);
        Optional<Location.Organization> organization =
                name.isEmpty() && code.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Location.Organization(code, name, optional(row, NATURE)));
        return new Subscriber(
                optional(row, LINE),
                organization,
                optional(row, LINE + 3),
                optional(row, LINE + 4));
    }

    private Optional<String> optional(int row, int field) {
        String text = text(row, field);
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private String text(int row, int field) {
        return texts.get(block(row)[start(row) + field]);
    }

    private int[] block(int row) {
        return blocks.get(row >>> BLOCK_BITS);
    }

    private static int start(int row) {
        return (row & BLOCK_MASK) * ROW;
    }

    private static void putLong(int[] block, int at, long value) {
        block[at] = (int) (value >>> Integer.SIZE);
        block[at + 1] = (int) value;
    }

    private static long getLong(int[] block, int at) {
        return (long) block[at] << Integer.SIZE | block[at + 1] & 0xffffffffL;
    }
}
