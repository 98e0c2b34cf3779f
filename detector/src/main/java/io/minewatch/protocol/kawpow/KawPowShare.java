package io.minewatch.protocol.kawpow;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.protocol.Fit;
import io.minewatch.protocol.stratum.Shape;
import io.minewatch.protocol.stratum.ShareLayout;

/** Worker, job, nonce, header, mix; ethpool's miners write the same. */
final class KawPowShare implements ShareLayout {

    @Override
    public Fit fit(JsonNode params) {
        return ShareLayout.ownIf(
                Shape.isList(params, 5)
                        && Shape.isHash(params.path(3))
                        && Shape.isHash(params.path(4)));
    }
}
