package io.minewatch.benchmark;

import io.minewatch.Dialects;
import io.minewatch.Suspects;
import io.minewatch.cadence.CadenceConfig;
import io.minewatch.cadence.clock.BlockClock;
import io.minewatch.cadence.clock.JobChains;
import io.minewatch.cadence.clock.JobWatch;
import io.minewatch.decode.DecodeConfig;
import io.minewatch.decode.Decoder;
import io.minewatch.flow.FlowConfig;
import io.minewatch.flow.FlowTable;
import io.minewatch.metrics.Counters;
import io.minewatch.protocol.Conversations;
import io.minewatch.signature.Signatures;
import io.minewatch.verdict.DetectionListener;
import io.minewatch.verdict.OpaqueCases;
import io.minewatch.verdict.Pseudonyms;
import io.minewatch.verdict.VerdictConfig;
import io.minewatch.verdict.Verdicts;

/** The whole path of a packet, from the decoder to the detection, without a capture before it. */
public record Chain(Decoder decoder, Suspects suspects, Counters counters)
        implements AutoCloseable {

    /** With the signatures that are shipped; detections are only counted. */
    public static Chain shipped() {
        return of(FlowConfig.DEFAULT, CadenceConfig.DEFAULT, detection -> {});
    }

    /** With the signatures that are shipped. */
    public static Chain of(FlowConfig flow, CadenceConfig cadence, DetectionListener detections) {
        return of(
                flow,
                cadence,
                VerdictConfig.DEFAULT,
                Home.signatures(),
                detections,
                new Counters());
    }

    /** What is found in what can be read, and in what cannot, goes to one listener. */
    static Chain of(
            FlowConfig flow,
            CadenceConfig cadence,
            VerdictConfig verdict,
            Signatures signatures,
            DetectionListener detections,
            Counters counters) {
        var verdicts =
                new Verdicts(verdict, signatures, Pseudonyms.random(false), detections, counters);
        var encrypted = new OpaqueCases(verdict, verdicts.handshakes(), detections, counters);
        var clock = new BlockClock();
        var jobs = new JobWatch(verdicts, new JobChains(clock));
        var flows = new FlowTable(flow, new Conversations(Dialects.ALL, jobs, counters), counters);
        var suspects = new Suspects(cadence, flows, clock, () -> signatures, encrypted, counters);
        return new Chain(
                new Decoder(DecodeConfig.standard(), suspects, counters), suspects, counters);
    }

    @Override
    public void close() {
        suspects.close();
    }
}
