package io.minewatch.protocol.sia;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.protocol.Fit;
import io.minewatch.protocol.stratum.Shape;
import io.minewatch.protocol.stratum.ShareLayout;

/** Worker, job, the whole header with its nonce. */
final class SiaShare implements ShareLayout {

    @Override
    public Fit fit(JsonNode params) {
        return ShareLayout.ownIf(
                Shape.isList(params, 3) && Shape.isMarkedHex(params.path(2), SiaJob.HEADER_DIGITS));
    }
}
