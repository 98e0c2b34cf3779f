package io.minewatch.protocol.tls;

import static io.minewatch.protocol.tls.Built.OFFSET;
import static io.minewatch.protocol.tls.Built.extension;
import static io.minewatch.protocol.tls.Built.hello;
import static io.minewatch.protocol.tls.Built.hex;
import static io.minewatch.protocol.tls.Built.join;
import static io.minewatch.protocol.tls.Built.memory;
import static io.minewatch.protocol.tls.Built.modern;
import static io.minewatch.protocol.tls.Built.name;
import static io.minewatch.protocol.tls.Built.record;
import static io.minewatch.protocol.tls.Built.records;
import static io.minewatch.protocol.tls.Built.sized;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;

import org.junit.jupiter.api.Test;

import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

class ClientHelloTest {

    private static final String HOST = "pool.example.org";
    private static final byte[] HELLO = record(modern(HOST));

    private final ClientHello hello = new ClientHello();

    private boolean read(byte[] bytes, int length) {
        return hello.read(memory(bytes, length), OFFSET, length);
    }

    private boolean read(byte[] bytes) {
        return read(bytes, bytes.length);
    }

    @Test
    void aWholeHelloTellsAll() {
        assertTrue(read(HELLO));
        assertTrue(hello.isWhole());
        assertEquals(HELLO.length, hello.needed());
        assertEquals(HOST, hello.serverName());
        assertTrue(hello.isNamed());
        assertEquals("h2", hello.alpn());
        assertEquals(0x0304, hello.version());
        assertTrue(hello.isEncrypted());
        assertEquals("t13d1508h2", hello.ja4().split("_")[0]);
    }

    @Test
    void anOldHelloHasNoExtensions() {
        assertTrue(read(record(hello(0x0301, "002f,0035", List.of()))));
        assertTrue(hello.isWhole());
        assertEquals(0x0301, hello.version());
        assertEquals("", hello.serverName());
        assertEquals(0, hello.nameLength());
        assertFalse(hello.isNamed());
        assertEquals("", hello.alpn());
        assertFalse(hello.isEncrypted());
    }

    @Test
    void cutAnywhereItTellsWhatIsThere() {
        int named = -1;
        for (int length = 1; length < HELLO.length; length++) {
            assertTrue(read(HELLO, length), "cut to " + length);
            assertFalse(hello.isWhole(), "cut to " + length);
            assertEquals(length < 9 ? 9 : HELLO.length, hello.needed(), "cut to " + length);
            assertEquals("", hello.ja3());
            assertEquals("", hello.ja4());
            if (hello.nameLength() > 0) {
                assertEquals(HOST, hello.serverName());
                named = named < 0 ? length : named;
            }
        }
        int end = new String(HELLO, StandardCharsets.ISO_8859_1).indexOf(HOST);
        assertEquals(end + HOST.length(), named);
    }

    @Test
    void inSeveralRecordsItIsTheSame() {
        assertTrue(read(HELLO));
        String ja4 = hello.ja4();
        for (int size : new int[] {4, 5, 40, 100, 700, 1500, 1700}) {
            byte[] split = records(modern(HOST), size);
            assertTrue(read(split), "records of " + size);
            assertTrue(hello.isWhole(), "records of " + size);
            assertEquals(HOST, hello.serverName());
            assertEquals(ja4, hello.ja4());
            assertEquals(split.length, hello.needed());
        }
    }

    @Test
    void inSeveralRecordsItMayBeCutAnywhere() {
        byte[] split = records(modern(HOST), 400);
        for (int length = 1; length < split.length; length++) {
            assertTrue(read(split, length), "cut to " + length);
            assertFalse(hello.isWhole(), "cut to " + length);
            assertTrue(hello.needed() > length, "cut to " + length);
            assertTrue(hello.needed() <= split.length, "cut to " + length);
        }
    }

    @Test
    void whatFollowsDoesNotMatter() {
        assertTrue(read(join(HELLO, hex("140303000101"), new byte[50])));
        assertTrue(hello.isWhole());
        assertEquals(HOST, hello.serverName());
    }

    @Test
    void aHelloTooLongForOnePieceIsCut() {
        byte[] padding = extension(21, new byte[Handshake.MOST]);
        byte[] late = hello(0x0303, "1301", List.of(padding, name(HOST)));
        byte[] early = hello(0x0303, "1301", List.of(name(HOST), padding));
        assertTrue(read(record(late)));
        assertTrue(hello.isWhole());
        assertEquals(HOST, hello.serverName());
        assertTrue(read(records(late, 1000)));
        assertFalse(hello.isWhole());
        assertEquals("", hello.serverName());
        assertTrue(read(records(early, 1000)));
        assertFalse(hello.isWhole());
        assertEquals(HOST, hello.serverName());
    }

