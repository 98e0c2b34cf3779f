package io.minewatch.protocol.kadena;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.protocol.Fit;
import io.minewatch.protocol.stratum.ShareLayout;

/** Worker, job, rest of the nonce; many write so, so the job must tell. */
final class KadenaShare implements ShareLayout {

    @Override
    public Fit fit(JsonNode params) {
        return Fit.HINT;
    }
}
