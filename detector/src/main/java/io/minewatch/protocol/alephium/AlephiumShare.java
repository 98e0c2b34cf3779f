package io.minewatch.protocol.alephium;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.bytes.Hex;
import io.minewatch.protocol.Fit;
import io.minewatch.protocol.Message;
import io.minewatch.protocol.stratum.ShareLayout;

/** An object: job, from group, to group, nonce of 24 bytes, worker. */
final class AlephiumShare implements ShareLayout {

    @Override
    public Fit fit(JsonNode params) {
        return ShareLayout.ownIf(
                AlephiumJob.isChain(params)
                        && Hex.isHex(Hex.bare(Message.text(params.path("nonce")))));
    }

    @Override
    public Sent read(JsonNode params) {
        return params.isObject()
                ? Sent.of(params.path("worker"), params.path("jobId"))
                : ShareLayout.super.read(params);
    }
}
