package io.minewatch.protocol.decred;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.protocol.Fit;
import io.minewatch.protocol.stratum.Shape;
import io.minewatch.protocol.stratum.ShareLayout;

/** Worker, job, extranonce2, time, nonce, as Bitcoin's; the job must tell. */
final class DecredShare implements ShareLayout {

    @Override
    public Fit fit(JsonNode params) {
        return ShareLayout.ownIf(Shape.isHeaderShare(params));
    }
}
