package io.minewatch.emit.sink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.minewatch.LastingPort;
import io.minewatch.emit.sink.FileSettings.Sync;
import io.minewatch.emit.sink.SyslogSettings.Transport;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

@Timeout(120)
class SyslogStreamTest {

    private static final Retry SOON = new Retry(Duration.ofMillis(5), Duration.ofMillis(20));

    /** Longer than a busy machine takes to see that it was hung up on. */
    private static final Duration DOUBT = Duration.ofSeconds(1);

    private static final long LONG_NANOS = Duration.ofSeconds(20).toNanos();

    @TempDir private Path folder;

    @Test
    void everyRecordHasItsLengthInBytesBeforeIt() throws Exception {
        try (var receiver = new SyslogReceiver(0);
                var sink = new SyslogStream(plain(receiver.port()))) {
            sink.take(records("one", "zwölf \uFEFF ü", "with\nline end", ""));
            sink.take(records("last"));
            assertEquals(
                    List.of("one", "zwölf \uFEFF ü", "with\nline end", "", "last"),
                    receiver.await(5));
        }
    }

    @Test
    void aReceiverThatIsAwayIsAFault() throws Exception {
        int port = LastingPort.free();
        try (var sink = new SyslogStream(plain(port))) {
            assertThrows(IOException.class, () -> sink.take(records("one")));
            try (var receiver = new SyslogReceiver(port)) {
                sink.take(records("one"));
                assertEquals(List.of("one"), receiver.await(1));
            }
        }
    }

    @Test
    void whatMayHaveGoneDownWithAConnectionComesAgain() throws Exception {
        try (var receiver = new SyslogReceiver(0);
                var sink = new SyslogStream(plain(receiver.port()))) {
            sink.take(records("one", "two"));
            receiver.await(2);
            receiver.hangUp();
            while (receiver.messages.size() < 4) {
                // Finds out by itself, without anything to send.
                sink.idle();
            }
            sink.take(records("three"));
            assertEquals(List.of("one", "two", "one", "two", "three"), receiver.await(5));
        }
    }

    @Test
    void whatIsInDoubtStaysSoWhileEachConnectionIsHungUpOn() throws Exception {
        int port = LastingPort.free();
        try (var sink = new SyslogStream(plain(port), DOUBT.toNanos())) {
            try (var receiver = new SyslogReceiver(port)) {
                sink.take(records("one"));
                receiver.await(1);
            }
            try (var balancer = new DeadBalancer(port)) {
                long begun = System.nanoTime();
                while (System.nanoTime() - begun < 2 * DOUBT.toNanos()) {
                    idleAnyhow(sink);
                    balancer.awaitHangUp(Duration.ofMillis(10));
                }
            }
            try (var receiver = new SyslogReceiver(port)) {
                long begun = System.nanoTime();
                while (receiver.messages.isEmpty() && System.nanoTime() - begun < LONG_NANOS) {
                    idleAnyhow(sink);
                }
                assertEquals(List.of("one"), receiver.messages);
            }
        }
    }

    /** As whoever comes again after a refusal. */
    private static void idleAnyhow(SyslogStream sink) {
        try {
            sink.idle();
        } catch (IOException _) {
            // It was hung up on while it wrote.
        }
    }

    @Test
    void throughASpoolAllComesInOrderWhileTheReceiverComesAndGoes() throws Exception {
        var expected = IntStream.range(0, 2000).mapToObj(i -> "record " + i).toList();
        var settings = new SpoolSettings(folder.resolve("spool"), 16 << 20, Sync.NEVER);
        var all = new LinkedHashSet<String>();
        var receiver = new SyslogReceiver(LastingPort.free());
        try (var spool = new Spool(settings, Clock.systemUTC());
                var sink = new SyslogStream(plain(receiver.port()))) {
            var pump = new Pump("test", spool, sink, new Batch(10, 1 << 20), SOON, new Told());
            pump.start();
            for (int part = 0; part < 4; part++) {
                spool.take(texts(expected.subList(part * 500, part * 500 + 250)));
                awaitEmpty(spool);
                receiver.close();
                all.addAll(List.copyOf(receiver.messages));
                spool.take(texts(expected.subList(part * 500 + 250, part * 500 + 500)));
                awaitRefusal(pump);
                receiver = new SyslogReceiver(receiver.port());
                awaitEmpty(spool);
            }
            while (!receiver.messages.contains("record 1999")) {
                Thread.onSpinWait();
            }
            pump.stop(System.nanoTime());
            assertTrue(pump.join(Duration.ofSeconds(60)));
            all.addAll(List.copyOf(receiver.messages));
            assertEquals(expected, List.copyOf(all));
        } finally {
            receiver.close();
        }
    }

