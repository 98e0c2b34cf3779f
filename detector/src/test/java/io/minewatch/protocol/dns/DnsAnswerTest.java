package io.minewatch.protocol.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

class DnsAnswerTest {

    private static final int OFFSET = 3;
    private static final String QUESTION = "c00c";

    private final DnsAnswer answer = new DnsAnswer();

    /** Writes down what is told, as text. */
    private static final class Told implements DnsListener {

        private final List<String> all = new ArrayList<>();

        @Override
        public void name(byte[] text, int length) {
            all.add(new String(text, 0, length, StandardCharsets.US_ASCII));
        }

        @Override
        public void address(long high, long low, int ttlSeconds) {
            all.add("%x:%x for %d".formatted(high, low, ttlSeconds));
        }
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    /** A name in hexadecimal, label by label. */
    private static String name(String text) {
        var out = new StringBuilder();
        for (String label : text.split("\\.")) {
            byte[] bytes = label.getBytes(StandardCharsets.ISO_8859_1);
            out.append("%02x".formatted(bytes.length)).append(HexFormat.of().formatHex(bytes));
        }
        return out + "00";
    }

    private static String record(String owner, int type, int ttl, String body) {
        return owner + "%04x0001%08x%04x".formatted(type, ttl, body.length() / 2) + body;
    }

    private static byte[] message(int flags, String question, String... records) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(hex("1234%04x0001%04x00000000".formatted(flags, records.length)));
        out.writeBytes(hex(question + "00010001"));
        for (String record : records) {
            out.writeBytes(hex(record));
        }
        return out.toByteArray();
    }

    private static MemorySegment memory(byte[] bytes, int length) {
        MemorySegment memory = Arena.ofAuto().allocate(OFFSET + length);
        MemorySegment.copy(bytes, 0, memory, ValueLayout.JAVA_BYTE, OFFSET, length);
        return memory;
    }

    private List<String> told(byte[] bytes, int length) {
        var told = new Told();
        if (answer.read(memory(bytes, length), OFFSET, length)) {
            answer.tell(told);
        }
        return told.all;
    }

    private List<String> told(byte[] bytes) {
        return told(bytes, bytes.length);
    }

    /** The pool is an alias of an alias; the last has two addresses. */
    private static byte[] chain() {
        String first = record(QUESTION, 5, 300, name("eu.pool.example"));
        int alias = 12 + name("Pool.Example.org").length() / 2 + 4 + 12;
        int second = alias + name("eu.pool.example").length() / 2 + 12;
        String pointer = "%04x".formatted(0xc000 | second);
        return message(
                0x8180,
                name("Pool.Example.org"),
                first,
                record("%04x".formatted(0xc000 | alias), 5, 60, name("a1.cloud.example")),
                record(pointer, 1, 120, "c0000201"),
                record(name("A1.cloud.example"), 28, 20, "20010db8000000000000000000000001"));
    }

    @Test
    void followsAliasesToAddresses() {
        assertEquals(
                List.of(
                        "pool.example.org",
                        "eu.pool.example",
                        "a1.cloud.example",
                        "0:ffffc0000201 for 60",
                        "20010db800000000:1 for 20"),
                told(chain()));
        assertEquals(0, answer.code());
        assertEquals(1, answer.questionType());
    }

    @Test
    void overTcpTheLengthComesFirst() {
        byte[] bytes = chain();
        var tcp = new byte[bytes.length + 2];
        System.arraycopy(bytes, 0, tcp, 2, bytes.length);
        tcp[0] = (byte) (bytes.length >> 8);
        tcp[1] = (byte) bytes.length;
        var told = new Told();
        assertTrue(answer.readTcp(memory(tcp, tcp.length), OFFSET, tcp.length));
        assertEquals(2, answer.tell(told));
        assertEquals(told(bytes), told.all);
        assertFalse(answer.readTcp(memory(tcp, 2), OFFSET, 2));
        tcp[0] = 0;
        tcp[1] = 11;
        assertFalse(answer.readTcp(memory(tcp, tcp.length), OFFSET, tcp.length));
    }

    @Test
    void cutAnywhereWhatIsThereIsTold() {
        byte[] bytes = chain();
        List<String> whole = told(bytes);
        for (int length = 0; length < bytes.length; length++) {
            List<String> now = told(bytes, length);
            assertTrue(now.size() < whole.size(), "cut to " + length);
            assertEquals(whole.subList(0, now.size()), now, "cut to " + length);
        }
    }

    @Test
    void whatDoesNotFollowFromTheQuestionIsNotTold() {
        byte[] bytes =
                message(
                        0x8180,
                        name("pool.example"),
                        record(name("bank.example"), 1, 60, "c0000201"),
                        record(QUESTION, 16, 60, "0161"),
                        record(QUESTION, 1, 60, "c00002"),
                        record(QUESTION, 28, 60, "c0000202"),
                        record(QUESTION, 1, 60, "c0000203"));
        assertEquals(List.of("pool.example", "0:ffffc0000203 for 60"), told(bytes));
    }

