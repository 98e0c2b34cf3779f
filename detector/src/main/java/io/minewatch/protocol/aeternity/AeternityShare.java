package io.minewatch.protocol.aeternity;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.protocol.Fit;
import io.minewatch.protocol.stratum.Shape;
import io.minewatch.protocol.stratum.ShareLayout;

/** Worker, job, rest of the nonce, 42 edges of a cycle. */
final class AeternityShare implements ShareLayout {

    private static final int EDGES = 42;

    @Override
    public Fit fit(JsonNode params) {
        return ShareLayout.ownIf(
                Shape.isList(params, 4)
                        && Shape.isList(params.path(3), EDGES)
                        && params.path(3).path(0).isIntegralNumber());
    }
}
