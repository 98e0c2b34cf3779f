package io.minewatch.protocol.ergo;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.protocol.Fit;
import io.minewatch.protocol.Message;
import io.minewatch.protocol.stratum.Shape;
import io.minewatch.protocol.stratum.ShareLayout;

/**
 * Worker, job, extranonce2, time or nothing, nonce of 8 bytes; or only the first three, as others
 * write them.
 */
final class ErgoShare implements ShareLayout {

    /** Headers of Sia have a time of 8 bytes beside such a nonce. */
    private static final int TIME_DIGITS = 8;

    private static final int NONCE_DIGITS = 16;

    @Override
    public Fit fit(JsonNode params) {
        return ShareLayout.ownIf(
                Shape.isList(params, 5)
                        && params.path(2).isTextual()
                        && Message.text(params.path(3)).length() <= TIME_DIGITS
                        && Shape.isHex(params.path(4), NONCE_DIGITS));
    }
}
