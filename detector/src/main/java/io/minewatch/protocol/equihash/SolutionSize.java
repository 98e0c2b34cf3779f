package io.minewatch.protocol.equihash;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.bytes.Hex;
import io.minewatch.protocol.Message;

import java.util.Arrays;
import java.util.Optional;

/**
 * The parameters n,k of Equihash, told by how long a solution is: 2^k indices of n/(k+1)+1 bits
 * each. Before it stands its length as Bitcoin writes sizes.
 */
enum SolutionSize {
    S200_9("200_9", "fd4005", 1344),
    S192_7("192_7", "fd9001", 400),
    S144_5("144_5", "64", 100),
    S125_4("125_4", "34", 52),
    S210_9("210_9", "fd8005", 1408);

    private static final int PARAMETERS = 5;

    /** 32 bytes less what the server chose. */
    private static final int MAX_NONCE_DIGITS = 64;

    /** As the signatures call it. */
    final String algorithm;

    private final String parameters;
    private final String prefix;
    private final int digits;

    SolutionSize(String parameters, String prefix, int bytes) {
        this.parameters = parameters;
        this.algorithm = "equihash_" + parameters;
        this.prefix = prefix;
        this.digits = prefix.length() + 2 * bytes;
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
                .filter(
                        size ->
                                solution.regionMatches(
                                        true, 0, size.prefix, 0, size.prefix.length()))
                .filter(_ -> Hex.isHex(solution))
                .findFirst();
    }

    /** The size that a job names, "144_5". */
    static Optional<SolutionSize> named(String parameters) {
        return Arrays.stream(values())
                .filter(size -> size.parameters.equals(parameters))
                .findFirst();
    }
}
