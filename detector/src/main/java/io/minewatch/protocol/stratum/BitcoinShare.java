package io.minewatch.protocol.stratum;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.protocol.Event;
import io.minewatch.protocol.Fit;
import io.minewatch.protocol.Message;

import java.util.Optional;

/** Worker, job, extranonce2, time, nonce, and rolled version bits if there are any. */
public final class BitcoinShare implements ShareLayout {

    @Override
    public Fit fit(JsonNode params) {
        return ShareLayout.ownIf(Shape.isHeaderShare(params));
    }

    @Override
    public Sent read(JsonNode params) {
        Sent sent = ShareLayout.super.read(params);
        return Shape.isHeaderShare(params)
                ? new Sent(sent.jobId(), sent.user(), sent.worker(), Optional.of(solution(params)))
                : sent;
    }

    private static Event.Solution solution(JsonNode params) {
        return new Event.Solution(
                Message.text(params.path(2)),
                Message.text(params.path(3)),
                Message.text(params.path(4)),
                Message.optionalText(params.path(5)));
    }
}
