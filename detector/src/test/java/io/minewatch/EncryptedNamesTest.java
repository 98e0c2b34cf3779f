package io.minewatch;

import static io.minewatch.protocol.tls.Built.extension;
import static io.minewatch.protocol.tls.Built.hello;
import static io.minewatch.protocol.tls.Built.modern;
import static io.minewatch.protocol.tls.Built.record;
import static io.minewatch.protocol.tls.Built.versions;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.minewatch.decode.Packet;
import io.minewatch.decode.TestPackets;
import io.minewatch.signature.SignatureException;
import io.minewatch.signature.Signatures;
import io.minewatch.verdict.Detection;
import io.minewatch.verdict.PoolAnswers;
import io.minewatch.verdict.VerdictConfig;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** From a name that can be read to a suspicion, on the packets' whole way. */
class EncryptedNamesTest {

    private static final long START = 1_787_191_867_000_000_000L;
    private static final long SECOND = 1_000_000_000L;
    private static final int STRATUM = 3333;
    private static final int WEB = 443;
    private static final String POOL = "pool.supportxmr.com";
    private static final byte[] NAMELESS =
            record(hello(0x0303, "1301,1302", List.of(versions("0304"), extension(23, bytes()))));

    private final List<Detection> found = new ArrayList<>();
    private final Signatures signatures;

    EncryptedNamesTest() throws SignatureException {
        signatures = Signatures.load(Path.of("../signatures"));
    }

    private static byte[] bytes() {
        return new byte[0];
    }

    @Test
    void aPoolThatIsAskedForIsSuspected() {
        show(client(record(modern(POOL)), 1, STRATUM, 0));
        assertEquals(List.of("suspected [POOL_SERVER_NAME] " + POOL + " SupportXMR 0.05"), told());
    }

    @Test
    void aHelloInTwoSegmentsIsOne() {
        byte[] whole = record(modern(POOL));
        for (int cut : new int[] {500, 1200, 1448, whole.length - 1}) {
            found.clear();
            show(
                    client(Arrays.copyOf(whole, cut), 1, STRATUM, 0),
                    client(
                            Arrays.copyOfRange(whole, cut, whole.length),
                            1 + cut,
                            STRATUM,
                            SECOND / 100));
            assertEquals(1, found.size(), "cut at " + cut);
        }
    }

    @Test
    void aWebSiteOfAPoolIsNoMining() {
        show(client(record(modern("www.supportxmr.com")), 1, WEB, 0));
        show(client(record(modern("supportxmr.com")), 1, WEB, 0));
        show(client(record(modern("notsupportxmr.com")), 1, STRATUM, 0));
        assertEquals(List.of(), told());
    }

    @Test
    void whoWasToldTheAddressJustBeforeIsSuspected() {
        show(answer(POOL, false, 0), client(NAMELESS, 1, STRATUM, 5 * SECOND));
        assertEquals(List.of("suspected [POOL_DNS_ANSWER] " + POOL + " SupportXMR 0.1"), told());
    }

    /** Nobody mines over UDP: it is QUIC, of another site behind the same front. */
    @Test
    void whoWasToldTheAddressAndSaysSomethingOverUdpIsNot() {
        Packet[] datagrams = new Packet[3];
        for (int i = 0; i < datagrams.length; i++) {
            Packet packet = client(new byte[1200], 1, STRATUM, (5 + i) * SECOND);
            datagrams[i] = TestPackets.ports(TestPackets.udp(packet), 40_000, STRATUM);
        }
        show(answer(POOL, false, 0), datagrams[0], datagrams[1], datagrams[2]);
        assertEquals(List.of(), told());
    }

    /** What is heard first may be the end of a record of TLS, of a site at the same address. */
    @Test
    void whoWasToldTheAddressAndWasConnectedBeforeIsNot() {
        byte[] rest = new byte[900];
        Arrays.fill(rest, (byte) 0x9b);
        Packet push = TestPackets.tcp(true, 901, rest, START + 6 * SECOND);
        push = TestPackets.ports(TestPackets.flagged(push, Packet.ACK, 1), STRATUM, 40_000);
        show(answer(POOL, false, 0), client(rest, 1, STRATUM, 5 * SECOND), push);
        assertEquals(List.of(), told());
    }

    @Test
    void whoWasToldLongAgoIsNot() {
        show(answer(POOL, false, 0), client(NAMELESS, 1, STRATUM, 7200 * SECOND));
        assertEquals(List.of(), told());
    }

    @Test
    void whoWasToldSomethingElseIsNot() {
        show(answer("www.example.org", false, 0), client(NAMELESS, 1, STRATUM, SECOND));
        assertEquals(List.of(), told());
    }

    @Test
    void anotherClientWasNotTold() {
        show(answer(POOL, true, 0), client(NAMELESS, 1, STRATUM, SECOND));
        assertEquals(List.of(), told());
    }

    @Test
    void whoAsksForAnotherSiteAtTheSameAddressIsNot() {
        show(answer(POOL, false, 0), client(record(modern("www.example.org")), 1, STRATUM, SECOND));
        assertEquals(List.of(), told());
    }

    private List<String> told() {
        return found.stream()
                .map(
                        one ->
                                one.mining().grade().label
                                        + " "
                                        + one.mining().reasons()
                                        + " "
                                        + one.serverName().orElse("-")
                                        + " "
                                        + one.mining().pool().orElse("-")
                                        + " "
                                        + Math.round(one.mining().falseAlarm().getAsDouble() * 1000)
                                                / 1000.0)
                .toList();
    }

    private void show(Packet... packets) {
        new SuspectsChain(
                        VerdictConfig.DEFAULT, signatures, PoolAnswers.NONE, found::add, found::add)
                .show(packets);
    }

    private static Packet client(byte[] payload, int sequence, int port, long afterNanos) {
        Packet packet = TestPackets.tcp(false, sequence, payload, START + afterNanos);
        return TestPackets.ports(TestPackets.flagged(packet, Packet.ACK, 1), 40_000, port);
    }

    /** From 10.0.0.2 to 10.0.0.1: this name is at 10.0.0.2; or the other way. */
    private static Packet answer(String host, boolean toOther, long afterNanos) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {1, 2, (byte) 0x81, (byte) 0x80, 0, 1, 0, 1, 0, 0, 0, 0});
        for (String label : host.split("\\.")) {
            out.write(label.length());
            out.writeBytes(label.getBytes(StandardCharsets.US_ASCII));
        }
        out.writeBytes(new byte[] {0, 0, 1, 0, 1, (byte) 0xc0, 12, 0, 1, 0, 1, 0, 0, 1, 44, 0, 4});
        out.writeBytes(new byte[] {10, 0, 0, 2});
        Packet packet = TestPackets.tcp(!toOther, 0, out.toByteArray(), START + afterNanos);
        return TestPackets.ports(TestPackets.udp(packet), 53, 50_000);
    }
}
