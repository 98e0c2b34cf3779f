package io.minewatch.cli.mirror;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.minewatch.capture.LinkType;
import io.minewatch.cli.mirror.Finding.Result;
import io.minewatch.metrics.CaptureStatistics;

import org.junit.jupiter.api.Test;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;

class MirrorCheckTest {

    private static final long SECOND = 1_000_000_000L;
    private static final int CLIENT = 0x0a000001;
    private static final int SERVER = 0x0a000002;

    private final MirrorCheck check = new MirrorCheck(Optional.empty());

    /** Ten bytes from one to the other; a VLAN of 0 is no tag. */
    private static byte[] tcp(int from, int to, int port, int id, int sequence, int vlan) {
        var frame = ByteBuffer.allocate((vlan == 0 ? 14 : 18) + 50);
        frame.putLong(0x020000000002_0200L).putInt(1);
        if (vlan != 0) {
            frame.putShort((short) 0x8100).putShort((short) vlan);
        }
        frame.putShort((short) 0x0800).putShort((short) 0x4500).putShort((short) 50);
        frame.putShort((short) id).putShort((short) 0x4000).putShort((short) 0x4006);
        frame.putShort((short) 0).putInt(from).putInt(to);
        boolean up = from == CLIENT;
        frame.putShort((short) (up ? port : 80)).putShort((short) (up ? 80 : port));
        frame.putInt(sequence).putInt(9).putShort((short) 0x5018).putShort((short) 0xffff);
        return frame.array();
    }

    private void frame(long nanos, byte[] bytes) {
        frame(nanos, bytes, bytes.length);
    }

    private void frame(long nanos, byte[] bytes, int captured) {
        try (var arena = Arena.ofConfined()) {
            MemorySegment memory = arena.allocateFrom(ValueLayout.JAVA_BYTE, bytes);
            check.frame(memory, 0, captured, bytes.length, nanos, LinkType.ETHERNET);
        }
    }

    private Map<String, Result> results() {
        return check.findings(Optional.empty(), 0).stream()
                .collect(Collectors.toMap(Finding::what, Finding::result));
    }

    private void both(int port, int vlanUp, int vlanDown) {
        frame(SECOND, tcp(CLIENT, SERVER, port, 1, 1, vlanUp));
        frame(SECOND, tcp(SERVER, CLIENT, port, 1, 1, vlanDown));
    }

    @Test
    void whatIsWholeIsGood() {
        for (int port = 1000; port < 1100; port++) {
            both(port, 7, 7);
        }
        Map<String, Result> results = results();
        for (String good :
                new String[] {
                    "traffic",
                    "both directions",
                    "VLAN tags",
                    "duplicates",
                    "truncation",
                    "loss before",
                    "address domains"
                }) {
            assertEquals(Result.PASS, results.get(good), good);
        }
        assertEquals(Result.UNKNOWN, results.get("loss here"));
        assertEquals(Result.UNKNOWN, results.get("clock"));
        assertEquals(Result.UNKNOWN, results.get("oversubscription"));
    }

    @Test
    void oneInTwentyMayBeOneSidedAndNoMore() {
        for (int port = 1000; port < 1095; port++) {
            both(port, 0, 0);
        }
        for (int port = 1095; port < 1100; port++) {
            frame(SECOND, tcp(CLIENT, SERVER, port, 1, 1, 0));
        }
        assertEquals(Result.PASS, results().get("both directions"));
        frame(SECOND, tcp(CLIENT, SERVER, 1100, 1, 1, 0));
        assertEquals(Result.FAIL, results().get("both directions"));
    }

    @Test
    void tagsMustBeTheSameBothWays() {
        both(1000, 7, 7);
        assertEquals(Result.PASS, results().get("VLAN tags"));
        both(1001, 7, 8);
        assertEquals(Result.FAIL, results().get("VLAN tags"));
    }

    @Test
    void aTagOnOneSideOnlyIsToldToo() {
        both(1000, 7, 0);
        assertEquals(Result.FAIL, results().get("VLAN tags"));
    }

    @Test
    void theSameWithinTwoSecondsIsADuplicate() {
        byte[] one = tcp(CLIENT, SERVER, 1000, 5, 1, 0);
        frame(SECOND, one);
        frame(3 * SECOND, one);
        assertEquals(Result.FAIL, results().get("duplicates"));
    }

