package io.minewatch.protocol.conflux;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.protocol.Fit;
import io.minewatch.protocol.stratum.Shape;
import io.minewatch.protocol.stratum.ShareLayout;

/** Worker, job, nonce, hash of the header, the last two behind 0x. */
final class ConfluxShare implements ShareLayout {

    private static final int HASH_DIGITS = 64;

    @Override
    public Fit fit(JsonNode params) {
        return ShareLayout.ownIf(
                Shape.isList(params, 4)
                        && Shape.isMarkedTarget(params.path(2))
                        && Shape.isMarkedHex(params.path(3), HASH_DIGITS));
    }
}
