package io.minewatch.verdict;

import io.minewatch.bytes.Hex;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * What a pool wrote into the first transaction of its block, of which {@code mining.notify} shows
 * all but the extranonces in the middle.
 *
 * @param height of the block, which its script begins with (BIP 34)
 * @param script of its input, but for the extranonces
 * @param payouts scripts of the outputs with money, in hexadecimal
 * @param marks scripts of the outputs without money
 */
record Coinbase(OptionalLong height, byte[] script, List<String> payouts, List<byte[]> marks) {

    /** Hex digits of each part. Pools that pay each miner write a few thousand bytes. */
    static final int MAX_PART = 32 * 1024;

    /** Texts shorter than this stand among random bytes by chance. */
    private static final Pattern TEXT = Pattern.compile("[ -~]{5,100}");

    /** BIP 34 heights of 5 bytes come in 80,000 years. */
    private static final int MAX_HEIGHT_BYTES = 4;

    private static final String AUX_POW = "fabe6d6d";

    /** The root of the merged chains, their number and a nonce follow. */
    private static final int AUX_POW_BYTES = 44;

    private static final char AUX_POW_PUSH = AUX_POW_BYTES;

    /** Reads both parts; nothing if they are no such transaction. */
    static Optional<Coinbase> of(String part1, String part2) {
        return isPart(part1) && isPart(part2)
                ? CoinbaseReader.read(
                        HexFormat.of().parseHex(part1), HexFormat.of().parseHex(part2))
                : Optional.empty();
    }

    private static boolean isPart(String hex) {
        return hex.length() <= MAX_PART
                && hex.length() % 2 == 0
                && (hex.isEmpty() || Hex.isHex(hex));
    }

    /** The height at the beginning of a script: how many bytes, and they, lowest first. */
    static OptionalLong height(byte[] script) {
        int length = script.length == 0 ? 0 : script[0];
        if (length < 1 || length > MAX_HEIGHT_BYTES || script.length <= length) {
            return OptionalLong.empty();
        }
        long height = 0;
        for (int i = length; i > 0; i--) {
            height = height << 8 | script[i] & 0xff;
        }
        return OptionalLong.of(height);
    }

    /** The texts in the script, in one line; nothing if there are none. */
    Optional<String> tag() {
        var texts = new ArrayList<String>();
        int begin = height.isPresent() ? 1 + script[0] : 0;
        String read = new String(script, begin, script.length - begin, StandardCharsets.ISO_8859_1);
        int aux = read.indexOf(latin(AUX_POW));
        String plain = aux < 0 ? read : withoutAuxPow(read, aux);
        TEXT.matcher(plain).results().forEach(run -> texts.add(run.group().strip()));
        return texts.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", texts));
    }

    /** Its random bytes, and the one that says how many they are, would look like text. */
    private static String withoutAuxPow(String read, int aux) {
        int begin = aux > 0 && read.charAt(aux - 1) == AUX_POW_PUSH ? aux - 1 : aux;
        int end = Math.min(read.length(), aux + AUX_POW_BYTES);
        return read.substring(0, begin) + "\n" + read.substring(end);
    }

    /** Other chains that the same work counts for, as far as the transaction names them. */
    List<String> merged() {
        var merged = new ArrayList<String>();
        String text = new String(script, StandardCharsets.ISO_8859_1);
        if (text.contains(latin(AUX_POW))) {
            merged.add("auxpow");
        }
        if (text.contains("Hath")) {
            merged.add("hathor");
        }
        for (byte[] mark : marks) {
            named(new String(mark, StandardCharsets.ISO_8859_1))
                    .filter(name -> !merged.contains(name))
                    .ifPresent(merged::add);
        }
        return List.copyOf(merged);
    }

    private static Optional<String> named(String mark) {
        if (mark.contains("RSKBLOCK:")) {
            return Optional.of("rootstock");
        }
        if (mark.contains("EXSAT")) {
            return Optional.of("exsat");
        }
        if (mark.contains("CORE")) {
            return Optional.of("core");
        }
        return mark.contains("Hath") ? Optional.of("hathor") : Optional.empty();
    }

    private static String latin(String hex) {
        return new String(HexFormat.of().parseHex(hex), StandardCharsets.ISO_8859_1);
    }
}
