package io.minewatch.protocol.pearl;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.protocol.Fit;
import io.minewatch.protocol.Message;
import io.minewatch.protocol.UserName;
import io.minewatch.protocol.stratum.ShareLayout;

import java.util.Optional;

/** An object: wallet, worker, job, proof; or with AlphaPool a list of user, seed, proof. */
final class PearlShare implements ShareLayout {

    @Override
    public Fit fit(JsonNode params) {
        return ShareLayout.ownIf(
                params.path("job_id").isValueNode() && params.path("plain_proof").isTextual());
    }

    @Override
    public Sent read(JsonNode params) {
        return params.isObject()
                ? new Sent(
                        params.path("job_id").asText(""),
                        Message.optionalText(params.path("wallet")).map(UserName::of),
                        Message.optionalText(params.path("worker")),
                        Optional.empty())
                : ShareLayout.super.read(params);
    }
}
