package io.minewatch.ledger;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * When the detections of one region and day began and ended, hour by hour: each is added to the
 * hour in which it began and to the one after that in which it ended, so that those that went on in
 * an hour are the ones that began until then less the ones that ended before, however long they
 * lasted. Packed, it is a function of what is in it.
 */
final class HourProfile {

    /** First byte of what is packed; another form would get another. */
    private static final byte FORM = 1;

    /** As {@link Kind#whole} has them. */
    private static final int VALUES = 6;

    /** Takes what there is of one kind; what ends, ends before this hour. */
    interface Taker {
        void take(Kind kind, long hour, boolean begins, long[] whole);
    }

    /** By kind, then twice the hour since 1970, and one more for what ended. */
    private final Map<String, Map<Long, long[]>> kinds = new TreeMap<>();

    private final long start;

    /**
     * @param day since 1970
     */
    HourProfile(long day) {
        start = day * (Micros.DAY / Micros.HOUR) * 2;
    }

    /** A detection that went on from one time to another, or one less of them. */
    void add(String kind, long firstUs, long lastUs, long[] whole, int sign) {
        var cells = kinds.computeIfAbsent(kind, k -> new TreeMap<>());
        add(cells, 2 * Micros.hour(firstUs), whole, sign);
        add(cells, 2 * (Micros.hour(lastUs) + 1) + 1, whole, sign);
    }

    /** This one, with another of the same day added to it. */
    HourProfile plus(HourProfile other) {
        other.kinds.forEach(
                (kind, more) -> {
                    var cells = kinds.computeIfAbsent(kind, k -> new TreeMap<>());
                    more.forEach((cell, whole) -> add(cells, cell, whole, 1));
                });
        return this;
    }

    private static void add(Map<Long, long[]> cells, long cell, long[] whole, int sign) {
        long[] sum = cells.computeIfAbsent(cell, c -> new long[VALUES]);
        for (int i = 0; i < VALUES; i++) {
            sum[i] += sign * whole[i];
        }
    }

    void each(Taker taker) {
        kinds.forEach(
                (text, cells) -> {
                    var kind = Kind.of(text);
                    cells.forEach(
                            (cell, whole) ->
                                    taker.take(kind, Math.floorDiv(cell, 2), cell % 2 == 0, whole));
                });
    }

    /** Nothing is left out but what has come to nothing; empty if that is all. */
    byte[] pack() {
        kinds.values().forEach(cells -> cells.values().removeIf(whole -> whole[0] == 0));
        kinds.values().removeIf(Map::isEmpty);
        if (kinds.isEmpty()) {
            return new byte[0];
        }
        var out = new ByteArrayOutputStream(4096);
        out.write(FORM);
        number(out, kinds.size());
        kinds.forEach(
                (kind, cells) -> {
                    byte[] name = kind.getBytes(StandardCharsets.UTF_8);
                    number(out, name.length);
                    out.writeBytes(name);
                    number(out, cells.size());
                    cells.forEach(
                            (cell, whole) -> {
                                number(out, cell - start);
                                for (long value : whole) {
                                    number(out, value);
                                }
                            });
                });
        return out.toByteArray();
    }

    /**
     * Of what {@link #pack} made.
     *
     * @param day since 1970
     */
    static HourProfile of(long day, byte[] packed) {
        if (packed.length == 0 || packed[0] != FORM) {
            throw new IllegalStateException("hours in the ledger were packed in an unknown way");
        }
        var profile = new HourProfile(day);
        var in = new Packed(packed);
        for (long kinds = in.number(); kinds > 0; kinds--) {
            var cells = new TreeMap<Long, long[]>();
            profile.kinds.put(in.text((int) in.number()), cells);
            for (long left = in.number(); left > 0; left--) {
                long cell = in.number() + profile.start;
                long[] whole = new long[VALUES];
                for (int i = 0; i < VALUES; i++) {
                    whole[i] = in.number();
                }
                cells.put(cell, whole);
            }
        }
        return profile;
    }

    /** Seven bits a byte, the lowest first; the sign is the lowest of all. */
    private static void number(ByteArrayOutputStream out, long number) {
        long rest = number << 1 ^ number >> 63;
        while ((rest & ~0x7f) != 0) {
            out.write((int) (rest & 0x7f | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    /** Takes it apart. */
    private static final class Packed {

        private final byte[] bytes;
        private int at = 1;

        Packed(byte[] bytes) {
            this.bytes = bytes;
        }

        long number() {
            long rest = 0;
            int shift = 0;
            byte one;
            do {
                one = bytes[at++];
                rest |= (long) (one & 0x7f) << shift;
                shift += 7;
            } while (one < 0);
            return rest >>> 1 ^ -(rest & 1);
        }

        String text(int length) {
            at += length;
            return new String(bytes, at - length, length, StandardCharsets.UTF_8);
        }
    }
}
