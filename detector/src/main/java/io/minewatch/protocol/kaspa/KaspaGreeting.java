package io.minewatch.protocol.kaspa;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.protocol.Fit;
import io.minewatch.protocol.Message;
import io.minewatch.protocol.stratum.Greeting;

/** Pools answer the introduction with true and the name of a protocol. */
final class KaspaGreeting implements Greeting {

    @Override
    public Fit fit(JsonNode result) {
        boolean own =
                result.isArray()
                        && result.path(0).booleanValue()
                        && Message.text(result.path(1))
                                .matches("(Ethereum|Kaspa)Stratum/1\\.0\\.0");
        return own ? Fit.SHARED : Greeting.super.fit(result);
    }
}