    @Test
    void laterOrWithAnotherNumberItIsNot() {
        frame(SECOND, tcp(CLIENT, SERVER, 1000, 5, 1, 0));
        frame(3 * SECOND + 1, tcp(CLIENT, SERVER, 1000, 5, 1, 0));
        frame(3 * SECOND + 2, tcp(CLIENT, SERVER, 1000, 6, 1, 0));
        assertEquals(Result.PASS, results().get("duplicates"));
    }

    @Test
    void aDuplicateMayHaveAnotherTimeToLiveAndTag() {
        byte[] again = tcp(CLIENT, SERVER, 1000, 5, 1, 9);
        again[18 + 8]--;
        frame(SECOND, tcp(CLIENT, SERVER, 1000, 5, 1, 0));
        frame(SECOND, again);
        assertEquals(Result.FAIL, results().get("duplicates"));
    }

    @Test
    void packetsWithoutANumberCannotBeCompared() {
        frame(SECOND, tcp(CLIENT, SERVER, 1000, 0, 1, 0));
        frame(SECOND, tcp(CLIENT, SERVER, 1000, 0, 1, 0));
        assertEquals(Result.UNKNOWN, results().get("duplicates"));
    }

    @Test
    void oneCutFrameIsOneTooMany() {
        byte[] one = tcp(CLIENT, SERVER, 1000, 5, 1, 0);
        frame(SECOND, one);
        assertEquals(Result.PASS, results().get("truncation"));
        frame(SECOND, one, one.length - 1);
        assertEquals(Result.FAIL, results().get("truncation"));
    }

    @Test
    void bytesThatNeverCameAreLost() {
        frame(SECOND, tcp(CLIENT, SERVER, 1000, 5, 1, 0));
        frame(SECOND, tcp(CLIENT, SERVER, 1000, 6, 21, 0));
        assertEquals(Result.FAIL, results().get("loss before"));
        frame(SECOND, tcp(CLIENT, SERVER, 1000, 7, 11, 0));
        assertEquals(Result.PASS, results().get("loss before"));
    }

    @Test
    void dropsAndLoadAreThoseOfTheCapture() {
        frame(SECOND, tcp(CLIENT, SERVER, 1000, 5, 1, 0));
        frame(3 * SECOND, tcp(CLIENT, SERVER, 1000, 6, 11, 0));
        for (int dropped : new int[] {0, 1}) {
            var statistics = new CaptureStatistics(99, 0, dropped, 0);
            var findings = check.findings(Optional.of(statistics), 1);
            for (Finding one : findings) {
                if (one.what().equals("loss here")) {
                    assertEquals(dropped == 0 ? Result.PASS : Result.FAIL, one.result());
                } else if (one.what().equals("oversubscription")) {
                    assertEquals(Result.PASS, one.result());
                }
            }
        }
    }

    @Test
    void framesOfTheFutureAreWrong() {
        var now = Clock.fixed(Instant.ofEpochSecond(5), ZoneOffset.UTC);
        assertEquals(Result.PASS, clock(now, 5 * SECOND - 20_000_000));
        assertEquals(Result.PASS, clock(now, 5 * SECOND + 1_000_000));
        assertEquals(Result.FAIL, clock(now, 5 * SECOND + 1_000_001));
        assertEquals(Result.PASS, clock(now, 4 * SECOND));
        assertEquals(Result.FAIL, clock(now, 4 * SECOND - 1));
    }

    private static Result clock(Clock now, long nanos) {
        var live = new MirrorCheck(Optional.of(now));
        try (var arena = Arena.ofConfined()) {
            live.frame(arena.allocate(60), 0, 60, 60, nanos, LinkType.ETHERNET);
        }
        return live.findings(Optional.empty(), 0).stream()
                .filter(one -> one.what().equals("clock"))
                .findFirst()
                .orElseThrow()
                .result();
    }

    @Test
    void nothingAtAllIsAFailureOfTheMirror() {
        assertEquals(Result.FAIL, results().get("traffic"));
        assertTrue(
                results().entrySet().stream()
                        .filter(one -> !one.getKey().equals("traffic"))
                        .allMatch(one -> one.getValue() == Result.UNKNOWN));
    }

    @Test
    void noiseIsCountedAndNothingElse() {
        var random = new Random(3);
        byte[] good = tcp(CLIENT, SERVER, 1000, 5, 1, 0);
        for (int i = 0; i < 20_000; i++) {
            byte[] noise = good.clone();
            for (int k = random.nextInt(6); k >= 0; k--) {
                noise[random.nextInt(noise.length)] = (byte) random.nextInt();
            }
            frame(SECOND + i, noise, random.nextInt(noise.length + 1));
        }
        assertEquals(20_000, check.frames());
    }
}
