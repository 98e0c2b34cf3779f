package io.minewatch.probe;

import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.minewatch.Dialects;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Asks servers of a test. */
final class Asking {

    /** For servers that answer or close, however busy the machine is. */
    static final ProbeSettings PATIENT =
            ProbeSettings.DEFAULT.with(Duration.ofSeconds(4), Duration.ofMillis(2));

    /** For servers that answer in TLS, the first of which takes a machine a while. */
    static final ProbeSettings MOST_PATIENT =
            ProbeSettings.DEFAULT.with(Duration.ofSeconds(30), Duration.ofMillis(2));

    /** For servers of which something is awaited that does not come. */
    static final ProbeSettings SHORT =
            ProbeSettings.DEFAULT.with(Duration.ofMillis(400), Duration.ofMillis(2));

    /** By which a busy machine may be late; all connections at their longest take more. */
    private static final long LATE_MILLIS = 6_000;

    private Asking() {}

    static Report ask(TestServer server) throws InterruptedException {
        return ask(server, PATIENT);
    }

    /** Asks, and sees to it that nothing but beginnings was said, and no longer than promised. */
    static Report ask(TestServer server, ProbeSettings settings) throws InterruptedException {
        Report report;
        try (var probe = new Probe(Dialects.ALL)) {
            report =
                    probe.ask(
                            "localhost", InetAddress.getLoopbackAddress(), server.port(), settings);
        }
        long most = settings.timeout().toMillis() * ProbeSettings.MAX_TIMEOUTS + LATE_MILLIS;
        assertTrue(report.took().toMillis() <= most, "took " + report.took());
        assertTrue(report.connections() <= Interview.MAX_CONNECTIONS, "too many connections");
        return report;
    }

    /** Every connection was told a beginning of an offer and nothing else, and each but once. */
    static void assertOnlyHandshakes(TestServer server) {
        var allowed = allowed(server.port());
        for (String told : server.told()) {
            assertTrue(
                    told.length() == 64
                            || allowed.contains(told)
                            || told.startsWith("\u0016\u0003"),
                    () -> "said: " + told);
        }
    }

    private static List<String> allowed(int port) {
        var allowed = new ArrayList<String>();
        allowed.add("");
        for (Offer offer : new Offers("localhost", port, "/", Connector.AGENT).all()) {
            var said = new StringBuilder();
            for (byte[] step : offer.steps()) {
                said.append(new String(step, ISO_8859_1));
                allowed.add(said.toString());
            }
        }
        return allowed;
    }
}
