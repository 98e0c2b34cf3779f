package io.minewatch.protocol.ethereum;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.bytes.Hex;
import io.minewatch.protocol.Message;

import java.util.Optional;

/** The two versions of EthereumStratum, told by the parameters of a job. */
enum JobLayout {
    /** Job, seed, header, and whether former jobs are void. */
    FIRST,
    /** Job, height, header, and "0" or "1". */
    SECOND;

    private static final int PARAMETERS = 4;
    private static final int HASH_DIGITS = 64;

    /** No chain has blocks beyond 2^64. */
    private static final int MAX_HEIGHT_DIGITS = 16;

    static Optional<JobLayout> of(JsonNode params) {
        if (!params.isArray() || params.size() != PARAMETERS || !isHash(params.path(2))) {
            return Optional.empty();
        }
        if (isHash(params.path(1)) && params.path(3).isBoolean()) {
            return Optional.of(FIRST);
        }
        String height = Message.text(params.path(1));
        boolean second =
                height.length() <= MAX_HEIGHT_DIGITS
                        && Hex.isHex(height)
                        && Message.text(params.path(3)).matches("[01]");
        return second ? Optional.of(SECOND) : Optional.empty();
    }

    private static boolean isHash(JsonNode node) {
        return Hex.isHex(Hex.bare(Message.text(node)), HASH_DIGITS);
    }
}
