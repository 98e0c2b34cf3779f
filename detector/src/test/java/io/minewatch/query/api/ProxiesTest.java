package io.minewatch.query.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.minewatch.ledger.AuditEntry;
import io.minewatch.query.api.access.Role;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Whom a proxy asks for is believed if it is one of ours, and nobody else is. */
class ProxiesTest {

    private static final Proxies TWO = new Proxies(Set.of(ip("10.0.0.1"), ip("2001:db8::1")));

    @TempDir Path directory;

    private static InetAddress ip(String text) {
        return InetAddress.ofLiteral(text);
    }

    private static String client(String peer, String... forwarded) {
        return TWO.client(ip(peer), List.of(forwarded)).getHostAddress();
    }

    @Test
    void onlyWhatOneOfThemWroteCounts() {
        assertEquals("192.0.2.7", client("10.0.0.1", "192.0.2.7"));
        assertEquals("192.0.2.7", client("10.0.0.1", "198.51.100.1, 192.0.2.7"));
        assertEquals("192.0.2.7", client("10.0.0.1", "198.51.100.1", "192.0.2.7,2001:db8::1"));
        assertEquals("192.0.2.7", client("2001:db8::1", "192.0.2.7:4711"));
        assertEquals("2001:db8:0:0:0:0:0:7", client("10.0.0.1", "[2001:db8::7]:4711"));
        assertEquals("203.0.113.9", client("203.0.113.9", "192.0.2.7"));
        assertEquals("10.0.0.1", client("10.0.0.1"));
        assertEquals("10.0.0.1", client("10.0.0.1", "192.0.2.7, nonsense"));
        assertEquals("10.0.0.1", client("10.0.0.1", "192.0.2.7,"));
        assertEquals("10.0.0.1", client("10.0.0.1", "", "[", "unknown"));
        var many = Collections.nCopies(1000, "10.0.0.1");
        assertEquals("10.0.0.1", TWO.client(ip("10.0.0.1"), many).getHostAddress());
        assertEquals(
                "203.0.113.9",
                Proxies.NONE.client(ip("203.0.113.9"), List.of("192.0.2.7")).getHostAddress());
    }

    @Test
    void thereIsABound() {
        assertEquals(64, new Proxies(some(64)).trusted().size());
        assertThrows(IllegalArgumentException.class, () -> new Proxies(some(65)));
    }

    private static Set<InetAddress> some(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> ip("10.1.0." + i))
                .collect(Collectors.toSet());
    }

    @Test
    void lockOutAndAuditAreOfWhoeverAsked() throws Exception {
        var limits = new QueryConfig.Limits(1000, 1000, 1000, 1000, 3, 300);
        var config = new QueryConfig("127.0.0.1", 0, Optional.empty(), false, limits);
        var behind = config.withProxies(new Proxies(Set.of(ip("127.0.0.1"))));
        try (var served = new Served(directory, behind)) {
            String token = served.token(Role.ADMINISTRATOR);
            for (int i = 0; i < 4; i++) {
                ask(served, "mwt_" + "A".repeat(43), "192.0.2.66");
            }
            assertEquals(429, ask(served, token, "192.0.2.66"));
            assertEquals(429, ask(served, token, "192.0.2.7, 192.0.2.66"));
            assertEquals(200, ask(served, token, "192.0.2.66, 192.0.2.7"));
            var from =
                    served
                            .ledger
                            .auditTrail(Optional.empty(), Optional.empty(), 100)
                            .items()
                            .stream()
                            .map(AuditEntry::from)
                            .collect(Collectors.toSet());
            assertEquals(Set.of("192.0.2.66", "192.0.2.7"), from);
        }
    }

    @Test
    void whoeverIsNoProxyIsTakenForItself() throws Exception {
        try (var served = new Served(directory)) {
            assertEquals(200, ask(served, served.token(Role.ADMINISTRATOR), "192.0.2.7"));
            var trail = served.ledger.auditTrail(Optional.empty(), Optional.empty(), 100).items();
            assertEquals(
                    List.of("127.0.0.1"), trail.stream().map(AuditEntry::from).distinct().toList());
        }
    }

    private static int ask(Served served, String token, String forwarded) {
        return served.send(
                        served.request("/api/v1/detections")
                                .header("Authorization", "Bearer " + token)
                                .header("X-Forwarded-For", forwarded))
                .statusCode();
    }
}
