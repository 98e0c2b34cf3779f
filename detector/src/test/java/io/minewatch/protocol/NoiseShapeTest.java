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

    /** Segments of noise, by side and length. */
    private Ear hear(String segments) {
        var ear = new Ear();
        for (String segment : segments.split(" ")) {
            byte[] bytes = new byte[Integer.parseInt(segment.substring(1))];
            random.nextBytes(bytes);
            ear.after(1_000_000_000).hear(segment.charAt(0) == 'C' ? 0 : 1, bytes);
        }
        return ear;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                SESSION,
                "C64 S100 S134 C50 C26 S20 S24 C99 S91 C62 S58 C62 S58 C62 S58",
                "C64 S234 C54 S44 C79 S83 C70 C70 S58 C70",
                "C64 S234 C254 S44 C44 S44 C336 S85 C62 C124 S116",
                "C64 S234 C76 S44 C99 S91 C78 C95 C62 C62 C62 S58"
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

    @Test
    void aHoleInTheHandshakeEndsItAndALaterOneDoesNot() {
        assertEquals(Interest.NONE, hear("C64 S234").gap(0).follower().interest());
        var ear = hear("C64 S234 C76 S44 C99 S91").gap(1);
        assertEquals(Interest.PROMISING, ear.follower().interest());
    }

    @Test
    void withoutSharesOfOneLengthThereIsOneSign() {
        assertEquals(List.of(HANDSHAKE), hear("C64 S234 C76 S44 C99 C63 C64 C65 C66 S58").events);
        assertEquals(List.of(HANDSHAKE), hear("C64 S234 C76 S44 C99 C62 C62 C62 C62 S57").events);
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
