package io.minewatch.protocol.tls;

import static io.minewatch.protocol.tls.Built.OFFSET;
import static io.minewatch.protocol.tls.Built.ascii;
import static io.minewatch.protocol.tls.Built.extension;
import static io.minewatch.protocol.tls.Built.hex;
import static io.minewatch.protocol.tls.Built.join;
import static io.minewatch.protocol.tls.Built.memory;
import static io.minewatch.protocol.tls.Built.message;
import static io.minewatch.protocol.tls.Built.record;
import static io.minewatch.protocol.tls.Built.records;
import static io.minewatch.protocol.tls.Built.sized;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;

import org.junit.jupiter.api.Test;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

class ServerFlightTest {

    private static final List<String> NAMES =
            List.of("pool.example.org", "pool.example.org", "*.example.net");

    private static final byte[] CERTIFICATE = certificate(true, 2);

    /** Hello, certificate, the end. */
    private static final byte[] MESSAGES =
            join(
                    hello(),
                    message(11, sized(3, join(sized(3, CERTIFICATE), sized(3, new byte[800])))),
                    message(14, new byte[0]));

    private final ServerFlight flight = new ServerFlight();
    private long told;

    private static byte[] hello(byte[]... extensions) {
        return message(
                2,
                join(
                        hex("0303"),
                        new byte[32],
                        sized(1, new byte[32]),
                        hex("c02f00"),
                        sized(2, join(join(extensions), extension(0xff01, new byte[1])))));
    }

    private static byte[] der(int tag, byte[]... parts) {
        byte[] body = join(parts);
        byte[] length =
                body.length < 0x80
                        ? new byte[] {(byte) body.length}
                        : new byte[] {(byte) 0x82, (byte) (body.length >> 8), (byte) body.length};
        return join(new byte[] {(byte) tag}, length, body);
    }

    /** As X.509 has it, with keys and signatures of nothing. */
    private static byte[] certificate(boolean hasVersion, int names) {
        byte[] subject =
                der(
                        0x30,
                        der(0x31, der(0x30, hex("0603550406"), der(0x13, ascii("XX")))),
                        der(0x31, der(0x30, hex("0603550403"), der(0x0c, ascii(NAMES.get(0))))));
        byte[] alternatives = der(0x87, new byte[4]);
        for (int i = 0; i < names; i++) {
            alternatives = join(alternatives, der(0x82, ascii(NAMES.get(1 + i % 2))));
        }
        byte[] extensions =
                der(
                        0x30,
                        der(0x30, hex("0603551d0f"), hex("0101ff"), der(0x04, hex("030205a0"))),
                        der(0x30, hex("0603551d11"), der(0x04, der(0x30, alternatives))));
        byte[] inner =
                der(
                        0x30,
                        hasVersion ? der(0xa0, hex("020102")) : new byte[0],
                        der(0x02, new byte[16]),
                        der(0x30, new byte[13]),
                        der(0x30, der(0x31, der(0x30, hex("0603550403"), der(0x0c, ascii("CA"))))),
                        der(0x30, new byte[30]),
                        subject,
                        der(0x30, new byte[290]),
                        der(0xa3, extensions));
        return der(0x30, inner, der(0x30, new byte[13]), der(0x03, new byte[257]));
    }

    private boolean read(byte[] bytes, int length) {
        return flight.read(memory(bytes, length), OFFSET, length);
    }

    private List<String> names() {
        var names = new ArrayList<String>();
        flight.names(
                (memory, offset, length) ->
                        names.add(
                                new String(
                                        memory.asSlice(offset, length)
                                                .toArray(ValueLayout.JAVA_BYTE),
                                        StandardCharsets.ISO_8859_1)));
        return names;
    }

    private static byte[] oneRecordEach() {
        byte[] hello = hello();
        return join(
                record(hello), record(Arrays.copyOfRange(MESSAGES, hello.length, MESSAGES.length)));
    }

    @Test
    void namesOfTheCertificate() {
        for (byte[] bytes : List.of(record(MESSAGES), oneRecordEach(), records(MESSAGES, 100))) {
            assertTrue(read(bytes, bytes.length));
            assertEquals(0x0303, flight.version());
            assertEquals(0xc02f, flight.cipher());
            assertTrue(flight.hasCertificate());
            assertEquals(NAMES, names());
        }
    }

