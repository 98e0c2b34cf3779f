package io.minewatch.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.minewatch.signature.Chain;
import io.minewatch.signature.SignatureException;
import io.minewatch.signature.Signatures;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Coin and pool of what one conversation said, with what they rest on. */
class NamesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 8, 20);
    private static final String SHARED = "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa";

    private static Signatures signatures;

    @BeforeAll
    static void load() throws SignatureException {
        signatures = Signatures.load(Path.of("../signatures"));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // host, account, algorithm, bits, height, coin and what it rests on
                "-, farm.1, -, 170210ea, 961251, BTC [NETWORK]",
                "-, farm.1, -, 170210ea, -1, BTC [NETWORK]",
                "-, farm.1, sha256d, 18017a8d, 963600, BCH [NETWORK]",
                "-, farm.1, sha256d, 18017a8d, 500000, - []",
                "-, farm.1, sha256d, 180c5a3b, 963600, - []",
                "-, farm.1, scrypt, 1934c2d0, 3160401, LTC [NETWORK]",
                "-, farm.1, -, 1934c2d0, 3160401, LTC [NETWORK]",
                "-, farm.1, -, 1934c2d0, -1, - []",
                "-, farm.1, -, 18017a8d, 963600, BCH [NETWORK]",
                "-, farm.1, scrypt, 1934c2d0, 6330000, DOGE [NETWORK]",
                "-, farm.1, scrypt, 1934c2d0, 2000000, - []",
                "-, farm.1, sha256d, 207fffff, 116, - []",
                "-, farm.1, -, 170210ea, 850000, BTC [NETWORK]",
                "-, farm.1, -, 170210ea, 2280000, - []",
                "-, farm.1, -, 192d7a41, 2526000, DASH [NETWORK]",
                "-, farm.1, -, 192d7a41, 2600000, - []",
            })
    void coinsByTheirChains(
            String host, String account, String algorithm, String bits, long height, String coin) {
        assertCoin(host, account, algorithm, bits, height, coin);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, " + SHARED + ", -, 170210ea, 961251, BTC [NETWORK]",
                "-, " + SHARED + ", sha256d, -, -1, - []",
                "solo.ckpool.org, " + SHARED + ", sha256d, -, -1, 'BTC [ADDRESS, POOL]'",
                "-, bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4, -, -, -1, BTC [ADDRESS]",
                "-, bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5, -, -, -1, - []",
                "-, bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4, scrypt, 1934c2d0, 3160401, LTC"
                        + " [NETWORK]",
                "-, bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4, autolykos2, -, -1, ERG [ALGORITHM]",
                "-, 0xde0B295669a9FD93d5F28D9Ec85E40f4cb697BAe, etchash, -, -1, 'ETC [ADDRESS,"
                        + " ALGORITHM]'",
                "-, 0xde0B295669a9FD93d5F28D9Ec85E40f4cb697BAe, ethash, -, -1, - []",
                "etc.f2pool.com, 0xde0B295669a9FD93d5F28D9Ec85E40f4cb697BAe, ethash, -, -1, 'ETC"
                        + " [ADDRESS, ALGORITHM, POOL]'",
                "ethw.f2pool.com, 0xde0B295669a9FD93d5F28D9Ec85E40f4cb697BAe, ethash, -, -1,"
                        + " 'ETHW [ADDRESS, ALGORITHM, POOL]'",
                "www.f2pool.com, 0xde0B295669a9FD93d5F28D9Ec85E40f4cb697BAe, ethash, -, -1, - []",
                "-, t1fAhZF5aUJdY7CikGULHmeYk7id8qmvbAd, equihash_200_9, 1c15d809, -1, 'ZEC"
                        + " [ADDRESS, ALGORITHM, NETWORK]'",
                "-, t1fAhZF5aUJdY7CikGULHmeYk7id8qmvbAd, equihash_200_9, 1e15d809, -1, - []",
                "-, t1fAhZF5aUJdY7CikGULHmeYk7id8qmvbAd, equihash_200_9, -, -1, - []",
                "-, name, kawpow, -, -1, - []",
                "-, name, kawpow, -, 4520000, RVN [NETWORK]",
                "-, name, eaglesong, -, -1, CKB [ALGORITHM]",
                "-, name, randomx, -, 3742101, XMR [NETWORK]",
                "-, name, randomx, -, 700000, - []",
                "sha256.auto.nicehash.com, " + SHARED + ", sha256d, -, -1, - []",
                "stratum.braiins.com, name.1, -, -, -1, BTC [POOL]",
                "stratum.braiins.com, name.1, -, 207fffff, 116, - []",
            })
    void coinsByWhoIsPaid(
            String host, String account, String algorithm, String bits, long height, String coin) {
        assertCoin(host, account, algorithm, bits, height, coin);
    }

    private static void assertCoin(
            String host, String account, String algorithm, String bits, long height, String coin) {
        var chain =
                new Chain(
                        Optional.ofNullable(bits),
                        height < 0 ? OptionalLong.empty() : OptionalLong.of(height),
                        DAY);
        var identity = identity(host, account, algorithm, chain, Optional.empty());
        assertEquals(coin, identity.coin().orElse("-") + " " + identity.grounds().coin());
    }

    @Test
    void pools() {
        assertEquals("OCEAN [COINBASE_TAG]", pool("-", "< OCEAN.XYZ >", "51"));
        assertEquals(
                "Braiins Pool [HOST, COINBASE_TAG]", pool("stratum.braiins.com", "/slush/", "51"));
        assertEquals("Braiins Pool [HOST]", pool("stratum.braiins.com", "/ViaBTC/", "51"));
        assertEquals(
                "OCEAN [PAYOUT_ADDRESS]",
                pool("-", "hello", "a914413b5901fe4e591c95405fd446b5b002da575bf087"));
        assertEquals("- []", pool("-", "/nobody/", "51"));
        assertEquals("- []", pool("-", "ckpool", "51"));
    }

    private static String pool(String host, String tag, String script) {
        var coinbase =
                new Coinbase(
                        OptionalLong.empty(),
                        tag.getBytes(StandardCharsets.UTF_8),
                        List.of(script),
                        List.of());
        var identity = identity(host, "name", null, Chain.UNKNOWN, Optional.of(coinbase));
        return identity.pool().map(pool -> pool.name()).orElse("-")
                + " "
                + identity.grounds().pool();
    }

    private static Identity identity(
            String host,
            String account,
            String algorithm,
            Chain chain,
            Optional<Coinbase> coinbase) {
        var said =
                new Said(
                        Optional.empty(),
                        Optional.ofNullable(host),
                        Optional.ofNullable(account),
                        new LinkedHashSet<>(),
                        false,
                        Optional.ofNullable(algorithm),
                        Optional.empty(),
                        chain,
                        coinbase,
                        new LinkedHashSet<>());
        return new Identity(signatures, said, Set.of(), Set.of(), Optional.empty(), 3333);
    }
}
