package io.minewatch.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.minewatch.flow.Interest;
import io.minewatch.metrics.Counter;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.HexFormat;
import java.util.List;
import java.util.Random;

class NoiseShapeTest {

    private static final String HANDSHAKE = "client Encrypted[sign=HANDSHAKE]";
    private static final String SHARES = "client Encrypted[sign=SHARE_SIZED]";
    private static final String SESSION =
            "C64 S234 C76 S44 C99 S91 S83 S86 C62 S58 C62 S58 S87 C62 S58 C62";

    private final Random random = new Random(5);

    /** Segments of noise, by side and length; in small letters those that were not captured. */
    private Ear hear(String segments) {
        var ear = new Ear();
        for (String segment : segments.split(" ")) {
            int length = Integer.parseInt(segment.substring(1));
            switch (segment.charAt(0)) {
                case 'C' -> say(ear, 0, length);
                case 'S' -> say(ear, 1, length);
                case 'c' -> ear.lost(0, length);
                default -> ear.lost(1, length);
            }
        }
        return ear;
    }

    private void say(Ear ear, int side, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        ear.after(1_000_000_000).hear(side, bytes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                SESSION,
                "C64 S100 S134 C50 C26 S20 S24 C99 S91 C62 S58 C62 S58 C62 S58",
                "C64 S234 C54 S44 C79 S83 C70 C70 S58 C70",
                "C64 S234 C254 S44 C44 S44 C336 S85 C62 C124 S116",
                "C64 S234 C76 S44 C99 S91 C78 C95 C62 C62 C62 S58",
                "C64 S234 C76 S44 C99 S91 C104 C104 C104 S58",
                "C64 S234 C76 S44 C99 S91 C132 C132 C132 S58"
            })
    void aMinerIsFound(String segments) {
        var ear = hear(segments).end();
        assertEquals("stratum_v2", ear.dialect);
        assertEquals(0, ear.client);
        assertEquals(List.of(HANDSHAKE, SHARES), ear.events);
    }

