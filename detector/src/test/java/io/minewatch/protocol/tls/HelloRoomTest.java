package io.minewatch.protocol.tls;

import static io.minewatch.protocol.tls.Built.OFFSET;
import static io.minewatch.protocol.tls.Built.extension;
import static io.minewatch.protocol.tls.Built.hello;
import static io.minewatch.protocol.tls.Built.memory;
import static io.minewatch.protocol.tls.Built.modern;
import static io.minewatch.protocol.tls.Built.record;
import static io.minewatch.protocol.tls.Built.records;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;

import org.junit.jupiter.api.Test;

import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Random;

class HelloRoomTest {

    private static final byte[] HELLO = record(modern("pool.example.org"));
    private static final long SECOND = 1_000_000_000L;

    /** Close to where sequence numbers begin anew. */
    private static final int SEQUENCE = -300;

    private final HelloRoom room = new HelloRoom(4, ClientHello::needed);
    private final ClientHello hello = new ClientHello();

    private boolean begin(long flow, byte[] bytes, int length, long nanos) {
        return room.begin(flow, 7, SEQUENCE, memory(bytes, length), OFFSET, length, nanos);
    }

    private boolean add(long flow, byte[] bytes, int from, int to) {
        return room.add(flow, 7, SEQUENCE + from, memory(bytes), OFFSET + from, to - from);
    }

    private String name() {
        assertTrue(hello.read(room.memory(), room.offset(), room.length()));
        assertTrue(hello.isWhole());
        return hello.serverName();
    }

    @Test
    void everySplitInTwoBecomesWhole() {
        for (byte[] bytes : List.of(HELLO, records(modern("pool.example.org"), 600))) {
            for (int split = 1; split < bytes.length; split++) {
                assertTrue(begin(1, bytes, split, 0), "split at " + split);
                assertTrue(room.awaits(1, 7));
                assertTrue(add(1, bytes, split, bytes.length), "split at " + split);
                assertEquals("pool.example.org", name());
                assertFalse(room.awaits(1, 7));
                assertEquals(0, room.waiting());
            }
        }
    }

    @Test
    void aByteAtATime() {
        assertTrue(begin(1, HELLO, 1, 0));
        for (int at = 1; at < HELLO.length - 1; at++) {
            assertFalse(add(1, HELLO, at, at + 1));
        }
        assertTrue(add(1, HELLO, HELLO.length - 1, HELLO.length));
        assertEquals("pool.example.org", name());
    }

    @Test
    void whatComesTwiceIsPassedOver() {
        assertTrue(begin(1, HELLO, 1000, 0));
        assertFalse(add(1, HELLO, 0, 1000));
        assertFalse(add(1, HELLO, 500, 1200));
        assertTrue(add(1, HELLO, 0, HELLO.length));
        assertEquals("pool.example.org", name());
        assertEquals(0, room.gaps());
    }

    @Test
    void aGapEndsTheWaiting() {
        assertTrue(begin(1, HELLO, 1000, 0));
        assertFalse(add(1, HELLO, 1001, HELLO.length));
        assertEquals(1, room.gaps());
        assertFalse(room.awaits(1, 7));
        assertFalse(add(1, HELLO, 1000, HELLO.length));
    }

    @Test
    void whatNeedsNoRoomGetsNone() {
        assertFalse(begin(1, HELLO, HELLO.length, 0));
        assertFalse(begin(1, new byte[] {0x17, 3, 3}, 3, 0));
        assertEquals(0, room.waiting());
        assertEquals(0, room.tooLong());
    }

    @Test
    void aHelloIsKeptUpToTheSizeOfAPlace() {
        int frame = record(hello(0x0303, "1301", List.of(extension(21, new byte[0])))).length;
        byte[] longest =
                record(
                        hello(
                                0x0303,
                                "1301",
                                List.of(extension(21, new byte[HelloRoom.LONGEST - frame]))));
        assertEquals(HelloRoom.LONGEST, longest.length);
        assertTrue(begin(1, longest, 1400, 0));
        assertTrue(add(1, longest, 1400, longest.length));
        assertEquals(longest.length, room.length());
        byte[] longer =
                record(
                        hello(
                                0x0303,
                                "1301",
                                List.of(extension(21, new byte[HelloRoom.LONGEST - frame + 1]))));
        assertFalse(begin(1, longer, 1400, 0));
        assertEquals(1, room.tooLong());
        assertTrue(begin(1, longer, 5, 0));
        assertFalse(add(1, longer, 5, 1400));
        assertEquals(2, room.tooLong());
        assertEquals(0, room.waiting());
    }

