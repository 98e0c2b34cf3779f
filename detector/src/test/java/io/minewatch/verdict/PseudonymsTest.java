package io.minewatch.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Optional;
import java.util.Random;

class PseudonymsTest {

    private static final String WALLET = "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq";

    private final Pseudonyms pseudonyms = new Pseudonyms(key(32), false);

    /** Hash and key id were computed with another implementation of HMAC. */
    @Test
    void keepsAnAccountWithoutItsName() {
        assertEquals(
                new Account(
                        "btc_address",
                        "bc1qar…5mdq",
                        "3afa28da448780218215f9f69fec6c51",
                        "630dcd29",
                        Optional.empty()),
                pseudonyms.account("btc_address", WALLET));
        assertEquals(Optional.empty(), pseudonyms.worker("rig-1").clear());
    }

    @Test
    void keepsTheNameIfTheOperatorOptedIn() {
        var open = new Pseudonyms(key(32), true);
        assertEquals(Optional.of(WALLET), open.account("btc_address", WALLET).clear());
        assertEquals(Optional.of("rig-1"), open.worker("rig-1").clear());
    }

    @Test
    void anotherKeyGivesOtherPseudonyms() {
        var random = Pseudonyms.random();
        assertEquals(random.pseudonym(WALLET), random.pseudonym(WALLET));
        assertNotEquals(pseudonyms.pseudonym(WALLET), random.pseudonym(WALLET));
        assertNotEquals(pseudonyms.keyId(), random.keyId());
        assertEquals(Optional.empty(), random.worker("rig-1").clear());
    }

    @Test
    void refusesAKeyThatCouldBeFoundByTrying() {
        new Pseudonyms(key(Pseudonyms.SHORTEST_KEY), false);
        assertThrows(
                IllegalArgumentException.class,
                () -> new Pseudonyms(key(Pseudonyms.SHORTEST_KEY - 1), false));
    }

    @ParameterizedTest
    @CsvSource({
        "'', ''",
        "x, …",
        "ab, …",
        "abc, a…",
        "worker01, wo…",
        "miner.rig.number7, min…r7",
        "1BoatSLRHtKNngkdXEobR76b53LETtpyTX, 1BoatS…pyTX",
        "0x742d35Cc6634C0532925a3b844Bc454e4438f44e, 0x742d…f44e",
        "矿工甲乙丙丁, 矿工…",
        "john@example.com, j…@….com",
        "john.smith@mail.example.cn, j…@….cn",
        "jo@example.com, …@….com",
        "bob@x.io, b…@…",
        "ann@host, a…@…",
        "ann@.com, a…@…",
        "a@b.123, …@…",
        "@name, @…",
        "name@, n…"
    })
    void showsTheEndsOnly(String name, String display) {
        assertEquals(display, pseudonyms.display(name));
    }

    @Test
    void neverShowsMoreThanAThird() {
        var random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            String name = name(random);
            String display = pseudonyms.display(name);
            long shown = display.codePoints().filter(c -> c != '…' && c != '@' && c != '.').count();
            assertTrue(shown <= name.codePointCount(0, name.length()) / 3, name + " " + display);
            assertFalse(display.contains(name), name);
        }
    }

    private static String name(Random random) {
        String letters = "abcxyz0123456789ÄÖ矿工\uD83D\uDE00@.";
        int[] all = letters.codePoints().toArray();
        var name = new StringBuilder();
        int length = 1 + random.nextInt(60);
        for (int i = 0; i < length; i++) {
            name.appendCodePoint(all[random.nextInt(all.length)]);
        }
        return name.toString();
    }

    private static byte[] key(int length) {
        var key = new byte[length];
        for (int i = 0; i < length; i++) {
            key[i] = (byte) i;
        }
        return key;
    }
}
