package io.minewatch.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;

class CoinbaseTest {

    private static final String INPUT = "01000000" + "01" + "00".repeat(32) + "ffffffff";
    private static final String HEIGHT = "03" + "c2ac0e";
    private static final String PAYS = "76a914" + "11".repeat(20) + "88ac";
    private static final String WITNESS = "6a24aa21a9ed" + "22".repeat(32);
    private static final String OUTPUTS =
            "02" + ("00f2052a01000000" + "19" + PAYS) + ("0000000000000000" + "26" + WITNESS);
    private static final String END = "ffffffff" + OUTPUTS + "00000000";

    @Test
    void aTagInEitherPartIsRead() {
        for (int gap : new int[] {4, 8, 12, 16}) {
            Coinbase before = of(HEIGHT + hex("/One Pool/"), gap, "").orElseThrow();
            assertEquals(OptionalLong.of(961_730), before.height());
            assertEquals(Optional.of("/One Pool/"), before.tag());
            assertEquals(List.of(PAYS), before.payouts());
            assertEquals(1, before.marks().size());

            Coinbase behind = of(HEIGHT, gap, hex("\n/ckpool/")).orElseThrow();
            assertEquals(Optional.of("/ckpool/"), behind.tag());
            assertEquals(List.of(PAYS), behind.payouts());
        }
    }

    @Test
    void bitcoinsFirstBlock() {
        String script =
                "04ffff001d0104455468652054696d65732030332f4a616e2f32303039204368616e63656c6c6f72"
                    + "206f6e206272696e6b206f66207365636f6e64206261696c6f757420666f722062616e6b73";
        Coinbase first =
                Coinbase.of(
                                INPUT + "4d" + script + "ffffffff01",
                                "00f2052a01000000" + "02" + "51ac" + "00000000")
                        .orElseThrow();
        assertEquals(
                Optional.of(
                        "EThe Times 03/Jan/2009 Chancellor on brink of second bailout for banks"),
                first.tag());
    }

    @Test
    void anExtranonceInTheOutputs_leavesTheScriptWhole() {
        Coinbase read =
                Coinbase.of(INPUT + "0e" + HEIGHT + hex("/One Pool/") + "ffffffff02", "00")
                        .orElseThrow();
        assertEquals(Optional.of("/One Pool/"), read.tag());
        assertEquals(List.of(), read.payouts());
    }

    @Test
    void chainsThatAreMinedToo() {
        String aux = "2c" + "fabe6d6d" + "41".repeat(32) + "01000000" + "00000000";
        Coinbase merged = of(HEIGHT + aux + hex("/One Pool/"), 8, "").orElseThrow();
        assertEquals(List.of("auxpow"), merged.merged());
        assertEquals(Optional.of("/One Pool/"), merged.tag());

        String rootstock = "6a2952534b424c4f434b3a" + "33".repeat(32);
        String outputs = "01" + "0000000000000000" + "2b" + rootstock;
        Coinbase other =
                Coinbase.of(INPUT + "0c" + HEIGHT, "ffffffff" + outputs + "00000000").orElseThrow();
        assertEquals(List.of("rootstock"), other.merged());
        assertEquals(Optional.empty(), other.tag());
    }

    @Test
    void aPayloadBehindTheEndIsLeftAlone() {
        String dash = "03000500" + INPUT.substring(8);
        Coinbase read = Coinbase.of(dash + "0c" + HEIGHT, END + "04" + "deadbeef").orElseThrow();
        assertEquals(List.of(PAYS), read.payouts());
    }

    @Test
    void otherTransactionsAreNone() {
        assertTrue(Coinbase.of("", "").isEmpty());
        assertTrue(Coinbase.of("01", "xx").isEmpty());
        assertTrue(Coinbase.of("0100", "ffff").isEmpty());
        assertTrue(Coinbase.of(INPUT, "").isEmpty());
        assertTrue(Coinbase.of(INPUT.replace("ffffffff", "00000000") + "08", END).isEmpty());
        assertTrue(Coinbase.of(INPUT + "fd", END).isEmpty());
        assertTrue(Coinbase.of(INPUT + "08" + "00".repeat(Coinbase.MAX_PART), END).isEmpty());
    }

    @Test
    void whatIsCutOrChangedIsReadAsFarAsItGoes() {
        String part1 = INPUT + "1a" + HEIGHT + hex("/One Pool/");
        for (int end = 0; end <= part1.length(); end++) {
            Coinbase.of(part1.substring(0, end), END).ifPresent(CoinbaseTest::ask);
        }
        for (int end = 0; end <= END.length(); end++) {
            Coinbase.of(part1, END.substring(0, end)).ifPresent(CoinbaseTest::ask);
        }
        var random = new Random(5);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = HexFormat.of().parseHex(part1 + END);
            for (int changes = random.nextInt(4); changes >= 0; changes--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            int cut = random.nextInt(bytes.length + 1);
            String all = HexFormat.of().formatHex(bytes);
            Coinbase.of(all.substring(0, 2 * cut), all.substring(2 * cut))
                    .ifPresent(CoinbaseTest::ask);
        }
    }

    @Test
    void asManyOutputsAsThereMayBe() {
        assertEquals(CoinbaseReader.MAX_OUTPUTS, paid(CoinbaseReader.MAX_OUTPUTS));
        assertEquals(0, paid(CoinbaseReader.MAX_OUTPUTS + 1));
    }

    private static int paid(int outputs) {
        String count = HexFormat.of().formatHex(new byte[] {(byte) outputs, (byte) (outputs >> 8)});
        String all = ("0100000000000000" + "02" + "51ac").repeat(outputs);
        return Coinbase.of(INPUT + "0c" + HEIGHT, "ffffffff" + "fd" + count + all + "00000000")
                .orElseThrow()
                .payouts()
                .size();
    }

    private static void ask(Coinbase coinbase) {
        var all = new ArrayList<>(coinbase.merged());
        coinbase.tag().ifPresent(all::add);
        coinbase.height().ifPresent(height -> all.add("" + height));
    }

    /** With the script's two pieces and a gap between them. */
    private static Optional<Coinbase> of(String head, int gap, String tail) {
        int length = (head.length() + tail.length()) / 2 + gap;
        return Coinbase.of(INPUT + HexFormat.of().toHexDigits((byte) length) + head, tail + END);
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
    }
}
