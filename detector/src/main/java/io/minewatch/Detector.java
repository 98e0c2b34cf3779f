package io.minewatch;

import io.minewatch.cadence.CadenceConfig;
import io.minewatch.cadence.clock.BlockClock;
import io.minewatch.cadence.clock.JobChains;
import io.minewatch.cadence.clock.JobWatch;
import io.minewatch.cadence.clock.KnownTicks;
import io.minewatch.cadence.clock.TickFile;
import io.minewatch.capture.CaptureFiles;
import io.minewatch.capture.SharedCapture;
import io.minewatch.decode.DecodeConfig;
import io.minewatch.decode.Decoder;
import io.minewatch.flow.FlowConfig;
import io.minewatch.flow.FlowTable;
import io.minewatch.locate.GeoDatabase;
import io.minewatch.locate.LocatedListener;
import io.minewatch.locate.Locator;
import io.minewatch.locate.RegionTree;
import io.minewatch.locate.SubscriberTable;
import io.minewatch.metrics.Counters;
import io.minewatch.protocol.Conversations;
import io.minewatch.signature.Signatures;
import io.minewatch.verdict.OpaqueCases;
import io.minewatch.verdict.Pseudonyms;
import io.minewatch.verdict.VerdictConfig;
import io.minewatch.verdict.Verdicts;

/**
 * The data path, from frames to located detections.
 *
 * @param decode how frames are decoded
 * @param flow how many flows are followed, and for how long
 * @param cadence how many flows that cannot be read are watched, and for how long
 * @param ticks blocks that are known from elsewhere than the capture
 * @param verdict whose network this is
 * @param signatures who is known to mine where and with what
 * @param pseudonyms what stands for names of accounts and machines
 * @param subscribers which line has which address
 * @param regions where regions are
 * @param geo coarse places of other addresses
 */
public record Detector(
        DecodeConfig decode,
        FlowConfig flow,
        CadenceConfig cadence,
        KnownTicks ticks,
        VerdictConfig verdict,
        Signatures signatures,
        Pseudonyms pseudonyms,
        SubscriberTable subscribers,
        RegionTree regions,
        GeoDatabase geo) {

    /** Reads a capture to its end with one thread. */
    public void run(CaptureFiles capture, LocatedListener emit, Counters counters) {
        run(capture, 1, emit, counters);
    }

    /**
     * Reads a capture to its end.
     *
     * @param workers threads that share the work, 1 or more, if the capture can be shared: see
     *     {@link CaptureFiles#isPlainPcap}; what comes out of it is the same for any number
     */
    public void run(CaptureFiles capture, int workers, LocatedListener emit, Counters counters) {
        run(capture, workers, SharedCapture.USUAL_PIECE, emit, counters);
    }

    /** From the bottom up it is the path of a packet. */
    void run(
            CaptureFiles capture,
            int workers,
            int pieceLength,
            LocatedListener emit,
            Counters counters) {
        var locate = new Locator(subscribers, regions, geo, emit);
        var verdicts = new Verdicts(verdict, signatures, pseudonyms, locate, counters);
        var encrypted = new OpaqueCases(verdict, verdicts.handshakes(), locate, counters);
        var clock = new BlockClock(TickFile.MAX_LINES);
        ticks.tell(clock);
        var jobs = new JobWatch(verdicts, new JobChains(clock));
        var conversations = new Conversations(Dialects.ALL, jobs, counters);
        var flows = new FlowTable(flow, conversations, counters);
        try (var suspects =
                new Suspects(cadence, flows, clock, () -> signatures, encrypted, counters)) {
            var decoder = new Decoder(decode, suspects, counters);
            if (workers > 1 && capture.isPlainPcap()) {
                var shared = capture.shared(pieceLength);
                new ParallelScreening(shared, workers, decode, decoder, suspects, counters).run();
            } else {
                capture.run(decoder);
            }
            suspects.flush();
        }
    }
}
