package io.minewatch.protocol.ethereum;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.bytes.Hex;
import io.minewatch.protocol.Fit;
import io.minewatch.protocol.Message;

/** Three parameters of a share: worker, job, nonce; in version 2.0.0 job, nonce, worker's token. */
final class ShareLayout {

    private static final int PARAMETERS = 3;

    /** 8 bytes less what the server chose. */
    private static final int MAX_NONCE_DIGITS = 16;

    /** Begins a worker's token; pools write the EIP's example as it stands there. */
    private static final String TOKEN_START = "w-";

    private ShareLayout() {}

    /** A nonce without 0x in the third place is written by other coins too. */
    static Fit fit(JsonNode params) {
        if (!params.isArray() || params.size() != PARAMETERS) {
            return Fit.NONE;
        }
        if (isSecond(params)) {
            return Fit.OWN;
        }
        return isNonce(params.path(2)) ? Fit.HINT : Fit.NONE;
    }

    /** True if it ends with a token. */
    static boolean isSecond(JsonNode params) {
        return isNonce(params.path(1)) && Message.text(params.path(2)).startsWith(TOKEN_START);
    }

    private static boolean isNonce(JsonNode node) {
        String digits = Message.text(node);
        return digits.length() <= MAX_NONCE_DIGITS && Hex.isHex(digits);
    }
}
