package io.minewatch.signature;

import io.minewatch.bytes.Wire;

import java.util.List;

/**
 * Finds the pool a host belongs to, by the bytes of the host's name: by whole labels, the longest
 * suffix first. Nothing is allocated. Immutable, so any number of threads may ask.
 */
public final class PoolNames {

    /** The name belongs to no pool. */
    public static final int NONE = -1;

    /** What is known of a host and a port. */
    public enum Standing {
        NOT_POOL,
        /** A pool's, but people or programs visit it: no evidence of mining. */
        POOL_SITE,
        /** Miners connect here. */
        STRATUM_HOST
    }

    private static final PoolSuffix.Form[] FORMS = PoolSuffix.Form.values();

    private final List<PoolSuffix> all;
    private final NameTable suffixes;

    PoolNames(List<PoolSuffix> all) {
        this.all = List.copyOf(all);
        suffixes = new NameTable(all.stream().map(each -> each.mining().suffix()).toList());
    }

    /**
     * The pool of a host, in any case, with or without the dot at its end; or {@link #NONE}. What
     * is found is only good for the other methods here: it also tells what the host is for.
     *
     * @param length of the name in bytes; longer than 253, it is no name
     */
    public int find(byte[] text, int offset, int length) {
        int size = length;
        if (size > 0 && Wire.u8(text, offset + size - 1) == '.') {
            size--;
        }
        if (size > Check.MAX_HOST) {
            return NONE;
        }
        int found = NameTable.NONE;
        int start = 0;
        int hash = NameTable.START;
        int stop = Math.max(0, size - suffixes.longest() - 1);
        for (int at = size - 1; at >= stop; at--) {
            int c = Wire.u8(text, offset + at);
            if (c == '.') {
                int here = suffixes.find(text, offset + at + 1, size - at - 1, hash);
                if (here >= 0) {
                    found = here;
                    start = at + 1;
                }
            }
            hash = NameTable.step(hash, c);
        }
        if (stop == 0) {
            int whole = suffixes.find(text, offset, size, hash);
            if (whole >= 0) {
                found = whole;
                start = 0;
            }
        }
        if (found < 0) {
            return NONE;
        }
        return found * FORMS.length + all.get(found).form(text, offset, size, start).ordinal();
    }

    /** The pool that {@link #find} found; it says whether the host is one of its web sites. */
    public Pool pool(int index) {
        PoolSuffix suffix = all.get(index / FORMS.length);
        return form(index) == PoolSuffix.Form.SITE ? suffix.website() : suffix.mining();
    }

    /**
     * What is known of the host that was found, at a port. Where browsers connect to, a host must
     * be known for mining there: its pool uses the port, and lists the host or mines the coin that
     * it is named after; or it is named after mining itself. At the port of another service, such
     * as mail, its pool must at least be known to use the port.
     *
     * @param index as {@link #find} gave it, also {@link #NONE}
     */
    public Standing standing(int index, int port) {
        if (index < 0) {
            return Standing.NOT_POOL;
        }
        return pool(index).minesAt(port) && isLikely(index, port)
                ? Standing.STRATUM_HOST
                : Standing.POOL_SITE;
    }

    private boolean isLikely(int index, int port) {
        if (Pool.isBrowsed(port)) {
            return isForMining(index, port);
        }
        return !isOfOthers(port)
                || form(index) == PoolSuffix.Form.MINING
                || pool(index).isKnownToUse(port);
    }

    /**
     * Whether it is a port of what else hosts of any domain do, in TLS: mail, directories, files,
     * names, chat, calls, things, VPN, Matrix, and what wallets ask.
     */
    private static boolean isOfOthers(int port) {
        return switch (port) {
            case 25, 110, 143, 465, 587, 993, 995, 2525, 4190 -> true;
            case 22, 53, 389, 563, 636, 853, 989, 990, 1194, 1701, 1723, 3389 -> true;
            case 3478, 5060, 5061, 5222, 5223, 5269, 5349, 6667, 6697, 8448, 8883 -> true;
            case 18081, 18089, 50002 -> true;
            default -> false;
        };
    }

    private boolean isForMining(int index, int port) {
        PoolSuffix.Form form = form(index);
        return form == PoolSuffix.Form.MINING
                || form == PoolSuffix.Form.LISTED && pool(index).isKnownToUse(port);
    }

    private static PoolSuffix.Form form(int index) {
        return FORMS[index % FORMS.length];
    }
}