    @Test
    void aQuestionIsNoAnswer() {
        assertEquals(List.of(), told(message(0x0100, name("pool.example"))));
        assertEquals(List.of(), told(message(0x9000, name("pool.example"))), "another operation");
        byte[] two = message(0x8180, name("pool.example"));
        two[5] = 2;
        assertEquals(List.of(), told(two));
        assertEquals(List.of(), told(message(0x8180, "00")), "the root");
    }

    @Test
    void aRefusalHasNoAddresses() {
        byte[] bytes = message(0x8183, name("pool.example"), record(QUESTION, 1, 60, "c0000201"));
        assertEquals(List.of("pool.example"), told(bytes));
        assertEquals(3, answer.code());
    }

    @Test
    void aTimeThatCannotBeIsNone() {
        byte[] bytes =
                message(
                        0x8180,
                        name("pool.example"),
                        record(QUESTION, 1, -1, "c0000201"),
                        record(QUESTION, 1, Integer.MAX_VALUE, "c0000202"));
        assertEquals(
                List.of(
                        "pool.example",
                        "0:ffffc0000201 for 0",
                        "0:ffffc0000202 for " + Integer.MAX_VALUE),
                told(bytes));
    }

    @Test
    void namesHoldNothingButLettersDigitsAndHyphens() {
        byte[] bytes = message(0x8180, "04612e62ff" + "03632064" + "025f2d" + "00");
        assertEquals(List.of("a?b?.c?d._-"), told(bytes));
    }

    @Test
    void namesAreBounded() {
        String label = "3f" + "61".repeat(63);
        assertEquals(
                253,
                told(message(0x8180, label.repeat(3) + "3d" + "61".repeat(61) + "00"))
                        .get(0)
                        .length());
        assertEquals(
                List.of(), told(message(0x8180, label.repeat(3) + "3e" + "61".repeat(62) + "00")));
        assertEquals(List.of(), told(message(0x8180, "40" + "61".repeat(64) + "00")));
    }

    @Test
    void pointersInARingLeadNowhere() {
        assertEquals(List.of(), told(message(0x8180, QUESTION)));
        assertEquals(List.of(), told(message(0x8180, "0161" + QUESTION)));
        assertEquals(List.of(), told(message(0x8180, "ffff")));
        byte[] ring =
                message(
                        0x8180,
                        name("pool.example"),
                        record(QUESTION, 5, 60, QUESTION),
                        record(QUESTION, 1, 60, "c0000201"));
        assertEquals(List.of("pool.example", "pool.example", "0:ffffc0000201 for 60"), told(ring));
    }

    @Test
    void aliasesAndRecordsAreBounded() {
        var records = new ArrayList<String>();
        for (int i = 0; i < DnsAnswer.MOST_ALIASES + 1; i++) {
            records.add(record(name("a" + (i == 0 ? "" : i)), 5, 60, name("a" + (i + 1))));
        }
        assertEquals(
                1 + DnsAnswer.MOST_ALIASES,
                told(message(0x8180, name("a"), records.toArray(String[]::new))).size());
        records.clear();
        for (int i = 0; i < DnsAnswer.MOST_RECORDS + 1; i++) {
            records.add(record(QUESTION, 1, 60, "c0000201"));
        }
        assertEquals(
                1 + DnsAnswer.MOST_RECORDS,
                told(message(0x8180, name("a"), records.toArray(String[]::new))).size());
    }

    @Test
    void noiseNeverThrows() {
        var random = new Random(10);
        var told = new Told();
        for (int round = 0; round < 200_000; round++) {
            byte[] bytes = chain();
            for (int i = random.nextInt(1, 8); i > 0; i--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            int length = random.nextInt(bytes.length + 1);
            MemorySegment memory = memory(bytes, length);
            if (answer.read(memory, OFFSET, length)) {
                answer.tell(told);
            }
            if (answer.readTcp(memory, OFFSET, length)) {
                answer.tell(told);
            }
            told.all.clear();
        }
    }

    @Test
    void readingAllocatesNothing() {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        byte[] bytes = chain();
        MemorySegment memory = memory(bytes, bytes.length);
        var sums = new long[2];
        var listener =
                new DnsListener() {
                    @Override
                    public void name(byte[] text, int length) {
                        sums[0] += length;
                    }

                    @Override
                    public void address(long high, long low, int ttlSeconds) {
                        sums[1] += low + ttlSeconds;
                    }
                };
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int round = 0; round < 20_000; round++) {
                if (answer.read(memory, OFFSET, bytes.length)) {
                    answer.tell(listener);
                }
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertEquals(0, least);
        assertTrue(sums[0] > 0 && sums[1] > 0);
    }
}
