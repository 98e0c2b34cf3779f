package io.minewatch.simulate.dialect;

import io.minewatch.simulate.script.Dice;

import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Places in a written message where something random stands: {@code H32} for 32 random bytes in
 * hexadecimal, so for 8 and others, each time different ones; {@code CYCLE29} for the 42 edges of a
 * cycle in a graph of 2^29.
 */
final class Places {

    private static final int CYCLE = 42;
    private static final int[] SIZES = {1344, 188, 104, 48, 38, 36, 32, 28, 16, 8, 4, 2};
    private static final int[] GRAPHS = {29, 32};

    private Places() {}

    /** The text with its places filled. */
    static String filled(String text, Dice dice) {
        String filled = text;
        for (int bits : GRAPHS) {
            if (filled.contains("CYCLE" + bits)) {
                filled = filled.replace("CYCLE" + bits, cycle(bits, dice));
            }
        }
        for (int bytes : SIZES) {
            String place = "H" + bytes;
            while (filled.contains(place)) {
                filled = filled.replaceFirst(place, dice.hex(bytes));
            }
        }
        return filled;
    }

    /** Different numbers, the smallest first. */
    private static String cycle(int bits, Dice dice) {
        var edges = new TreeSet<Long>();
        while (edges.size() < CYCLE) {
            edges.add(dice.between(0, (1L << bits) - 1));
        }
        return edges.stream().map(edge -> Long.toString(edge)).collect(Collectors.joining(","));
    }
}
