package io.minewatch.signature;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

class PoolFaultsTest {

    @TempDir private Path temporary;

    @Test
    void suffixes() throws IOException {
        assertEquals(
                List.of(
                        "pools.yaml:3: suffixes: \"Two.example\" must be a host name in lower case",
                        "pools.yaml:4: suffixes: \"one.example\" is a duplicate",
                        "pools.yaml:5: suffixes: \"pp.ua\" belongs to many owners: write the full"
                                + " host",
                        "pools.yaml:6: suffixes: must not be empty",
                        "pools.yaml:7: missing key \"suffixes\"",
                        "pools.yaml:8: suffixes: \"10.0.0.1\" must be a host name in lower case"),
                faults(
                        """
                        public_suffixes: [pp.ua]
                        pools: [{name: a, suffixes: [one.example], confidence: code, source: a},
                          {name: a, suffixes: [Two.example], confidence: code, source: a},
                          {name: a, suffixes: [one.example], confidence: code, source: a},
                          {name: a, suffixes: [pp.ua, a.pp.ua], confidence: code, source: a},
                          {name: a, suffixes: [], confidence: code, source: a},
                          {name: a, confidence: code, source: a},
                          {name: a, suffixes: [10.0.0.1], confidence: code, source: a}]
                        """));
    }

    @Test
    void ports() throws IOException {
        assertEquals(
                List.of(
                        "pools.yaml:6: ports: must lie in 1 to 65535, not 0",
                        "pools.yaml:7: ports: must lie in 1 to 65535, not 65536",
                        "pools.yaml:8: ports: must lie in 1 to 65535, not 20-10",
                        "pools.yaml:9: ports: must be a port or a range as 3001-3015, not http",
                        "pools.yaml:12: tls_ports: must be a list"),
                faults(
                        """
                        pools:
                          - name: a
                            suffixes: [one.example]
                            ports:
                              - 65535
                              - 0
                              - 65536
                              - 20-10
                              - http
                              - 1
                              - 1-65535
                            tls_ports: 443
                            confidence: code
                            source: a
                        """));
    }

    @Test
    void theRest() throws IOException {
        assertEquals(
                List.of(
                        "pools.yaml:1: websites: \"a.b\" must be a label, \"@\" for the suffix"
                                + " itself, or \"*\"",
                        "pools.yaml:3: missing key \"confidence\"",
                        "pools.yaml:5: coins: \"XYZ\" is no coin of coins.yaml",
                        "pools.yaml:6: hosts: \"xone.example\" is not below one of the suffixes",
                        "pools.yaml:7: converts: must be true or false",
                        "pools.yaml:8: status: \"gone\" must be one of [active, closed]",
                        "pools.yaml:9: kind: \"mine\" must be one of [pool, donation, rental]",
                        "pools.yaml:11: date: must be text, not 2026; quote it if it is",
                        "pools.yaml:12: converts: must be true or false",
                        "pools.yaml:13: converts: must be true or false"),
                faults(
                        """
                        websites: [www, a.b]
                        pools:
                          - name: a
                            suffixes: [one.example]
                            coins: [BTC, XYZ]
                            hosts: [one.example, a.one.example, xone.example]
                            converts: maybe
                            status: gone
                            kind: mine
                            source: a
                            date: 2026
                          - {name: a, suffixes: [a.example], confidence: code, converts: yes, source: a}
                          - {name: a, suffixes: [b.example], confidence: code, converts: !!bool [a], source: a}
                        """));
    }

    private List<String> faults(String pools) throws IOException {
        return new SignatureDirectory(temporary).with("pools.yaml", pools).faults();
    }
}
