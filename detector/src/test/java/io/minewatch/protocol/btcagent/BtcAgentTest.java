package io.minewatch.protocol.btcagent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.minewatch.protocol.BinaryForm;
import io.minewatch.protocol.DialectContract;
import io.minewatch.protocol.Ear;
import io.netty.buffer.Unpooled;

import org.junit.jupiter.api.Test;

import java.util.HexFormat;
import java.util.List;
import java.util.Random;

class BtcAgentTest extends DialectContract {

    private static final String SHARE = "7f031300010500" + "00000000007139f2ca86026b";

    BtcAgentTest() {
        super(new BtcAgent(), "btcagent");
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    private static int length(String hex) {
        return new AgentFrames().length(Unpooled.wrappedBuffer(bytes(hex)));
    }

    @Test
    void lengthsAreExactWhereTheyAreKnown() {
        assertEquals(19, length("7f031300"));
        assertEquals(BinaryForm.NONE, length("7f031200"));
        assertEquals(BinaryForm.NONE, length("7f031400"));
        assertEquals(BinaryForm.NONE, length("7f060600"));
        assertEquals(46, length("7f022e00"));
        assertEquals(BinaryForm.NONE, length("7f022d00"));
        assertEquals(6, length("7f210600"));
        assertEquals(BinaryForm.NONE, length("7f050a00"));
        assertEquals(4096, length("7f010010"));
        assertEquals(BinaryForm.NONE, length("7f010110"));
        assertEquals(BinaryForm.TOO_LITTLE, length("7f0313"));
        assertEquals(BinaryForm.NONE, length("7b"));
    }

    @Test
    void whatContradictsItselfIsNoMessage() {
        for (String odd :
                List.of(
                        "7f010a00050061006200",
                        "7f0109000500610072",
                        "7f01090005000761000a",
                        "7f0509000e02000100",
                        "7f050900ff01000100")) {
            var ear = new Ear().hear(0, bytes(odd)).end();
            assertEquals(List.of(), ear.events.stream().filter(e -> !isDevice(e)).toList(), odd);
        }
    }

    private static boolean isDevice(String event) {
        return event.contains("Device[");
    }

    @Test
    void aShareAloneIsEnough() {
        var ear = new Ear().hear(0, bytes(SHARE)).end();
        assertEquals("btcagent", ear.dialect);
        assertEquals(0, ear.client);
        assertEquals(1, ear.events.size());
    }

    /** An agent of Ethereum asks for a part of the nonces, and its shares are longer. */
    @Test
    void whatIsOfEthereumHidesNothingBehindIt() {
        String ethereum = "7f022e00" + "0500" + "11".repeat(8) + "22".repeat(32);
        var ear = new Ear().hear(0, bytes("7f210600" + "0500" + ethereum + SHARE)).end();
        assertEquals("btcagent", ear.dialect);
        assertEquals(0, ear.client);
        assertEquals(2, ear.events.size(), ear.events::toString);
        assertEquals("client Oddity[what=share of unknown fields]", ear.events.getFirst());
        assertTrue(ear.events.getLast().contains("Share["), ear.events::toString);
    }

    @Test
    void withoutAnAccountAMachineIsADeviceAndItsSharesAreNamed() {
        var ear =
                new Ear()
                        .hear(0, bytes("7f010b00" + "0500" + "6100" + "723200"))
                        .hear(0, bytes(SHARE))
                        .end();
        assertEquals("client Device[name=5, sign=REGISTERED]", ear.events.getFirst());
        assertTrue(ear.events.getLast().contains("worker=Optional[r2]"), ear.events::toString);
    }

    @Test
    void inTheMiddleTheFirstAnswerSaysWhichShareItIsOf() {
        var ear =
                new Ear()
                        .hear(0, bytes(SHARE))
                        .hear(0, bytes(SHARE))
                        .hear(1, bytes("7f100a00" + "ffff" + "87962c6b"))
                        .hear(1, bytes("7f100a00" + "0000" + "15000000"))
                        .end();
        assertEquals(
                List.of(
                        "server ShareResult[requestId=1, accepted=true, reason=Optional.empty,"
                                + " assumed=false]",
                        "server ShareResult[requestId=2, accepted=false,"
                                + " reason=Optional[status 21], assumed=false]"),
                ear.events.subList(2, 4));
    }

    @Test
    void afterManySharesWithoutAnAnswerThereIsNoneToCome() {
        var ear = new Ear();
        for (int i = 0; i < 40; i++) {
            ear.hear(0, bytes(SHARE));
        }
        assertEquals(1, ear.end().events.stream().filter(e -> e.contains("Unanswered")).count());
        assertTrue(ear.events.get(16).contains("SharesUnanswered"));
    }

    @Test
    void whoAgreedToAnswerAndDoesNotIsNotExcused() {
        String able =
                "{\"id\":\"caps\",\"method\":\"agent.get_capabilities\",\"params\":[[\"subres\"]]}";
        String agreed =
                "{\"id\":\"caps\",\"result\":{\"capabilities\":[\"subres\"]},\"error\":null}";
        var ear = new Ear().hear(0, able).hear(1, agreed);
        for (int i = 0; i < 40; i++) {
            ear.hear(0, bytes(SHARE));
        }
        assertEquals("btcagent", ear.end().dialect);
        assertEquals(0, ear.events.stream().filter(e -> e.contains("Unanswered")).count());
    }

    @Test
    void randomBytesBehindTheMagicByteAreSeldomAFrame() {
        var random = new Random(7);
        int frames = 0;
        for (int i = 0; i < 1_000_000; i++) {
            byte[] noise = new byte[4];
            random.nextBytes(noise);
            noise[0] = AgentFrames.MAGIC;
            frames += new AgentFrames().length(Unpooled.wrappedBuffer(noise)) > 0 ? 1 : 0;
        }
        assertTrue(frames < 1_000, "frames " + frames);
    }
}
