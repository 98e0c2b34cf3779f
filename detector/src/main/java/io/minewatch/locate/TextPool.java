package io.minewatch.locate;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Keeps texts once each, as UTF-8 in large blocks, and knows them by a number. A million addresses
 * as strings are 80 MB of small objects; so they are 30 MB in thirty blocks, which no collector has
 * to walk.
 */
final class TextPool {

    /** The empty text. */
    static final int EMPTY = 0;

    private static final int BLOCK_BITS = 20;
    private static final int BLOCK = 1 << BLOCK_BITS;

    /** Bytes before a text, telling its length. */
    private static final int HEADER = 2;

    /** Blocks that an int can point into. */
    private static final int MAX_BLOCKS = 1 << (31 - BLOCK_BITS);

    private final List<byte[]> blocks = new ArrayList<>();

    /** Open addressing, zero is free; gone once the pool is sealed. */
    private int[] slots = new int[1 << 10];

    private int size;
    private int used;

    TextPool() {
        blocks.add(new byte[BLOCK]);
        used = HEADER;
    }

    /** Takes a text of at most 65,535 bytes and gives its number. */
    int put(String text) throws BadValue {
        if (text.isEmpty()) {
            return EMPTY;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int mask = slots.length - 1;
        int slot = spread(hash(bytes, 0, bytes.length)) & mask;
        while (slots[slot] != 0) {
            if (isAt(slots[slot], bytes)) {
                return slots[slot];
            }
            slot = (slot + 1) & mask;
        }
        int number = append(bytes);
        slots[slot] = number;
        size++;
        if (size > slots.length / 2) {
            grow();
        }
        return number;
    }

    private int append(byte[] bytes) throws BadValue {
        if (used + HEADER + bytes.length > BLOCK) {
            if (blocks.size() == MAX_BLOCKS) {
                throw new BadValue("no more than 2 GiB of text in all");
            }
            blocks.add(new byte[BLOCK]);
            used = 0;
        }
        byte[] block = blocks.getLast();
        int number = (blocks.size() - 1) << BLOCK_BITS | used;
        block[used] = (byte) (bytes.length >> 8);
        block[used + 1] = (byte) bytes.length;
        System.arraycopy(bytes, 0, block, used + HEADER, bytes.length);
        used += HEADER + bytes.length;
        return number;
    }

    private void grow() {
        int[] old = slots;
        slots = new int[old.length * 2];
        int mask = slots.length - 1;
        for (int number : old) {
            if (number == 0) {
                continue;
            }
            int slot = spread(hash(block(number), start(number), length(number))) & mask;
            while (slots[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = number;
        }
    }

    /** The text with this number. */
    String get(int number) {
        if (number == EMPTY) {
            return "";
        }
        return new String(block(number), start(number), length(number), StandardCharsets.UTF_8);
    }

    /** Lets go of what only {@link #put} needs; there must be none after it. */
    void seal() {
        slots = new int[0];
    }

    private boolean isAt(int number, byte[] bytes) {
        int start = start(number);
        return Arrays.equals(block(number), start, start + length(number), bytes, 0, bytes.length);
    }

    private byte[] block(int number) {
        return blocks.get(number >>> BLOCK_BITS);
    }

    private static int start(int number) {
        return (number & (BLOCK - 1)) + HEADER;
    }

    private int length(int number) {
        byte[] block = block(number);
        int at = number & (BLOCK - 1);
        return (block[at] & 0xff) << 8 | (block[at + 1] & 0xff);
    }

    private static int hash(byte[] bytes, int start, int length) {
        int hash = 1;
        for (int i = start; i < start + length; i++) {
            hash = 31 * hash + bytes[i];
        }
        return hash;
    }

    /** Texts that count upwards must not stand in line. */
    private static int spread(int hash) {
        int mixed = hash * 0x9E3779B9;
        return mixed ^ mixed >>> 15;
    }
}
