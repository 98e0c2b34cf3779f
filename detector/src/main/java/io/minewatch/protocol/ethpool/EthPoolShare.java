package io.minewatch.protocol.ethpool;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.protocol.Fit;
import io.minewatch.protocol.stratum.Shape;
import io.minewatch.protocol.stratum.ShareLayout;

/** Worker, job, nonce, header, mix; the miners of the KawPow family write the same. */
final class EthPoolShare implements ShareLayout {

    @Override
    public Fit fit(JsonNode params) {
        return ShareLayout.ownIf(
                Shape.isList(params, 5)
                        && Shape.isHash(params.path(3))
                        && Shape.isHash(params.path(4)));
    }
}
