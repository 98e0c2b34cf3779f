package io.minewatch.estimate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.minewatch.bytes.Sha256;
import io.minewatch.estimate.StratumHeader.Job;
import io.minewatch.estimate.StratumHeader.Share;

import org.junit.jupiter.api.Test;

import java.math.BigInteger;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

class StratumHeaderTest {

    private static final String HASH = "5".repeat(64);
    private static final String WORD = "20000000";

    /** The conversation printed in the first description of Stratum, a real share of 2012. */
    static final Job JOB =
            new Job(
                    "4d16b6f85af6e2198f44ae2a6de67f78487ae5611b77c6c0440b921e00000000",
                    "01000000010000000000000000000000000000000000000000000000000000000000000000"
                            + "ffffffff20020862062f503253482f04b8864e5008",
                    "072f736c7573682f000000000100f2052a010000001976a914d23fcdf86f7e756a64a7a968"
                            + "8ef9903327048ed988ac00000000",
                    List.of(),
                    "00000002",
                    "1c2ac4af");

    static final Share SHARE = new Share("00000001", "504e86ed", "b2957c02", Optional.empty());
    static final String EXTRANONCE1 = "08000002";

    @Test
    void aPublishedShareIsOneOfDifficultyOne() {
        var header = StratumHeader.of(JOB, EXTRANONCE1, SHARE, 0).orElseThrow();
        assertEquals(
                new BigInteger(
                        "000000002076870fe65a2b6eeed84fa892c0db924f1482243a6247d931dcab32", 16),
                ProofOfWork.sha256d(header));
    }

    /** The genesis block as a job: its coinbase, cut where an extranonce would be. */
    @Test
    void theFirstBlockAsAShare() {
        String coinbase =
                "01000000010000000000000000000000000000000000000000000000000000000000000000ffffffff"
                        + "4d04ffff001d0104455468652054696d65732030332f4a616e2f32303039204368616e63"
                        + "656c6c6f72206f6e206272696e6b206f66207365636f6e64206261696c6f757420666f72"
                        + "2062616e6b73ffffffff0100f2052a01000000434104678afdb0fe5548271967f1a67130"
                        + "b7105cd6a828e03909a67962e0ea1f61deb649f6bc3f4cef38c4f35504e51ec112de5c38"
                        + "4df7ba0b8d578a4c702b6bf11d5fac00000000";
        var job =
                new Job(
                        "0".repeat(64),
                        coinbase.substring(0, 100),
                        coinbase.substring(112),
                        List.of(),
                        "00000001",
                        "1d00ffff");
        var share =
                new Share(coinbase.substring(104, 112), "495fab29", "7c2bac1d", Optional.empty());
        assertArrayEquals(
                ProofOfWorkTest.BITCOIN,
                StratumHeader.of(job, coinbase.substring(100, 104), share, 0).orElseThrow());
    }

    /** The coinbase first, then each branch behind what there is so far. */
    @Test
    void foldsTheBranchesIn() {
        var with = new Job(HASH, "00", "00", List.of(HASH, HASH), WORD, WORD);
        var coinbase = HexFormat.of().parseHex("00" + "aa" + "bb" + "00");
        var branch = HexFormat.of().parseHex(HASH);
        var once = Sha256.twice(Sha256.twice(coinbase), branch);
        var root = Sha256.twice(once, branch);

        var share = new Share("bb", "00000001", "00000002", Optional.empty());
        var header = StratumHeader.of(with, "aa", share, 0).orElseThrow();
        assertEquals(
                "00000020"
                        + HASH
                        + HexFormat.of().formatHex(root)
                        + "01000000"
                        + "00000020"
                        + "02000000",
                HexFormat.of().formatHex(header));
    }

    @Test
    void rollsTheVersionWithinTheMask() {
        assertEquals("0040c020", version("00c04000", StratumHeader.USUAL_VERSION_MASK));
        assertEquals("00e0ff3f", version("ffffffff", StratumHeader.USUAL_VERSION_MASK));
        assertEquals("00000020", version("ffffffff", 0));
    }

    @Test
    void refusesPartsThatAreNotWhatTheyShouldBe() {
        for (String word : new String[] {"", "2000000", "200000000", "2000000g", "+2000000"}) {
            assertRefused(new Job(HASH, "", "", List.of(), word, WORD), SHARE, "");
            assertRefused(new Job(HASH, "", "", List.of(), WORD, word), SHARE, "");
            assertRefused(JOB, new Share("", word, WORD, Optional.empty()), "");
            assertRefused(JOB, new Share("", WORD, word, Optional.empty()), "");
            assertRefused(JOB, new Share("", WORD, WORD, Optional.of(word)), "");
        }
        for (String hash :
                new String[] {"", HASH.substring(1), HASH + "5", "g" + HASH.substring(1)}) {
            assertRefused(new Job(hash, "", "", List.of(), WORD, WORD), SHARE, "");
            assertRefused(new Job(HASH, "", "", List.of(hash), WORD, WORD), SHARE, "");
        }
        for (String odd : new String[] {"0", "0g", "000"}) {
            assertRefused(new Job(HASH, odd, "", List.of(), WORD, WORD), SHARE, "");
            assertRefused(new Job(HASH, "", odd, List.of(), WORD, WORD), SHARE, "");
            assertRefused(JOB, new Share(odd, WORD, WORD, Optional.empty()), "");
            assertRefused(JOB, SHARE, odd);
        }
    }

    @Test
    void boundsEveryPart() {
        String coinbase = "0".repeat(StratumHeader.MAX_COINBASE);
        var branches = Collections.nCopies(StratumHeader.MAX_BRANCHES, HASH);
        String extranonce = "0".repeat(StratumHeader.MAX_EXTRANONCE);
        var job = new Job(HASH, coinbase, coinbase, branches, WORD, WORD);
        var share = new Share(extranonce, WORD, WORD, Optional.empty());
        assertTrue(StratumHeader.of(job, extranonce, share, 0).isPresent());

        var tooMany = Collections.nCopies(StratumHeader.MAX_BRANCHES + 1, HASH);
        assertRefused(new Job(HASH, coinbase + "00", "", List.of(), WORD, WORD), share, "");
        assertRefused(new Job(HASH, "", coinbase + "00", List.of(), WORD, WORD), share, "");
        assertRefused(new Job(HASH, "", "", tooMany, WORD, WORD), share, "");
        assertRefused(job, new Share(extranonce + "00", WORD, WORD, Optional.empty()), "");
        assertRefused(job, share, extranonce + "00");
    }

    private static String version(String bits, int mask) {
        var job = new Job(HASH, "", "", List.of(), WORD, WORD);
        var share = new Share("", WORD, WORD, Optional.of(bits));
        var header = StratumHeader.of(job, "", share, mask).orElseThrow();
        return HexFormat.of().formatHex(header).substring(0, 8);
    }

    private static void assertRefused(Job job, Share share, String extranonce1) {
        assertEquals(Optional.empty(), StratumHeader.of(job, extranonce1, share, 0));
    }
}
