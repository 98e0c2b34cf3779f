package io.minewatch.signature;

import io.minewatch.bytes.Wire;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Numbers names, and finds them again among bytes, whatever the case, without making anything.
 *
 * <p>The hash of a name goes from its last character to its first, so that the hashes of all the
 * suffixes of a host are met on one way through it.
 */
final class NameTable {

    /** No such name. */
    static final int NONE = -1;

    /** The hash of nothing. */
    static final int START = 0;

    private static final int MULTIPLIER = 0x9e37_79b1;

    private final byte[][] names;
    private final int[] hashes;

    /** Numbers of names by hash, in open addressing, at most a quarter full. */
    private final int[] slots;

    private final int longest;

    /** Names of lower case, each once. */
    NameTable(List<String> all) {
        names = all.stream().map(n -> n.getBytes(StandardCharsets.UTF_8)).toArray(byte[][]::new);
        hashes = new int[names.length];
        slots = new int[Math.max(4, Integer.highestOneBit(names.length + 1) << 3)];
        int most = 0;
        for (int i = 0; i < names.length; i++) {
            int hash = START;
            for (int at = names[i].length - 1; at >= 0; at--) {
                hash = step(hash, names[i][at]);
            }
            hashes[i] = hash;
            int slot = slot(hash);
            while (slots[slot] != 0) {
                slot = slot + 1 & slots.length - 1;
            }
            slots[slot] = i + 1;
            most = Math.max(most, names[i].length);
        }
        longest = most;
    }

    /** The hash of what was hashed with one more character before it, of either case. */
    static int step(int hash, int character) {
        return (hash ^ lower(character)) * MULTIPLIER;
    }

    private static int lower(int c) {
        return c >= 'A' && c <= 'Z' ? c | ' ' : c;
    }

    private int slot(int hash) {
        return hash >>> Integer.numberOfLeadingZeros(slots.length - 1) & slots.length - 1;
    }

    /** Characters of the longest name. */
    int longest() {
        return longest;
    }

    /** The number of a name, or {@link #NONE}. */
    int find(byte[] text, int offset, int length) {
        if (length > longest) {
            return NONE;
        }
        int hash = START;
        for (int at = offset + length - 1; at >= offset; at--) {
            hash = step(hash, Wire.u8(text, at));
        }
        return find(text, offset, length, hash);
    }

    /** As above, where the hash is known. */
    int find(byte[] text, int offset, int length, int hash) {
        int slot = slot(hash);
        while (slots[slot] != 0) {
            int number = slots[slot] - 1;
            if (hashes[number] == hash && is(names[number], text, offset, length)) {
                return number;
            }
            slot = slot + 1 & slots.length - 1;
        }
        return NONE;
    }

    private static boolean is(byte[] name, byte[] text, int offset, int length) {
        if (name.length != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (name[i] != lower(Wire.u8(text, offset + i))) {
                return false;
            }
        }
        return true;
    }
}
