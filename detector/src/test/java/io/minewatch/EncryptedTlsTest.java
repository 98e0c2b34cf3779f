package io.minewatch;

import static io.minewatch.protocol.tls.Built.ascii;
import static io.minewatch.protocol.tls.Built.hello;
import static io.minewatch.protocol.tls.Built.hex;
import static io.minewatch.protocol.tls.Built.join;
import static io.minewatch.protocol.tls.Built.message;
import static io.minewatch.protocol.tls.Built.modern;
import static io.minewatch.protocol.tls.Built.record;
import static io.minewatch.protocol.tls.Built.sized;
import static io.minewatch.protocol.tls.Built.versions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.minewatch.cadence.name.TlsSeen;
import io.minewatch.decode.Packet;
import io.minewatch.decode.TestPackets;
import io.minewatch.protocol.tls.ClientHello;
import io.minewatch.signature.SignatureException;
import io.minewatch.signature.Signatures;
import io.minewatch.verdict.Detection;
import io.minewatch.verdict.PoolAnswers;
import io.minewatch.verdict.Reason;
import io.minewatch.verdict.VerdictConfig;

import org.junit.jupiter.api.Test;

import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What the beginning of TLS showed stands in the records of those who are told of. */
class EncryptedTlsTest {

    private static final long START = 1_787_191_867_000_000_000L;
    private static final long SECOND = 1_000_000_000L;
    private static final int STRATUM = 3333;
    private static final String POOL = "pool.supportxmr.com";
    private static final byte[] ASKING = record(modern(POOL));

    private final List<Detection> found = new ArrayList<>();
    private final Signatures signatures;

    EncryptedTlsTest() throws SignatureException {
        signatures = Signatures.load(Path.of("../signatures"));
    }

    private static Packet client(byte[] payload, int sequence, double seconds) {
        long at = START + (long) (seconds * SECOND);
        Packet packet = TestPackets.tcp(false, sequence, payload, at);
        return TestPackets.ports(TestPackets.flagged(packet, Packet.ACK, 1), 40_000, STRATUM);
    }

    private static Packet server(byte[] payload, int sequence, double seconds) {
        long at = START + (long) (seconds * SECOND);
        Packet packet = TestPackets.tcp(true, sequence, payload, at);
        return TestPackets.ports(TestPackets.flagged(packet, Packet.ACK, 1), STRATUM, 40_000);
    }

    private static byte[] der(int tag, byte[]... parts) {
        byte[] body = join(parts);
        byte[] length = {(byte) 0x82, (byte) (body.length >> 8), (byte) body.length};
        return join(new byte[] {(byte) tag}, length, body);
    }

    /** TLS 1.2: hello and certificate. */
    private static byte[] flight(String common, String... others) {
        byte[] alternatives = {};
        for (String other : others) {
            alternatives = join(alternatives, new byte[] {(byte) 0x82}, sized(1, ascii(other)));
        }
        byte[] name = join(hex("0c"), sized(1, ascii(common)));
        byte[] subject =
                der(0x30, der(0x31, join(hex("30"), sized(1, join(hex("0603550403"), name)))));
        byte[] extension =
                join(hex("30"), sized(1, join(hex("0603551d11"), hex("04"), octets(alternatives))));
        byte[] inner =
                der(
                        0x30,
                        der(0xa0, hex("020102")),
                        der(0x02, new byte[16]),
                        der(0x30, new byte[13]),
                        der(0x30, new byte[0]),
                        der(0x30, new byte[30]),
                        subject,
                        der(0x30, new byte[290]),
                        der(0xa3, der(0x30, extension)));
        byte[] certificate = der(0x30, inner, der(0x30, new byte[13]), der(0x03, new byte[257]));
        byte[] hello =
                message(2, join(hex("0303"), new byte[32], sized(1, new byte[0]), hex("c02f00")));
        return record(join(hello, message(11, sized(3, sized(3, certificate)))));
    }

    private static byte[] octets(byte[] names) {
        return sized(1, join(hex("30"), sized(1, names)));
    }

    private Detection show(Packet... packets) {
        new SuspectsChain(
                        VerdictConfig.DEFAULT, signatures, PoolAnswers.NONE, found::add, found::add)
                .show(packets);
        assertEquals(1, found.size());
        return found.getFirst();
    }

    private static TlsSeen asked() {
        var hello = new ClientHello();
        assertTrue(hello.read(MemorySegment.ofArray(ASKING), 0, ASKING.length));
        return new TlsSeen(
                Optional.of(POOL),
                Optional.of(hello.ja3()),
                Optional.of(hello.ja4()),
                Optional.empty(),
                List.of());
    }

    @Test
    void whatTheClientSaidIsKept() {
        assertEquals(asked(), show(client(ASKING, 1, 0)).tls());
        assertTrue(asked().ja4().orElseThrow().startsWith("t13d"));
    }

    @Test
    void soItIsIfItCameInTwoSegments() {
        for (int cut : new int[] {1200, 1448, ASKING.length - 20}) {
            found.clear();
            var record =
                    show(
                            client(Arrays.copyOf(ASKING, cut), 1, 0),
                            client(Arrays.copyOfRange(ASKING, cut, ASKING.length), 1 + cut, 0.01));
            assertEquals(asked(), record.tls(), "cut at " + cut);
        }
    }

    @Test
    void halfAHelloHasNoFingerprint() {
        var record = show(client(Arrays.copyOf(ASKING, ASKING.length - 1), 1, 0));
        assertEquals(Optional.of(POOL), record.tls().serverName());
        assertEquals(Optional.empty(), record.tls().ja3());
        assertEquals(Optional.empty(), record.tls().ja4());
    }

    /** Whatever the certificate says: the client asked for a pool. */
    @Test
    void theNamesOfTheCertificateAreKept() {
        byte[] flight = flight("cdn.example", "*.supportxmr.com", "a\u0007b.example");
        var record = show(client(ASKING, 1, 0), server(flight, 1, 0.1));
        var expected =
                new TlsSeen(
                        asked().serverName(),
                        asked().ja3(),
                        asked().ja4(),
                        Optional.of("cdn.example"),
                        List.of("*.supportxmr.com", "a?b.example"));
        assertEquals(expected, record.tls());
        assertEquals(List.of(Reason.POOL_SERVER_NAME), List.copyOf(record.mining().reasons()));
        assertEquals(Optional.of(POOL), record.serverName());
    }

    @Test
    void soManyAndNoMore() {
        var names = new String[TlsSeen.MOST_NAMES + 1];
        Arrays.setAll(names, i -> "n" + i);
        var record = show(client(ASKING, 1, 0), server(flight("x", names), 1, 0.1));
        assertEquals(
                List.of(names).subList(0, TlsSeen.MOST_NAMES), record.tls().alternativeNames());
    }

    @Test
    void aClientThatNamesNobodyIsKnownByTheCertificate() {
        byte[] nameless = record(hello(0x0303, "1301,1302", List.of(versions("0304"))));
        var record = show(client(nameless, 1, 0), server(flight(POOL), 1, 0.1));
        assertEquals(List.of(Reason.POOL_CERTIFICATE), List.copyOf(record.mining().reasons()));
        assertEquals(Optional.of(POOL), record.tls().commonName());
        assertEquals(Optional.empty(), record.tls().serverName());
    }
}
