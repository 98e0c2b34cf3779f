package io.minewatch.benchmark;

import io.minewatch.Dialects;
import io.minewatch.decode.DecodeConfig;
import io.minewatch.decode.Decoder;
import io.minewatch.flow.FlowConfig;
import io.minewatch.flow.FlowTable;
import io.minewatch.metrics.Counters;
import io.minewatch.protocol.Conversations;
import io.minewatch.verdict.Detection;
import io.minewatch.verdict.Pseudonyms;
import io.minewatch.verdict.VerdictConfig;
import io.minewatch.verdict.Verdicts;

import java.util.function.Consumer;

/** The whole path of a packet, from the decoder to the detection, without a capture before it. */
public record Chain(Decoder decoder, FlowTable flows, Counters counters) implements AutoCloseable {

    /** With the signatures that are shipped; detections are only counted. */
    public static Chain shipped() {
        return of(FlowConfig.DEFAULT, detection -> {});
    }

    /** With the signatures that are shipped. */
    public static Chain of(FlowConfig config, Consumer<Detection> detections) {
        var counters = new Counters();
        var verdicts =
                new Verdicts(
                        VerdictConfig.DEFAULT,
                        Home.signatures(),
                        Pseudonyms.random(false),
                        detections::accept,
                        counters);
        var conversations = new Conversations(Dialects.ALL, verdicts, counters);
        var flows = new FlowTable(config, conversations, counters);
        return new Chain(new Decoder(DecodeConfig.standard(), flows, counters), flows, counters);
    }

    @Override
    public void close() {
        flows.close();
    }
}