    private static void awaitEmpty(Spool spool) {
        while (spool.waiting() > 0) {
            Thread.onSpinWait();
        }
    }

    private static void awaitRefusal(Pump pump) {
        while (!pump.isRefusing()) {
            Thread.onSpinWait();
        }
    }

    private static List<byte[]> texts(List<String> texts) {
        return records(texts.toArray(String[]::new));
    }

    @Test
    void inTlsBothSidesKnowEachOther() throws Exception {
        var server = new Certificates(folder, "receiver", "dns:localhost");
        var client = new Certificates(folder, "sensor", "dns:sensor.example");
        var factory = server.server(client).getServerSocketFactory();
        var tls =
                new TlsSettings(
                        Optional.of(server.certificate()),
                        Optional.of(client.certificate()),
                        Optional.of(client.key()));
        try (var receiver = new SyslogReceiver(0, factory, true);
                var sink = new SyslogStream(secure("localhost", receiver.port(), tls))) {
            sink.take(records("one", "two"));
            assertEquals(List.of("one", "two"), receiver.await(2));
            receiver.hangUp();
            while (receiver.messages.size() < 4) {
                sink.idle();
            }
            sink.take(records("three"));
            receiver.await(5);
        }
    }

    @Test
    void whoIsNotTheOneIsToldNothing() throws Exception {
        var server = new Certificates(folder, "receiver", "dns:localhost");
        var other = new Certificates(folder, "other", "dns:localhost");
        var factory = server.server(other).getServerSocketFactory();
        var right = Optional.of(server.certificate());
        var wrong = Optional.of(other.certificate());
        Optional<Path> none = Optional.empty();
        try (var receiver = new SyslogReceiver(0, factory, false)) {
            refused(secure("localhost", receiver.port(), new TlsSettings(wrong, none, none)));
            // The certificate is for the name, not for the address.
            refused(secure("127.0.0.1", receiver.port(), new TlsSettings(right, none, none)));
            refused(secure("localhost", receiver.port(), TlsSettings.SYSTEM));
            assertEquals(List.of(), receiver.messages);
        }
        try (var receiver = new SyslogReceiver(0, factory, true)) {
            // It asks for a certificate, and says only after the handshake that it misses one.
            refused(secure("localhost", receiver.port(), new TlsSettings(right, none, none)));
            assertEquals(List.of(), receiver.messages);
        }
    }

    private static void refused(SyslogSettings settings) throws IOException {
        try (var sink = new SyslogStream(settings)) {
            assertThrows(IOException.class, () -> sink.take(records("secret")));
        }
    }

    @Test
    void filesThatAreNotPemAreNamed() throws IOException {
        Path none = folder.resolve("none.pem");
        Path noise = Files.writeString(folder.resolve("noise.pem"), "noise");
        for (Path file : List.of(none, noise)) {
            var ca = new TlsSettings(Optional.of(file), Optional.empty(), Optional.empty());
            var own = new TlsSettings(Optional.empty(), Optional.of(file), Optional.of(file));
            for (TlsSettings tls : List.of(ca, own)) {
                var e = assertThrows(IOException.class, () -> Tls.context(tls));
                assertTrue(e.getMessage().contains(file.toString()), e.getMessage());
            }
        }
    }

    @Test
    void aDatagramIsOneRecord() throws Exception {
        try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
                var sink = new SyslogDatagrams("127.0.0.1", socket.getLocalPort())) {
            socket.setSoTimeout(10_000);
            socket.setReceiveBufferSize(1 << 18);
            sink.take(records("one", "x".repeat(SyslogDatagrams.MAX_BYTES + 1)));
            assertEquals("one", received(socket));
            assertEquals(SyslogDatagrams.MAX_BYTES, received(socket).length());
        }
    }

    private static String received(DatagramSocket socket) throws IOException {
        var packet = new DatagramPacket(new byte[1 << 16], 1 << 16);
        socket.receive(packet);
        return new String(
                Arrays.copyOf(packet.getData(), packet.getLength()), StandardCharsets.UTF_8);
    }

    private static SyslogSettings plain(int port) {
        return new SyslogSettings(Transport.TCP, "127.0.0.1", port, TlsSettings.SYSTEM);
    }

    private static SyslogSettings secure(String host, int port, TlsSettings tls) {
        return new SyslogSettings(Transport.TLS, host, port, tls);
    }

    static List<byte[]> records(String... texts) {
        return Stream.of(texts).map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
    }
}
