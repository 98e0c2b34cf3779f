package io.minewatch.protocol.kaspa;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.protocol.Fit;
import io.minewatch.protocol.stratum.Shape;
import io.minewatch.protocol.stratum.ShareLayout;

/**
 * Worker, job, nonce of 8 bytes behind 0x. Some miners leave the 0x out; then it could be
 * anybody's.
 */
final class KaspaShare implements ShareLayout {

    private static final int NONCE_DIGITS = 16;

    @Override
    public Fit fit(JsonNode params) {
        return ShareLayout.ownIf(
                Shape.isList(params, 3) && Shape.isMarkedHex(params.path(2), NONCE_DIGITS));
    }
}