    @Test
    void theHandshakeAloneIsOneSign() {
        var ear = hear("C64 S234 C76 S44");
        assertEquals(Interest.PROMISING, ear.follower().interest());
        assertEquals(List.of(HANDSHAKE), ear.end().events);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "C63 S234 C76 S44",
                "C65 S234 C76 S44",
                "C64 S233 C76 S44",
                "C64 S235 C76 S44",
                "C64 C1 S234 C76 S44",
                "C64 S234 C53 S44",
                "C64 S234 C255 S44",
                "C64 S234 C76 S43 C62",
                "C64 S234 C76 S45",
                "C64 S64 C76 S44",
                "C64 S4096 C76",
                "C50 S50 C66",
                "C64",
                "C64 S234",
                "C64 S234 C76"
            })
    void othersAreNot(String segments) {
        var ear = hear(segments).end();
        assertEquals("", ear.dialect);
        assertEquals(List.of(), ear.events);
    }

    @ParameterizedTest
    @CsvSource({
        "C64 S235",
        "C64 S234 C300",
        "C64 S234 C76 S44 C337",
        "C64 S234 C76 S44 C44 S2000 C46",
        "C64 S234 C76 S44 C99 S91 C1025",
        "C64 S234 C76 S44 C99 S91 C21"
    })
    void theFirstContradictionLetsItGo(String segments) {
        var ear = hear(segments);
        assertEquals(Interest.NONE, ear.follower().interest());
        assertEquals("", ear.dialect);
        assertEquals(1, ear.counters.of(Counter.NEIGHBOUR_ENCRYPTED));
    }

    @Test
    void textThatComesBackIsNoHandshake() {
        var ear = hear("C64").hear(1, "x".repeat(234).getBytes());
        assertEquals(Interest.NONE, ear.follower().interest());
    }

    /** Small letters were not captured. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "C64 s234 C76 S44 C99 S91 C62 S58 C62 S58 C62 S58",
                "C64 S234 c76 S44 C99 S91 C62 S58 C62 S58 C62 S58",
                "C64 S234 C76 s44 C99 S91 C62 S58 C62 S58 C62 S58",
                "C64 s234 C76 s44 C99 S91 C62 S58 C62 S58 C62 S58",
                "C64 S234 C76 S44 c99 S91 C62 S58 C62 S58 C62 S58",
                "C64 S234 C76 S44 C99 s91 c62 s58 C62 S58 C62 s58 C62 S58"
            })
    void aHoleHasALength(String segments) {
        assertEquals(List.of(HANDSHAKE, SHARES), hear(segments).end().events);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "C64 s233 C76",
                "C64 s235 C76",
                "C64 S234 c53 S44",
                "C64 S234 c255 S44",
                "C64 S234 C76 s43 C99",
                "C64 S234 C76 s45 C99"
            })
    void aHoleOfAnotherLengthEndsIt(String segments) {
        var ear = hear(segments);
        assertEquals(Interest.NONE, ear.follower().interest());
        assertEquals(List.of(), ear.events);
    }

    /** What one side acknowledges is what the other one said. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "C64 s234 C76 s44 C99 s260 C62 s58 C62 s58 C62 s58 C62 s145 C62",
                "C64 s234 C54 s44 C79 s83 C95 s58 C95 s58 C95 s58 C95 C95",
                "C64 s234 C76 s44 C44 s44 C99 s260 C62 s58 C62 s58 C62 s58 C124"
            })
    void theClientAloneIsEnough(String segments) {
        var ear = hear(segments).end();
        assertEquals(List.of(HANDSHAKE), ear.events);
        assertEquals(0, ear.client);
        assertEquals(Interest.NONE, ear.follower().interest());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "S234 c76 S44 c99 S91 S83 S86 c62 S58 c62 S58 c62 S58 c62 S87 c62 S58",
                "S234 c254 S44 c336 S117 S900 c95 S58 c190 S58 c95 S58 c95 S58"
            })
    void theServerAloneIsEnough(String segments) {
        var ear = hear(segments).end();
        assertEquals(List.of("server Encrypted[sign=HANDSHAKE]"), ear.events);
        assertEquals(0, ear.client);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "C64 s234 C76 s44 C99 s260 C62 s58 C62 s58 C62 s58 C62 s145",
                "C64 s234 C76 s44 C99 s260 C62 s58 C62 s58 C62 s145 C62 s145 C62 s87 C62",
                "C64 s234 C76 s44 C99 s260 C62 s57 C62 s57 C62 s57 C62 s57 C62 s57 C62",
                "C64 s234 C76 s44 C99 s260 C61 s58 C61 s58 C61 s58 C61 s58 C61 s58 C61",
                "C64 s233 C76 s44 C99 s260 C62 s58 C62 s58 C62 s58 C62 s58 C62 s58 C62",
                "C64 C76 C99 C62 C62 C62 C62 C62 C62 C62",
                "C64 s234 C76 C99 C62 C62 C62 C62 C62 C62 C62",
                "S233 c76 S44 c99 S91 c62 S58 c62 S58 c62 S58 c62 S58 c62 S58",
                "S234 c53 S44 c99 S91 c62 S58 c62 S58 c62 S58 c62 S58 c62 S58",
                "S234 c76 S45 c99 S91 c62 S58 c62 S58 c62 S58 c62 S58 c62 S58",
                "S234 c76 S44 c337 S91 c62 S58 c62 S58 c62 S58 c62 S58 c62 S58",
                "S234 c76 S44 c99 S91 c96 S58 c96 S58 c96 S58 c96 S58 c96 S58",
                "S234 S44 S91 S83 S86 S58 S58 S58 S58 S58 S58",
                "S234 C76 S44 C99 S91 C62 S58 C62 S58 C62 S58 C62 S58 C62 S58"
            })
    void ofOneSideAlmostAllIsNothing(String segments) {
        assertEquals(List.of(), hear(segments).end().events);
    }

    /** Captured apart, an acknowledgement may be here before what it acknowledges. */
    @Test
    void whatIsAcknowledgedIsNotCountedTwice() {
        var ear = new Ear();
        byte[] key = new byte[64];
        random.nextBytes(key);
        ear.hear(0, key).acknowledged(1, 234);
        say(ear, 0, 76);
        say(ear, 1, 100);
        say(ear, 1, 134);
        for (String later : "S44 C99 S91 C62 S58 C62 S58 C62 S58".split(" ")) {
            say(ear, later.charAt(0) == 'C' ? 0 : 1, Integer.parseInt(later.substring(1)));
        }
        assertEquals(List.of(HANDSHAKE, SHARES), ear.end().events);
    }

    @Test
    void withoutSharesOfOneLengthThereIsOneSign() {
        assertEquals(List.of(HANDSHAKE), hear("C64 S234 C76 S44 C99 C63 C64 C65 C66 S58").events);
        assertEquals(List.of(HANDSHAKE), hear("C64 S234 C76 S44 C99 C62 C62 C62 C62 S57").events);
        assertEquals(List.of(HANDSHAKE), hear("C64 S234 C76 S44 C99 C133 C133 C133 S58").events);
    }

    @Test
    void recordsAreOnlyCountedForSoLong() {
        var segments = new StringBuilder("C64 S234 C76 S44 C99");
        segments.append(" C63 C64".repeat(31)).append(" C63");
        assertEquals(Interest.PROMISING, hear(segments.toString()).follower().interest());
        assertEquals(Interest.NONE, hear(segments + " C65").follower().interest());
    }

    @Test
    void theOldFormSaysItsName() {
        byte[] list = HexFormat.of().parseHex("0900535452320141455347");
        byte[] reply = HexFormat.of().parseHex("0500" + "0141455347");
        assertEquals(List.of(HANDSHAKE), new Ear().hear(0, list).hear(1, reply).end().events);
        reply[0] = 6;
        assertEquals(List.of(), new Ear().hear(0, list).hear(1, reply).end().events);
    }

    @Test
    void noiseOfAnyLengthsIsSeldomAHandshake() {
        int found = 0;
        for (int round = 0; round < 5_000; round++) {
            var segments = new StringBuilder("C64");
            for (int i = 0; i < 8; i++) {
                segments.append(random.nextBoolean() ? " C" : " S").append(1 + random.nextInt(300));
            }
            found += hear(segments.toString()).end().events.size();
        }
        assertEquals(0, found);
    }
}
