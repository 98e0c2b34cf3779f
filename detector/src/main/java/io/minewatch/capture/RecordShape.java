package io.minewatch.capture;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * How long records are, for who only passes over them.
 *
 * @param lengthAt where in a record its length stands
 * @param contained how many of the bytes around its content that length has in it
 * @param around bytes around its content, 1 or more
 */
record RecordShape(boolean bigEndian, int lengthAt, int contained, int around) {

    private static final ValueLayout.OfInt INT =
            ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    /** Longer ones are none that are believed. */
    private static final int LONGEST = Records.MAX_CAPTURED - 1;

    /** Where the record behind one at a place begins; a place behind it, if there is no record. */
    long after(MemorySegment memory, long place) {
        int value = memory.get(INT, place + lengthAt);
        int length = bigEndian ? Integer.reverseBytes(value) : value;
        return place + around + (length - contained & LONGEST);
    }
}
