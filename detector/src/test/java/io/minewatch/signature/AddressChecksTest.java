package io.minewatch.signature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Published addresses: of specifications, of the makers' documents and tests, of donations. */
class AddressChecksTest {

    private static final String LETTERS =
            "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz0lO";

    private static final Signatures SHIPPED = load();

    @ParameterizedTest
    @CsvSource({
        "BTC BCH BSV, 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa",
        "BTC LTC BCH, 3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy",
        "BTC, bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
        "BTC, bc1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3qccfmv3",
        "BTC, bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0",
        "BCH, bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a",
        "BCH, qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a",
        "LTC, ltc1qw508d6qejxtdg4y5r3zarvary0c5xw7kgmn4n9",
        "DCR, DsQxuVRvS4eaJ42dhQEsCXauMWjvopWgrVg",
        "DCR, DcXTb4QtmnyRsnzUVViYQawqFE5PuYTdX2C",
        "XMR, 44AFFq5kSiGBoZ4NMDwYtN18obc8AemS33DBLWs3H7otXft3XjrpDtQGv7SqSsaBYBb98uNbr2VBBEt7f2wfn3RVGQBEP3A",
        "XMR, 888tNkZrPN6JsEgekjMnABU4TBzc2Dt29EPAvkRxbANsAnjyPbb3iQ1YBRk1UXcdRsiKc9dhwMVgN5S9cQUiyoogDavup3H",
        "ZEPH,"
            + " ZEPHYR2N48MYrdAPBa7ZZAS9Eqne54Wx1XDeFzrjQhHRNnqxte1drRof25vryHnq3MeH4QWPTDUfz9fnPo6qPcWj62cdQ6jWMnD5L",
        "CCX, ccx7V4LeUXy2eZ9waDXgsLS7Uc11e2CpNSCWVdxEqSRFAm6P6NQhSb7XMG1D6VAZKmJeaJP37WYQg84zbNrPduTX2whZ5pacfj",
        "KAS, kaspa:qqkqkzjvr7zwxxmjxjkmxxdwju9kjs6e9u82uh59z07vgaks6gg62v8707g73",
        "KLS, karlsen:qpmrrhwj0ph2vezz0dscgrjtd05fywen7cluagm23m9eg2d2z8lkj3f0z56va",
        "NEXA, nexa:nqtsq5g57qupnngwws0rlvsevggu6zxqc0tmk7d3v5ulpfh6",
        "XEL, xel:vs3mfyywt0fjys0rgslue7mm4wr23xdgejsjk0ld7f2kxng4d4nqqnkdufz",
        "CFX, cfx:aarc9abycue0hhzgyrr53m6cxedgccrmmyybjgh4xg",
        "CKB, ckb1qzda0cr08m85hc8jlnfp3zer7xulejywt49kt2rr0vthywaa50xwsqdnnw7qkdnnclfkg59uzn8umtfd2kwxceqxwquc4",
        "ERG, 9fRAWhdxEsTcdb8PhGNrZfwqa65zfkuYHAMmkQLcic1gdLSV5vA",
        "ALEO, aleo1rhgdu77hgyqd3xjj8ucu3jj9r2krwz6mnzyd80gncr5fxcwlh5rsvzp9px",
    })
    void published(String coins, String address) {
        assertEquals(coins, coins(address));
        assertEquals(coins, coins(address + ".rig1"));
        assertNoMistakePasses(address);
    }

    private static void assertNoMistakePasses(String address) {
        // Every single mistake is noticed: the check sums have 30 bits or more.
        for (int i = 0; i < address.length(); i++) {
            for (char other : new char[] {'q', '7', 'x', 'F'}) {
                if (other != address.charAt(i)) {
                    String wrong = address.substring(0, i) + other + address.substring(i + 1);
                    assertEquals("", coins(wrong), wrong);
                }
            }
        }
        for (int end = 0; end < address.length(); end++) {
            assertEquals("", coins(address.substring(0, end)), address.substring(0, end));
        }
    }

    @Test
    void theCaseOfEthereumAddressesIsACheckSum() {
        String all = "ETC ETHW ETH OCTA CLO UBQ QUAI CTXC";
        for (String address :
                List.of(
                        "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
                        "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359",
                        "0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB",
                        "0xde709f2102306220921060314715629080e2fb77",
                        "0x52908400098527886E0F7030069857D2E4169EE7")) {
            assertEquals(all, coins(address));
        }
        assertEquals("", coins("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD"));
    }

    @Test
    void versionsAndPrefixesOfTestNetworksNameNoCoin() {
        assertEquals("", coins("muzj9Pijcp4dKuDtiYgCv6BmdAHiRyXais"));
        assertEquals("", coins("tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx"));
        assertEquals("", coins("bchtest:pr6m7j9njldwwzlg9v7v53unlr4jkmx6eyvwc0uz5t"));
    }

    @Test
    void randomTextIsNoAddress() {
        var random = new Random(17);
        var heads =
                List.of(
                        "1", "3", "L", "D", "t1", "4", "8", "bc1q", "ltc1q", "kaspa:q", "9f", "R",
                        "q", "cfx:", "ckb1", "zs1", "ZEPH", "Ds");
        var taken = new ArrayList<String>();
        for (int i = 0; i < 20_000; i++) {
            var text = new StringBuilder(heads.get(random.nextInt(heads.size())));
            random.ints(random.nextInt(20, 110), 0, LETTERS.length())
                    .forEach(letter -> text.append(LETTERS.charAt(letter)));
            if (!coins(text.toString()).isEmpty() && !coins(text.toString()).matches("ALPH|XTM")) {
                taken.add(text.toString());
            }
        }
        assertTrue(taken.isEmpty(), taken::toString);
    }

    @Test
    void scriptsThatPayAddresses() {
        assertEquals(
                "76a91462e907b15cbf27d5425399ebf6f0fb50ebb88f1888ac",
                PayoutScript.of("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa").orElseThrow());
        assertEquals(
                "0014751e76e8199196d454941c45d1b3a323f1433bd6",
                PayoutScript.of("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4").orElseThrow());
        assertEquals(
                "512079be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798",
                PayoutScript.of("bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0")
                        .orElseThrow());
        assertEquals(
                "a914b472a266d0bd89c13706a4132ccfb16f7c3b9fcb87",
                PayoutScript.of("3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy").orElseThrow());
        for (String none : List.of("", "bc1", "1", "bc1q", "LVg2kJoFNg45Nbpy53h7Fe1wKyeXVRhMH9")) {
            assertTrue(PayoutScript.of(none).isEmpty(), none);
        }
    }

    private static String coins(String account) {
        return SHIPPED.addressForm(account).map(form -> String.join(" ", form.coins())).orElse("");
    }

    private static Signatures load() {
        try {
            return Signatures.load(Path.of("../signatures"));
        } catch (SignatureException e) {
            throw new AssertionError(e);
        }
    }
}
