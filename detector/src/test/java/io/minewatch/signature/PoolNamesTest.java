package io.minewatch.signature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;

import io.minewatch.signature.PoolNames.Standing;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/** What {@link PoolIndexTest} shows for texts holds here too: there is but one search. */
class PoolNamesTest {

    private static final int OFFSET = 5;

    private static final String POOLS =
            """
            websites: ["@", www, api]
            mining_words: [stratum]
            public_suffixes: [pp.ua]
            pools:
              - name: One
                suffixes: [one.example]
                coins: [BTC]
                hosts: [eu.one.example, one.example]
                ports: [3333, 443]
                mining_words: [auto]
                confidence: code
                source: test
              - name: Two
                suffixes: [two.example, stratum.two.example]
                hosts: [eu.two.example]
                ports: [3333]
                confidence: code
                source: test
              - name: Three
                suffixes: [three.example]
                websites: ["*"]
                tls_ports: [5555]
                confidence: code
                source: test
              - name: Four
                suffixes: [pool.four.pp.ua]
                hosts: [pool.four.pp.ua]
                websites: []
                ports: [80]
                confidence: code
                source: test
            """;

    @TempDir private Path directory;
    private PoolNames names;

    @BeforeEach
    void load() throws IOException, SignatureException {
        names = new SignatureDirectory(directory).with("pools.yaml", POOLS).load().poolNames();
    }

    private static byte[] bytes(String host) {
        return (" ".repeat(OFFSET) + host).getBytes(StandardCharsets.ISO_8859_1);
    }

    private int find(String host) {
        return names.find(bytes(host), OFFSET, host.length());
    }

    private Standing standing(String host, int port) {
        return names.standing(find(host), port);
    }

    @Test
    void noPool() {
        for (String host :
                List.of("", ".", "example", "xone.example", "one.example.org", "pp.ua")) {
            assertEquals(PoolNames.NONE, find(host), host);
            assertEquals(Standing.NOT_POOL, standing(host, 3333));
        }
        assertEquals(PoolNames.NONE, find("a.".repeat(122) + "one.example"));
        assertTrue(find("a.".repeat(121) + "one.example") >= 0);
        assertEquals(PoolNames.NONE, Signatures.empty().poolNames().find(bytes("a.b"), OFFSET, 3));
    }

    @Test
    void aPoolIsFoundInAnyCase() {
        assertEquals("One", names.pool(find("BTC.One.EXAMPLE.")).name());
        assertEquals("stratum.two.example", names.pool(find("eu.stratum.two.example")).suffix());
        assertTrue(names.pool(find("www.one.example")).website());
        assertEquals("Four", names.pool(find("pool.four.pp.ua")).name());
    }

    @Test
    void awayFromWhereBrowsersGoAHostIsForMining() {
        assertEquals(Standing.STRATUM_HOST, standing("anything.one.example", 4444));
        assertEquals(Standing.STRATUM_HOST, standing("one.example", 3333));
        assertEquals(Standing.POOL_SITE, standing("one.example", 4444));
        assertEquals(Standing.POOL_SITE, standing("www.one.example", 4444));
        assertEquals(Standing.STRATUM_HOST, standing("a.three.example", 5555));
        assertEquals(Standing.POOL_SITE, standing("a.three.example", 5556));
    }

    @Test
    void whereBrowsersGoItMustBeKnown() {
        assertEquals(Standing.POOL_SITE, standing("anything.one.example", 443));
        assertEquals(Standing.STRATUM_HOST, standing("eu.one.example", 443));
        assertEquals(Standing.STRATUM_HOST, standing("Btc-us2.one.example", 443));
        assertEquals(Standing.STRATUM_HOST, standing("sha.auto.one.example", 443));
        assertEquals(Standing.POOL_SITE, standing("sha.auto.two.example", 443));
        assertEquals(Standing.POOL_SITE, standing("one.example", 443), "listed, but a site");
        assertEquals(Standing.POOL_SITE, standing("api.one.example", 443));
        assertEquals(Standing.POOL_SITE, standing("eu.two.example", 443), "not its port");
        assertEquals(Standing.STRATUM_HOST, standing("eu-stratum1.one.example", 443));
        assertEquals(Standing.STRATUM_HOST, standing("eu.stratum.two.example", 8443));
        assertEquals(Standing.POOL_SITE, standing("stratums.two.example", 443));
        assertEquals(Standing.STRATUM_HOST, standing("pool.four.pp.ua", 80));
        assertEquals(Standing.POOL_SITE, standing("pool.four.pp.ua", 443));
    }

    @Test
    void noiseIsNoPool() {
        var random = new Random(4);
        var bytes = new byte[300];
        for (int round = 0; round < 100_000; round++) {
            random.nextBytes(bytes);
            for (int i = random.nextInt(9); i > 0; i--) {
                bytes[random.nextInt(bytes.length)] = '.';
            }
            int length = random.nextInt(bytes.length);
            assertEquals(PoolNames.NONE, names.find(bytes, bytes.length - length, length));
        }
    }

    @Test
    void findingAllocatesNothing() {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        var hosts =
                List.of(
                        bytes("eu-stratum1.one.example"),
                        bytes("btc-us.one.example"),
                        bytes("www.two.example"),
                        bytes("static17.video4711.cdn.example.net"));
        long least = Long.MAX_VALUE;
        int found = 0;
        for (int i = 0; i < 4; i++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int round = 0; round < 20_000; round++) {
                for (int k = 0; k < hosts.size(); k++) {
                    byte[] host = hosts.get(k);
                    int index = names.find(host, OFFSET, host.length - OFFSET);
                    found += names.standing(index, 443) == Standing.STRATUM_HOST ? 1 : 0;
                }
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertEquals(0, least);
        assertEquals(160_000, found);
    }
}