    @Test
    void anOldCertificateHasNoVersion() {
        byte[] bytes =
                record(join(hello(), message(11, sized(3, sized(3, certificate(false, 0))))));
        assertTrue(read(bytes, bytes.length));
        assertEquals(NAMES.subList(0, 1), names());
    }

    @Test
    void fromTls13OnThereIsOnlyAVersion() {
        byte[] hello = hello(extension(43, hex("0304")));
        byte[] bytes = join(record(hello), hex("140303000101"), hex("1703030020"), new byte[32]);
        assertTrue(read(bytes, bytes.length));
        assertEquals(0x0304, flight.version());
        assertFalse(flight.hasCertificate());
        assertEquals(List.of(), names());
        assertEquals(bytes.length, ServerFlight.needed(memory(bytes), OFFSET, bytes.length));
    }

    @Test
    void cutAnywhereWhatIsThereIsTold() {
        for (byte[] bytes : List.of(record(MESSAGES), oneRecordEach())) {
            var before = List.<String>of();
            for (int length = 0; length <= bytes.length; length++) {
                if (!read(bytes, length)) {
                    assertTrue(length < 5 + 4 + 2 + 32 + 33 + 3, "cut to " + length);
                    continue;
                }
                List<String> now = names();
                assertEquals(NAMES.subList(0, now.size()), now, "cut to " + length);
                assertTrue(now.size() >= before.size(), "cut to " + length);
                before = now;
            }
            assertEquals(NAMES, before);
        }
    }

    @Test
    void aRoomPutsFlightsTogether() {
        for (byte[] bytes : List.of(record(MESSAGES), oneRecordEach(), records(MESSAGES, 333))) {
            for (int split = 1; split < bytes.length - 1000; split++) {
                var room = new HelloRoom(1, ServerFlight::needed);
                MemorySegment memory = memory(bytes);
                assertTrue(room.begin(1, 1, 0, memory, OFFSET, split, 0), "split at " + split);
                int rest = bytes.length - split;
                assertTrue(room.add(1, 1, split, memory, OFFSET + split, rest), "at " + split);
                assertTrue(flight.read(room.memory(), room.offset(), room.length()));
                assertEquals(NAMES, names());
            }
        }
    }

    @Test
    void namesAreBounded() {
        byte[] many = certificate(true, Certificate.MOST_NAMES + 10);
        byte[] bytes = record(join(hello(), message(11, sized(3, sized(3, many)))));
        assertTrue(read(bytes, bytes.length));
        assertTrue(names().size() <= Certificate.MOST_NAMES);
    }

    @Test
    void whatIsNoServerIsRefused() {
        byte[] client = record(Built.modern("a.b"));
        assertFalse(read(client, client.length));
        assertEquals(0, ServerFlight.needed(memory(client), OFFSET, client.length));
        assertFalse(read(hex("1603030004"), 5));
        assertFalse(read(new byte[0], 0));
        byte[] alert = hex("15030300020228");
        assertFalse(read(alert, alert.length));
    }

    @Test
    void noiseNeverThrows() {
        var random = new Random(9);
        for (int round = 0; round < 200_000; round++) {
            byte[] bytes = round % 2 == 0 ? record(MESSAGES) : records(MESSAGES, 500);
            for (int i = random.nextInt(1, 8); i > 0; i--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            int length = random.nextInt(bytes.length + 1);
            MemorySegment memory = memory(bytes, length);
            ServerFlight.needed(memory, OFFSET, length);
            if (flight.read(memory, OFFSET, length)) {
                flight.names((where, at, size) -> told += where.asSlice(at, size).byteSize());
            }
        }
        assertTrue(told > 0);
    }

    @Test
    void readingAllocatesNothing() {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        MemorySegment one = memory(record(MESSAGES));
        MemorySegment two = memory(oneRecordEach());
        NameListener listener = (_, _, length) -> told += length;
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int round = 0; round < 20_000; round++) {
                flight.read(one, OFFSET, (int) one.byteSize() - OFFSET);
                flight.names(listener);
                flight.read(two, OFFSET, (int) two.byteSize() - OFFSET);
                flight.names(listener);
                told += ServerFlight.needed(two, OFFSET, 1400);
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertEquals(0, least);
    }
}
