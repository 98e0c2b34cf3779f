package io.minewatch.protocol.xelis;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.protocol.Fit;
import io.minewatch.protocol.Message;
import io.minewatch.protocol.stratum.ShareLayout;

import java.util.Optional;

/** Worker, job, nonce; many write so, so the job must tell. */
final class XelisShare implements ShareLayout {

    @Override
    public Fit fit(JsonNode params) {
        return Fit.HINT;
    }

    /** The machine's name alone, with some miners the address before it. */
    @Override
    public Sent read(JsonNode params) {
        Sent sent = ShareLayout.super.read(params);
        String said = Message.text(params.path(0));
        return said.isBlank() || said.startsWith("xel:")
                ? sent
                : new Sent(sent.jobId(), Optional.empty(), Optional.of(said), Optional.empty());
    }
}