    @Test
    void whatFollowsTheHelloMayBeMoreThanFits() {
        byte[] much = Built.join(HELLO, new byte[9000]);
        assertTrue(begin(1, much, 1000, 0));
        assertTrue(add(1, much, 1000, much.length));
        assertEquals(HelloRoom.LONGEST, room.length());
        assertEquals("pool.example.org", name());
    }

    @Test
    void theOldestLeaves() {
        for (int flow = 1; flow <= 5; flow++) {
            assertTrue(begin(flow, HELLO, 1000, flow));
        }
        assertFalse(room.awaits(1, 7));
        for (int flow = 2; flow <= 5; flow++) {
            assertTrue(room.awaits(flow, 7));
        }
        assertEquals(4, room.waiting());
        assertEquals(1, room.replaced());
        assertTrue(add(3, HELLO, 1000, HELLO.length));
        assertEquals("pool.example.org", name());
    }

    @Test
    void nobodyWaitsForEver() {
        assertTrue(begin(1, HELLO, 1000, 0));
        assertTrue(begin(2, HELLO, 1000, 5 * SECOND));
        begin(3, HELLO, 1000, HelloRoom.PATIENCE_NANOS);
        assertTrue(room.awaits(1, 7));
        begin(4, HELLO, 1000, HelloRoom.PATIENCE_NANOS + 1);
        assertFalse(room.awaits(1, 7));
        assertTrue(room.awaits(2, 7) && room.awaits(3, 7) && room.awaits(4, 7));
        assertEquals(1, room.expired());
        begin(5, HELLO, 1000, 100 * SECOND);
        assertEquals(1, room.waiting());
        assertEquals(0, room.replaced());
    }

    @Test
    void aNewBeginningTakesTheOldOnesPlace() {
        assertTrue(begin(1, HELLO, 1000, 0));
        byte[] other = record(modern("other.example.org"));
        assertTrue(begin(1, other, 800, 1));
        assertEquals(1, room.waiting());
        assertTrue(add(1, other, 800, other.length));
        assertEquals("other.example.org", name());
        assertTrue(begin(1, other, 800, 1));
        room.forget(1, 7);
        room.forget(2, 7);
        assertEquals(0, room.waiting());
    }

    @Test
    void placesAreAPowerOfTwo() {
        assertThrows(IllegalArgumentException.class, () -> new HelloRoom(3, ClientHello::needed));
    }

    /** What is told to be waited for is what would be there without any bound on the room. */
    @Test
    void manyFlowsAtOnceKeepApart() {
        var random = new Random(8);
        var many = new HelloRoom(64, ClientHello::needed);
        var hosts = new String[200];
        var bytes = new byte[200][];
        var sent = new int[200];
        int whole = 0;
        for (int round = 0; round < 50_000; round++) {
            int flow = random.nextInt(hosts.length);
            if (bytes[flow] == null) {
                hosts[flow] = "host" + round + ".example.org";
                bytes[flow] = record(hello(0x0303, "1301", List.of(Built.name(hosts[flow]))));
                sent[flow] = random.nextInt(1, bytes[flow].length);
                assertTrue(many.begin(flow, 0, 0, memory(bytes[flow]), OFFSET, sent[flow], round));
                continue;
            }
            boolean awaited = many.awaits(flow, 0);
            int to = random.nextInt(sent[flow] + 1, bytes[flow].length + 1);
            MemorySegment memory = memory(bytes[flow]);
            int from = sent[flow];
            boolean done = many.add(flow, 0, from, memory, OFFSET + from, to - from);
            assertEquals(awaited && to == bytes[flow].length, done);
            if (done) {
                whole++;
                assertTrue(hello.read(many.memory(), many.offset(), many.length()));
                assertEquals(hosts[flow], hello.serverName());
            }
            sent[flow] = to;
            if (!awaited || to == bytes[flow].length) {
                bytes[flow] = null;
            }
        }
        assertTrue(whole > 1000, "" + whole);
        assertEquals(whole, many.completed());
        assertTrue(many.waiting() <= 64 && many.replaced() > 1000);
    }

    @Test
    void nothingIsAllocatedAfterConstruction() {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        MemorySegment memory = memory(HELLO);
        long least = Long.MAX_VALUE;
        int rest = HELLO.length - 1000;
        for (int i = 0; i < 4; i++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int round = 0; round < 20_000; round++) {
                room.begin(round, 1, 0, memory, OFFSET, 1000, round);
                room.begin(-round, 1, 0, memory, OFFSET, 1000, round);
                room.awaits(round, 1);
                room.add(round, 1, 1000, memory, OFFSET + 1000, rest);
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertEquals(0, least);
    }
}
