package io.minewatch;

import static io.minewatch.protocol.tls.Built.modern;
import static io.minewatch.protocol.tls.Built.record;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.minewatch.decode.Packet;
import io.minewatch.decode.TestPackets;
import io.minewatch.signature.SignatureException;
import io.minewatch.signature.Signatures;
import io.minewatch.verdict.Detection;
import io.minewatch.verdict.Evidence;
import io.minewatch.verdict.PoolAnswer;
import io.minewatch.verdict.PoolAnswers;
import io.minewatch.verdict.Reason;
import io.minewatch.verdict.VerdictConfig;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** That a server answered as a pool makes a suspicion probable, and the record says so. */
class EncryptedAnswersTest {

    private static final long START = 1_787_191_867_000_000_000L;
    private static final long SECOND = 1_000_000_000L;
    private static final int STRATUM = 3333;
    private static final Instant ASKED = Instant.parse("2026-08-19T01:02:03Z");
    private static final PoolAnswer ANSWER =
            new PoolAnswer(ASKED, "stratum_v1", Optional.of("kaspa"), "tls");

    private final List<Detection> found = new ArrayList<>();
    private final Signatures signatures;

    EncryptedAnswersTest() throws SignatureException {
        signatures = Signatures.load(Path.of("../signatures"));
    }

    private static Packet hello(double seconds) {
        return client(record(modern("pool.supportxmr.com")), 1, seconds);
    }

    private static Packet client(byte[] payload, int sequence, double seconds) {
        long at = START + (long) (seconds * SECOND);
        Packet packet = TestPackets.tcp(false, sequence, payload, at);
        return TestPackets.ports(TestPackets.flagged(packet, Packet.ACK, 1), 40_000, STRATUM);
    }

    private static byte[] application(int length) {
        var bytes = new byte[length];
        if (length == 0) {
            return bytes;
        }
        bytes[0] = 0x17;
        bytes[1] = 3;
        bytes[2] = 3;
        return bytes;
    }

    private void show(PoolAnswers answers, Packet... packets) {
        var config = new VerdictConfig("", Optional.of(Duration.ofMinutes(1)), false);
        new SuspectsChain(config, signatures, answers, found::add, found::add).show(packets);
    }

    private List<String> told() {
        return found.stream()
                .map(
                        one ->
                                one.revision()
                                        + " "
                                        + one.mining().grade().label
                                        + " "
                                        + one.mining().reasons()
                                        + " "
                                        + Math.round(1 / one.mining().falseAlarm().orElse(1)))
                .toList();
    }

    /**
     * It is suspected, so it is asked; the next time that the flow is looked at it has answered.
     */
    @Test
    void theAnswerComesAfterTheSuspicion() {
        var asked = new TreeSet<String>();
        show(
                (server, domain) -> {
                    asked.add(server.address().getHostAddress() + " " + server.port() + domain);
                    return found.isEmpty() ? Optional.empty() : Optional.of(ANSWER);
                },
                hello(0),
                client(application(100), 600, 30),
                client(application(100), 700, 700),
                client(application(100), 800, 1400));
        assertEquals(
                List.of(
                        "1 suspected [POOL_SERVER_NAME] 20",
                        "2 probable [POOL_SERVER_NAME, POOL_ANSWERED] 200",
                        "3 probable [POOL_SERVER_NAME, POOL_ANSWERED] 200"),
                told());
        assertEquals(Set.of("10.0.0.2 3333"), asked);
        var evidence = found.getLast().evidence().getFirst();
        assertEquals(
                new Evidence(
                        Reason.POOL_ANSWERED,
                        "encrypted/1",
                        ASKED,
                        "server",
                        "asked by this program, it answered as a pool: stratum_v1 (kaspa) over"
                                + " tls"),
                evidence);
    }

    @Test
    void whoOnlyLooksInAtAPoolStaysSuspected() {
        show(
                (server, domain) -> Optional.of(ANSWER),
                hello(0),
                client(application(100), 600, 59),
                client(application(0), 700, 60));
        assertEquals(
                "suspected [POOL_SERVER_NAME, POOL_ANSWERED] 20", told().getLast().substring(2));
    }

    @Test
    void whoDoesNotMineIsNotToldBecauseOfWhatAServerAnswered() {
        show(
                (server, domain) -> Optional.of(ANSWER),
                client(record(modern("www.example.org")), 1, 0),
                client(application(100), 600, 700));
        assertEquals(List.of(), told());
    }
}
