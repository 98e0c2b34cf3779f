package io.minewatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.minewatch.verdict.Endpoint;
import io.minewatch.verdict.PoolAnswer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Suspected servers are asked where that is allowed, and what they answer is known then. */
class ApplianceProbeTest {

    private static final String ANSWER =
            "{\"id\":1,\"result\":[[[\"mining.notify\",\"ae68\"]],\"08000002\",4],\"error\":null}\n"
                    + "{\"id\":null,\"method\":\"mining.set_difficulty\",\"params\":[1024]}\n";

    @TempDir private Path folder;

    private final StringWriter log = new StringWriter();
    private final CountDownLatch found = new CountDownLatch(1);

    /** The log is told last of all, so that what is found is known by then. */
    private PrintWriter listening() {
        return new PrintWriter(log) {
            @Override
            public void flush() {
                super.flush();
                if (log.toString().contains("probe:")) {
                    found.countDown();
                }
            }
        };
    }

    private ApplianceProbe started(String probe) throws Exception {
        Path file = folder.resolve("minewatch.yaml");
        Files.writeString(file, "capture: {interfaces: a}\nprobe: {" + probe + "}\n");
        Config config = ConfigFile.read(file, Path.of("../signatures"));
        var started = new ApplianceProbe(config, new ApplianceLog(listening(), Clock.systemUTC()));
        started.start((chain, nanos) -> {});
        return started;
    }

    /** A pool that welcomes whoever subscribes. */
    private static void serve(ServerSocket pool) {
        while (!pool.isClosed()) {
            try (Socket one = pool.accept()) {
                byte[] said = new byte[4096];
                int length = one.getInputStream().read(said);
                if (length > 0 && new String(said, 0, length, US_ASCII).contains("subscribe")) {
                    one.getOutputStream().write(ANSWER.getBytes(US_ASCII));
                    one.getInputStream().readAllBytes();
                }
            } catch (IOException _) {
                // The test is over, or the other side closed.
            }
        }
    }

    private static ServerSocket pool() throws IOException {
        var pool = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().start(() -> serve(pool));
        return pool;
    }

    @Test
    void whoIsSuspectedIsAskedAndItsAnswerIsKnown() throws Exception {
        Instant before = Instant.now();
        try (var pool = pool();
                var probe =
                        started("enabled: true, allow: [127.0.0.0/8], timeout: 2s, interval: 1s")) {
            var server = new Endpoint(pool.getInetAddress(), pool.getLocalPort());
            assertTrue(probe.of(server, "").isEmpty());
            probe.suspect(server, "vlan:7");
            assertTrue(probe.of(server, "").isEmpty());
            probe.suspect(server, "");
            assertTrue(found.await(30, TimeUnit.SECONDS));
            PoolAnswer answer = probe.of(server, "").orElseThrow();
            assertEquals("stratum_v1", answer.protocol());
            assertEquals("tcp", answer.transport());
            assertFalse(answer.time().isBefore(before));
            assertTrue(probe.of(server, "vlan:7").isEmpty());
            var other = new Endpoint(server.address(), server.port() ^ 1);
            assertTrue(probe.of(other, "").isEmpty());
        }
    }

    @Test
    void withoutLeaveNobodyIsAsked() throws Exception {
        try (var pool = pool();
                var probe = started("enabled: false, allow: [127.0.0.0/8]")) {
            var server = new Endpoint(pool.getInetAddress(), pool.getLocalPort());
            probe.suspect(server, "");
            assertTrue(probe.of(server, "").isEmpty());
            assertFalse(found.await(300, TimeUnit.MILLISECONDS));
        }
    }
}
