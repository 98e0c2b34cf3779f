package io.minewatch.signature;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A small set without fault, in a directory of its own, to break one file at a time. */
final class SignatureDirectory {

    private static final String ALGORITHMS =
            """
            algorithms:
              - name: sha256d
                aliases: [sha256]
                unit: H/s
                hashes_per_difficulty: 4294967296
                largest_device: 1.4e15
                source: test
              - {name: scrypt, unit: H/s, source: test}
            """;

    private static final String COINS =
            """
            coins:
              - {ticker: BTC, name: Bitcoin, algorithms: [sha256d], source: test}
              - {ticker: LTC, name: Litecoin, algorithms: [scrypt], source: test}
              - {ticker: DGB, name: DigiByte, algorithms: [sha256d, scrypt], source: test}
            addresses:
              - {kind: btc_address, pattern: "1[1-9]{25,33}", coins: [BTC], source: test}
              - {kind: p2sh, pattern: "3[1-9]{33}", coins: [BTC, LTC], source: test}
            """;

    private static final String POOLS =
            """
            websites: ["@", www]
            public_suffixes: [pp.ua]
            pools:
              - name: One
                suffixes: [one.example]
                coins: [BTC]
                ports: [3333, 4000-4010]
                tls_ports: [443]
                confidence: confirmed
                source: test
                date: 2026-04-21
            """;

    private static final String AGENTS =
            """
            agents:
              - {prefix: one, software: One, kind: miner, algorithm: sha256d, source: test}
            """;

    private static final String HARDWARE =
            """
            hardware:
              - vendor: Maker
                model: One 10T
                names: [One]
                algorithms: [sha256d]
                hashrate: 10e12
                watts: [300, 350]
                source: test
            """;

    private static final String TLS =
            """
            clients:
              - software: One
                kind: miner
                ja3: 00112233445566778899aabbccddeeff
                ja4: t13i010200_001122334455_66778899aabb
                source: test
            """;

    private final Path path;

    SignatureDirectory(Path path) throws IOException {
        this.path = path;
        with("algorithms.yaml", ALGORITHMS);
        with("coins.yaml", COINS);
        with("pools.yaml", POOLS);
        with("agents.yaml", AGENTS);
        with("hardware.yaml", HARDWARE);
        with("tls.yaml", TLS);
    }

    /** Puts other content into one file. */
    SignatureDirectory with(String file, String content) throws IOException {
        return with(file, content.getBytes(StandardCharsets.UTF_8));
    }

    SignatureDirectory with(String file, byte[] content) throws IOException {
        Files.write(path.resolve(file), content);
        return this;
    }

    SignatureDirectory without(String file) throws IOException {
        Files.delete(path.resolve(file));
        return this;
    }

    Signatures load() throws SignatureException {
        return Signatures.load(path);
    }

    /** What is wrong with it, files named without their directory. */
    List<String> faults() {
        try {
            load();
            return List.of();
        } catch (SignatureException e) {
            return e.faults().stream()
                    .map(Fault::toString)
                    .map(text -> text.replace(path + "/", ""))
                    .toList();
        }
    }
}
