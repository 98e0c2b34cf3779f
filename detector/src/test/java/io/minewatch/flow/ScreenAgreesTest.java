package io.minewatch.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.minewatch.Dialects;
import io.minewatch.protocol.BinaryForm;
import io.netty.buffer.Unpooled;

import org.junit.jupiter.api.Test;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The screen knows what binary messages look like, and so do their dialects: the one cannot ask the
 * others, so this compares what they say of every type and length.
 */
class ScreenAgreesTest {

    /** Enough of a message for the screen to look at. */
    private static final int SHOWN = 32;

    private static final int TYPES = 256;

    /**
     * Messages of Stratum V2 that do not open a suspect flow: they come seldom, between others, or
     * are those of job declaration and template distribution, which is no mining.
     */
    private static final Set<Integer> LEFT_OUT =
            Set.of(
                    0x03, 0x04, 0x17, 0x18, 0x19, 0x22, 0x23, 0x24, 0x25, 0x50, 0x51, 0x55, 0x56,
                    0x57, 0x58, 0x59, 0x60, 0x70, 0x71, 0x72, 0x73, 0x74, 0x75, 0x76);

    @Test
    void messagesOfAgentsAreAsLong() {
        BinaryForm form = form("btcagent");
        int[] lengths = IntStream.concat(IntStream.range(1, 4200), IntStream.of(65_535)).toArray();
        for (int type = 0; type < TYPES; type++) {
            int one = type;
            IntPredicate isRead = length -> isRead(form, agent(one, length), length);
            IntPredicate isLetThrough = length -> isLetThrough(agent(one, length));
            assertEquals(
                    which(lengths, isRead), which(lengths, isLetThrough), Integer.toHexString(one));
        }
    }

    /** Of each type the shortest and the longest; the screen takes all between. */
    @Test
    void framesOfStratumV2AreAsLong() {
        BinaryForm form = form("stratum_v2");
        int[] lengths =
                IntStream.concat(IntStream.range(0, 1500), IntStream.range(65_500, 65_600))
                        .toArray();
        var leftOut = new TreeSet<Integer>();
        for (int type = 0; type < TYPES; type++) {
            int one = type;
            List<Integer> read =
                    which(lengths, length -> isRead(form, frame(one, length), 6 + length));
            List<Integer> through = which(lengths, length -> isLetThrough(frame(one, length)));
            if (!read.isEmpty() && through.isEmpty()) {
                leftOut.add(type);
            } else {
                assertEquals(ends(read), ends(through), Integer.toHexString(type));
            }
        }
        assertEquals(new TreeSet<>(LEFT_OUT), leftOut);
    }

    private static BinaryForm form(String dialect) {
        return Dialects.ALL.stream()
                .filter(one -> one.name().equals(dialect))
                .flatMap(one -> one.binaryForm().stream())
                .findFirst()
                .orElseThrow();
    }

    private static List<Integer> which(int[] lengths, IntPredicate predicate) {
        return Arrays.stream(lengths).filter(predicate).boxed().toList();
    }

    private static List<Integer> ends(List<Integer> lengths) {
        var ends = new ArrayList<Integer>();
        if (!lengths.isEmpty()) {
            ends.add(lengths.getFirst());
            ends.add(lengths.getLast());
        }
        return ends;
    }

    /** Magic byte, type, length of all. */
    private static byte[] agent(int type, int length) {
        byte[] bytes = new byte[SHOWN];
        bytes[0] = 0x7f;
        bytes[1] = (byte) type;
        bytes[2] = (byte) length;
        bytes[3] = (byte) (length >> 8);
        return bytes;
    }

    /** No extension, type, length of the payload; it begins as the set-up of mining does. */
    private static byte[] frame(int type, int length) {
        byte[] bytes = new byte[SHOWN];
        bytes[2] = (byte) type;
        bytes[3] = (byte) length;
        bytes[4] = (byte) (length >> 8);
        bytes[5] = (byte) (length >> 16);
        bytes[7] = 2;
        return bytes;
    }

    private static boolean isRead(BinaryForm form, byte[] bytes, int length) {
        return form.length(Unpooled.wrappedBuffer(bytes)) == length;
    }

    private static boolean isLetThrough(byte[] bytes) {
        try (var arena = Arena.ofConfined()) {
            MemorySegment memory = arena.allocate(bytes.length);
            MemorySegment.copy(bytes, 0, memory, ValueLayout.JAVA_BYTE, 0, bytes.length);
            return Screen.admits(memory, 0, bytes.length);
        }
    }
}
