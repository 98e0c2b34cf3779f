package io.minewatch.protocol.stratumv2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.minewatch.protocol.DialectContract;
import io.minewatch.protocol.Ear;
import io.minewatch.protocol.Event;
import io.netty.buffer.Unpooled;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;

class StratumV2Test extends DialectContract {

    private static final String SHARE =
            "00801a180000" + "07000000" + "%02x000000" + "01".repeat(16);
    private static final String SUCCESS =
            "00801c140000" + "07000000" + "%02x000000" + "%s" + "00".repeat(8);

    StratumV2Test() {
        super(new StratumV2(), "stratumv2");
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    private static int length(String hex) {
        return new Frames().length(Unpooled.wrappedBuffer(bytes(hex)));
    }

    @ParameterizedTest
    @CsvSource({
        "0080 1a 180000, 30",
        "0000 1a 180000, 30",
        "0080 1a 190000, 0",
        "0080 1a 170000, 0",
        "0080 15 2d0000, 51",
        "0080 15 310000, 55",
        "0080 15 2e0000, 0",
        "0080 20 300000, 54",
        "0080 21 240000, 42",
        "0080 21 250000, 0",
        "0080 1b 190000, 31",
        "0080 1b 390000, 63",
        "0080 1b 5e0000, 100",
        "0080 1b 5f0000, 0",
        "0100 00 060000, 12",
        "0100 01 070000, 0",
        "0100 02 080000, 14",
        "0100 03 060000, 0",
        "0080 1c 140000, 26",
        "0000 25 0a0000, 16",
        "0000 25 0b0000, 0",
        "0000 00 100000, 22",
        "0000 00 0f0000, 0",
        "0000 00 0b0500, 1297",
        "0000 00 0c0500, 0",
        "0080 1f fa ff00, 65536",
        "0080 1f fbff00, 0",
        "0080 1e 180000, 0",
        "0081 1a 180000, 0",
        "0100 1a 180000, 0",
        "0080 1a 18, -1",
        "00, -1",
        "7b, 0"
    })
    void lengthsFollowFromTheFields(String hex, int length) {
        assertEquals(length, length(hex.replace(" ", "")));
    }

    @Test
    void randomBytesAreSeldomAFrame() {
        var random = new Random(7);
        int frames = 0;
        for (int i = 0; i < 1_000_000; i++) {
            byte[] noise = new byte[6];
            random.nextBytes(noise);
            noise[0] = 0;
            noise[1] = 0;
            frames += new Frames().length(Unpooled.wrappedBuffer(noise)) > 0 ? 1 : 0;
        }
        assertTrue(frames < 1_000, "frames " + frames);
    }

    @Test
    void noiseNeverLeavesAMessage() {
        var random = new Random(3);
        for (int type = 0; type < 256; type++) {
            for (int round = 0; round < 40; round++) {
                byte[] noise = new byte[6 + random.nextInt(400)];
                random.nextBytes(noise);
                noise[0] = 0;
                noise[1] = (byte) 0x80;
                noise[2] = (byte) type;
                noise[3] = (byte) (noise.length - 6);
                noise[4] = (byte) (noise.length - 6 >> 8);
                noise[5] = 0;
                new Ear().hear(0, noise).end();
            }
        }
    }

    @Test
    void aShareOrAnAnswerAloneIsEnough() {
        assertEquals("stratum_v2", new Ear().hear(0, bytes(SHARE.formatted(1))).end().dialect);
        var ear = new Ear().hear(1, bytes(SUCCESS.formatted(9, "0a000000"))).end();
        assertEquals("stratum_v2", ear.dialect);
        assertEquals(0, ear.client);
        assertEquals(10, ear.events.stream().filter(e -> e.contains("assumed=true")).count());
    }

    @Test
    void aBatchTakesTheOldestSharesOfItsChannel() {
        var ear = new Ear();
        for (int i = 1; i <= 4; i++) {
            ear.hear(0, bytes(SHARE.formatted(i)));
        }
        ear.hear(1, bytes(SUCCESS.formatted(3, "02000000"))).end();
        assertEquals(
                "[server ShareResult[requestId=1, accepted=true, reason=Optional.empty,"
                        + " assumed=false], server ShareResult[requestId=2, accepted=true,"
                        + " reason=Optional.empty, assumed=false]]",
                ear.events.subList(4, 6).toString());
        assertEquals(6, ear.events.size());
    }

    /** Extension 0x0002: the worker stands behind the share, as type, length and value. */
    @Test
    void aShareMayNameItsWorker() {
        String share = "00801b%02x0000" + "07000000" + "01000000" + "01".repeat(16) + "02abcd";
        for (String name : new String[] {"rig1", "bc1qexample.rig1"}) {
            String said =
                    "020001%02x00".formatted(name.length())
                            + HexFormat.of().formatHex(name.getBytes());
            var ear =
                    new Ear().hear(0, bytes(share.formatted(27 + said.length() / 2) + said)).end();
            assertEquals("stratum_v2", ear.dialect);
            assertEquals(
                    List.of(Optional.of("rig1")),
                    ear.said.stream().map(event -> ((Event.Share) event).worker()).toList());
        }
        for (String odd : new String[] {"0200010500", "02000104", "020001050072696731"}) {
            String wrong = share.formatted(27 + odd.length() / 2) + odd;
            assertEquals(List.of(), new Ear().hear(0, bytes(wrong)).end().events, odd);
        }
    }

    /** Extension 0x0001, and one that nobody knows: what comes behind them is heard. */
    @ParameterizedTest
    @ValueSource(strings = {"010000060000" + "010001000200", "051133040000" + "01020304"})
    void messagesOfExtensionsHideNothing(String extension) {
        var ear =
                new Ear()
                        .hear(0, bytes(SHARE.formatted(1)))
                        .hear(0, bytes(extension))
                        .hear(0, bytes(SHARE.formatted(2)))
                        .end();
        assertEquals(2, ear.events.size(), ear.events.toString());
    }

    @Test
    void whatWasLostHidesOnlyItself() {
        byte[] share = bytes(SHARE.formatted(2));
        var ear = new Ear().hear(0, bytes(SHARE.formatted(1))).lost(0, 10);
        ear.hear(0, Arrays.copyOfRange(share, 10, 30));
        ear.hear(0, Arrays.copyOfRange(share, 0, 4));
        ear.hear(0, Arrays.copyOfRange(share, 4, 30)).end();
        assertEquals(2, ear.events.size(), ear.events.toString());
    }

    @Test
    void batchesAreBounded() {
        assertEquals(
                1024,
                new Ear().hear(1, bytes(SUCCESS.formatted(1, "00040000"))).end().events.size());
        assertEquals(
                "[server Oddity[what=too many shares at once]]",
                new Ear().hear(1, bytes(SUCCESS.formatted(1, "01040000"))).end().events.toString());
    }

    @Test
    void declaringJobsAndGettingTemplatesIsNotMining() {
        String setup =
                "000000100000" + "%02x" + "02000200" + "00000000" + "00" + "4e20" + "00000000";
        assertEquals("stratum_v2", new Ear().hear(0, bytes(setup.formatted(0))).end().dialect);
        for (int other = 1; other <= 2; other++) {
            var ear =
                    new Ear()
                            .hear(0, bytes(setup.formatted(other)))
                            .hear(1, bytes("000001060000" + "020000000000"))
                            .hear(0, bytes("000070060000" + "000000000000"))
                            .end();
            assertEquals("", ear.dialect);
        }
    }

    @Test
    void anImpossibleTargetIsOdd() {
        var ear = new Ear().hear(1, bytes("008021240000" + "07000000" + "00".repeat(32))).end();
        assertEquals("[server Oddity[what=target is no number]]", ear.events.toString());
    }
}
