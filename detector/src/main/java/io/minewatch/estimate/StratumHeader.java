package io.minewatch.estimate;

import io.minewatch.bytes.Hex;
import io.minewatch.bytes.Sha256;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The block header that a Stratum V1 share was hashed from, put together from what both sides said.
 *
 * <p>The coinbase transaction is the pool's two parts with the extranonces between; hashed with
 * each branch in turn it gives the Merkle root. Stratum writes the header's numbers most
 * significant byte first, and the previous hash in words of 4 bytes each of which is turned around.
 */
public final class StratumHeader {

    /** Bytes of a header. */
    public static final int LENGTH = 80;

    /** Bits of the version that miners roll unless they agreed on others, BIP 320. */
    public static final int USUAL_VERSION_MASK = 0x1fff_e000;

    /** Hex digits of each coinbase part. One that long would not leave room for a job's rest. */
    public static final int MAX_COINBASE = 64 * 1024;

    /** A tree that high has more transactions than any block. */
    public static final int MAX_BRANCHES = 32;

    /** Hex digits of an extranonce; cgminer takes 16 bytes at most. */
    public static final int MAX_EXTRANONCE = 64;

    private static final int WORD_DIGITS = 8;
    private static final int HASH_DIGITS = 64;

    private StratumHeader() {}

    /**
     * A job as {@code mining.notify} says it, all in hex.
     *
     * @param prevHash hash of the block before, words turned around
     * @param coinbase1 coinbase transaction up to the extranonces
     * @param coinbase2 the rest of it
     * @param branches Merkle branches, lowest first
     * @param version of the block, 8 digits
     * @param nbits network target, compact, 8 digits
     */
    public record Job(
            String prevHash,
            String coinbase1,
            String coinbase2,
            List<String> branches,
            String version,
            String nbits) {}

    /**
     * A share as {@code mining.submit} says it, all in hex.
     *
     * @param extranonce2 the client's part of the extranonce
     * @param ntime 8 digits
     * @param nonce 8 digits
     * @param versionBits 8 digits, if the version is rolled
     */
    public record Share(
            String extranonce2, String ntime, String nonce, Optional<String> versionBits) {}

    /**
     * The 80 bytes that were hashed; empty if any part is not what it should be.
     *
     * @param extranonce1 the pool's part of the extranonce, may be empty
     * @param versionMask bits of the version that the client may set
     */
    public static Optional<byte[]> of(Job job, String extranonce1, Share share, int versionMask) {
        if (!isWellFormed(job) || !isWellFormed(share) || !isHex(extranonce1, MAX_EXTRANONCE)) {
            return Optional.empty();
        }
        var coinbase = job.coinbase1() + extranonce1 + share.extranonce2() + job.coinbase2();
        var root = Sha256.twice(bytes(coinbase));
        for (String branch : job.branches()) {
            root = Sha256.twice(root, bytes(branch));
        }
        var header = new byte[LENGTH];
        putWords(header, 0, version(job, share, versionMask) + job.prevHash());
        System.arraycopy(root, 0, header, 36, root.length);
        putWords(header, 68, share.ntime() + job.nbits() + share.nonce());
        return Optional.of(header);
    }

    /** BIP 310: bits in the mask are the client's, the others the job's. */
    private static String version(Job job, Share share, int mask) {
        int version = Integer.parseUnsignedInt(job.version(), 16);
        int rolled =
                share.versionBits()
                        .map(bits -> version & ~mask | Integer.parseUnsignedInt(bits, 16) & mask)
                        .orElse(version);
        return HexFormat.of().toHexDigits(rolled);
    }

    private static boolean isWellFormed(Job job) {
        return isHash(job.prevHash())
                && isHex(job.coinbase1(), MAX_COINBASE)
                && isHex(job.coinbase2(), MAX_COINBASE)
                && job.branches().size() <= MAX_BRANCHES
                && job.branches().stream().allMatch(StratumHeader::isHash)
                && isWord(job.version())
                && isWord(job.nbits());
    }

    private static boolean isWellFormed(Share share) {
        return isHex(share.extranonce2(), MAX_EXTRANONCE)
                && isWord(share.ntime())
                && isWord(share.nonce())
                && share.versionBits().stream().allMatch(StratumHeader::isWord);
    }

    private static boolean isHash(String text) {
        return Hex.isHex(text, HASH_DIGITS);
    }

    private static boolean isWord(String text) {
        return Hex.isHex(text, WORD_DIGITS);
    }

    private static boolean isHex(String text, int longest) {
        return text.length() <= longest
                && text.length() % 2 == 0
                && (text.isEmpty() || Hex.isHex(text));
    }

    /** Puts words of 4 bytes, each turned around. */
    private static void putWords(byte[] header, int at, String hex) {
        var words = bytes(hex);
        for (int i = 0; i < words.length; i++) {
            header[at + i] = words[i ^ 3];
        }
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
