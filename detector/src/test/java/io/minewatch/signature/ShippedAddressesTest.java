package io.minewatch.signature;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;

class ShippedAddressesTest {

    private static final Path DIRECTORY = Path.of("../signatures");

    private static Signatures shipped;

    @BeforeAll
    static void load() throws SignatureException {
        shipped = Signatures.load(DIRECTORY);
    }

    @Test
    void publicAddressesAreRecognised() {
        assertEquals("btc_address - sha256d", form("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"));
        assertEquals("btc_address - -", form("3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy.rig1"));
        assertEquals(
                "btc_address BTC sha256d", form("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4.w"));
        assertEquals(
                "btc_address BTC sha256d",
                form("bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0"));
        assertEquals(
                "bch_address BCH sha256d",
                form("bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a"));
        assertEquals("bch_address BCH sha256d", form("qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a"));
        assertEquals("eth_address - -", form("0xde0B295669a9FD93d5F28D9Ec85E40f4cb697BAe.rig"));
        assertEquals(
                "cryptonote_address XMR randomx",
                form(
                        "44AFFq5kSiGBoZ4NMDwYtN18obc8AemS33DBLWs3H7otXft3XjrpDtQGv7SqSsaBYBb98uNb"
                                + "r2VBBEt7f2wfn3RVGQBEP3A"));
        assertEquals(
                "cryptonote_address XMR randomx",
                form(
                        "888tNkZrPN6JsEgekjMnABU4TBzc2Dt29EPAvkRxbANsAnjyPbb3iQ1YBRk1UXcdRsiKc9dh"
                                + "wMVgN5S9cQUiyoogDavup3H+10000"));
    }

    @Test
    void otherAccountsAreNoAddresses() {
        for (String account :
                List.of("alice", "alice.rig1", "a@b.example", "x", "0x1234", "rig/1", "", "....")) {
            assertEquals("", form(account));
        }
    }

    @Test
    void noTwoPatternsMatchTheSameAddress() throws SignatureException {
        var faults = new Faults();
        var file = SignatureFile.read(DIRECTORY.resolve("coins.yaml"), faults);
        var rules = new CoinFile(file, _ -> Optional.empty()).content().addresses();
        faults.throwIfAny();
        var random = new Random(9);
        var samples = new HashSet<String>();
        for (AddressIndex.Rule rule : rules) {
            if (!rule.prefix().isEmpty()) {
                continue;
            }
            for (int i = 0; i < 50; i++) {
                samples.add(sample(random, rule.pattern().pattern()));
            }
        }
        for (String sample : samples) {
            Set<Pattern> matching = new HashSet<>();
            rules.forEach(
                    rule -> {
                        if (rule.prefix().isEmpty() && rule.pattern().matcher(sample).matches()) {
                            matching.add(rule.pattern());
                        }
                    });
            assertEquals(1, matching.size(), () -> sample + " " + matching);
        }
    }

    /** A text that a pattern of literals, classes and counts matches. */
    private static String sample(Random random, String pattern) {
        var text = new StringBuilder();
        String plain = pattern.replaceAll("\\(\\?:([^|)]*)(?:\\|[^)]*)?\\)\\??", "$1");
        var atoms =
                Pattern.compile("(\\[[^\\]]+\\]|.)(?:\\{(\\d+)(?:,(\\d+))?\\})?").matcher(plain);
        while (atoms.find()) {
            int least = atoms.group(2) == null ? 1 : Integer.parseInt(atoms.group(2));
            int most = atoms.group(3) == null ? least : Integer.parseInt(atoms.group(3));
            Pattern atom = Pattern.compile(atoms.group(1));
            for (int left = random.nextInt(least, most + 1); left > 0; left--) {
                text.append(
                        random.ints('!', '~')
                                .mapToObj(c -> "" + (char) c)
                                .filter(c -> atom.matcher(c).matches())
                                .findFirst()
                                .orElseThrow());
            }
        }
        return text.toString();
    }

    private static String form(String account) {
        return shipped.addressForm(account)
                .map(f -> f.kind() + " " + f.coin().orElse("-") + " " + f.algorithm().orElse("-"))
                .orElse("");
    }
}
