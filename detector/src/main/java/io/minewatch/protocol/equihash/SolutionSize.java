package io.minewatch.protocol.equihash;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.bytes.Hex;
import io.minewatch.protocol.Message;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The parameters n,k of Equihash, told by how long a solution is: 2^k indices of n/(k+1)+1 bits
 * each. Before it stands its length as Bitcoin writes sizes.
 *
 * <p>Verus has kept Zcash's header when it left Equihash: in place of a solution stands the number
 * of its version in 4 bytes, what its chains agreed on, and much that is zero. No solution begins
 * so: its second index would be below the first, and they stand in order.
 */
enum SolutionSize {
    VERUS("verus", "verushash", "fd40050[1-9a-f]000000", 1344),
    S200_9("200_9", "fd4005", 1344),
    S192_7("192_7", "fd9001", 400),
    S144_5("144_5", "64", 100),
    S125_4("125_4", "34", 52),
    S210_9("210_9", "fd8005", 1408);

    private static final int PARAMETERS = 5;

    /** From here on a length takes three bytes. */
    private static final int LONG = 253;

    /** Version, what else the solution holds, and the roots of what came before. */
    private static final Pattern BEFORE_VERUS =
            Pattern.compile("0[1-9a-f]000000[0-9a-f]{136}.*", Pattern.CASE_INSENSITIVE);

    /** 32 bytes less what the server chose. */
    private static final int MAX_NONCE_DIGITS = 64;

    /** As the signatures call it. */
    final String algorithm;

    private final String parameters;
    private final Pattern start;
    private final int digits;

    SolutionSize(String parameters, String prefix, int bytes) {
        this(parameters, "equihash_" + parameters, prefix, bytes);
    }

    SolutionSize(String parameters, String algorithm, String start, int bytes) {
        this.parameters = parameters;
        this.algorithm = algorithm;
        this.start = Pattern.compile(start, Pattern.CASE_INSENSITIVE);
        this.digits = 2 * (bytes + (bytes < LONG ? 1 : 3));
    }

    /** The size in a share: worker, job, time, the miner's part of the nonce, solution. */
    static Optional<SolutionSize> ofShare(JsonNode params) {
        String nonce = Message.text(params.path(3));
        boolean framed =
                params.isArray()
                        && params.size() == PARAMETERS
                        && JobLayout.isWord(params.path(2))
                        && nonce.length() <= MAX_NONCE_DIGITS
                        && Hex.isHex(nonce);
        return framed ? of(Message.text(params.path(4))) : Optional.empty();
    }

    /** The size of a solution in hexadecimal; empty if it is none. */
    static Optional<SolutionSize> of(String solution) {
        return Arrays.stream(values())
                .filter(size -> size.digits == solution.length())
                .filter(size -> size.start.matcher(solution).lookingAt())
                .filter(_ -> Hex.isHex(solution))
                .findFirst();
    }

    /** The size that a job names, "144_5", or, with Verus, begins to fill. */
    static Optional<SolutionSize> named(String parameters) {
        if (BEFORE_VERUS.matcher(parameters).matches()) {
            return Optional.of(VERUS);
        }
        return Arrays.stream(values())
                .filter(size -> size.parameters.equals(parameters))
                .findFirst();
    }
}