    @Test
    void namesAreBoundedAndVisible() {
        assertTrue(read(record(hello(0x0303, "1301", List.of(name("a".repeat(255)))))));
        assertEquals(255, hello.nameLength());
        assertTrue(read(record(hello(0x0303, "1301", List.of(name("a".repeat(256)))))));
        assertEquals(0, hello.nameLength());
        assertTrue(hello.isNamed());
        assertTrue(read(record(hello(0x0303, "1301", List.of(name("a\u001b[m \u00e4b"))))));
        assertEquals("a?[m??b", hello.serverName());
        assertTrue(read(record(hello(0x0303, "1301", List.of(extension(0, new byte[0]))))));
        assertTrue(hello.isNamed());
        assertEquals("", hello.serverName());
    }

    @Test
    void oneHelloLeavesNothingForTheNext() {
        assertTrue(read(HELLO));
        assertTrue(read(record(hello(0x0303, "1301", List.of()))));
        assertEquals("", hello.serverName() + hello.alpn());
        assertFalse(hello.isNamed() || hello.isEncrypted());
        assertEquals(0x0303, hello.version());
    }

    @Test
    void whereTheLastNameStoodIsNotLookedAtForTheNext() {
        int far = 100_000;
        MemorySegment large = memory(join(new byte[far], HELLO), far + HELLO.length);
        assertTrue(hello.read(large, OFFSET + far, HELLO.length));
        assertEquals(HOST, hello.serverName());

        int begun = new String(HELLO, StandardCharsets.ISO_8859_1).indexOf(HOST) + 1;
        assertTrue(read(HELLO, begun));
        assertTrue(hello.isNamed());
        assertEquals(0, hello.name(new byte[ClientHello.LONGEST_NAME]));
        assertEquals("", hello.serverName() + hello.alpn());
    }

    @Test
    void aMessageWithoutRecordsIsReadToo() {
        byte[] message = modern(HOST);
        for (int length = 5; length <= message.length; length++) {
            assertTrue(hello.readMessage(memory(message, length), OFFSET, length));
            assertEquals(length == message.length, hello.isWhole());
        }
        assertEquals(HOST, hello.serverName());
        assertEquals('q', hello.ja4().charAt(0));
        assertEquals(message.length, hello.needed());
        assertFalse(hello.readMessage(memory(message), OFFSET, 4));
    }

    @Test
    void whatIsNoHelloIsRefused() {
        assertFalse(read(new byte[0]));
        assertFalse(read(hex("17")));
        assertFalse(read(hex("1602")));
        assertFalse(read(hex("160305")));
        assertFalse(read(hex("1603010000")));
        assertFalse(read(hex("160301ffff")));
        assertFalse(read(hex("160301002e0200002a0303")));
        assertFalse(read(record(Built.message(1, hex("0203")))), "another version");
        byte[] message = hello(0x0303, "130113", List.of());
        assertFalse(read(record(message)), "half a cipher suite");
    }

    @Test
    void whatContradictsItselfIsRefused() {
        byte[] message = hello(0x0303, "1301", List.of(name(HOST)));
        for (int i = 1; i < message.length - 4; i++) {
            byte[] shorter = Built.message(1, Arrays.copyOfRange(message, 4, message.length - i));
            boolean toTheHead = message.length - i - 4 == 2 + 32 + 33 + 4 + 2;
            assertEquals(toTheHead, read(record(shorter)), "shorter by " + i);
        }
        byte[] nested = extension(0, sized(2, new byte[2]));
        nested[3] = 50;
        assertFalse(read(record(hello(0x0303, "1301", List.of(nested)))));
    }

    @Test
    void noiseNeverThrows() {
        var random = new Random(6);
        for (int round = 0; round < 200_000; round++) {
            byte[] bytes = round % 2 == 0 ? HELLO.clone() : records(modern("a.b"), 300);
            for (int i = random.nextInt(1, 6); i > 0; i--) {
                bytes[random.nextInt(random.nextBoolean() ? 120 : bytes.length)] =
                        (byte) random.nextInt();
            }
            int length = random.nextInt(bytes.length + 1);
            MemorySegment memory = memory(bytes, length);
            ClientHello.needed(memory, OFFSET, length);
            if (hello.read(memory, OFFSET, length) && round % 8 == 0) {
                hello.serverName();
                hello.alpn();
                hello.ja3();
                hello.ja4();
            }
            hello.readMessage(memory, OFFSET, length);
        }
    }

    @Test
    void readingAllocatesNothing() {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        var memories =
                List.of(memory(HELLO), memory(HELLO, 900), memory(records(modern(HOST), 500)));
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int round = 0; round < 20_000; round++) {
                for (int k = 0; k < memories.size(); k++) {
                    MemorySegment memory = memories.get(k);
                    hello.read(memory, OFFSET, (int) memory.byteSize() - OFFSET);
                }
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertEquals(0, least);
    }
}
