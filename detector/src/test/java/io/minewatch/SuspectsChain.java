package io.minewatch;

import io.minewatch.cadence.CadenceConfig;
import io.minewatch.cadence.clock.BlockClock;
import io.minewatch.cadence.clock.JobChains;
import io.minewatch.cadence.clock.JobWatch;
import io.minewatch.decode.DecodeConfig;
import io.minewatch.decode.Decoder;
import io.minewatch.decode.Packet;
import io.minewatch.decode.PacketListener;
import io.minewatch.flow.FlowConfig;
import io.minewatch.flow.FlowTable;
import io.minewatch.metrics.Counters;
import io.minewatch.protocol.Conversations;
import io.minewatch.signature.Signatures;
import io.minewatch.simulate.Plan;
import io.minewatch.simulate.Simulation;
import io.minewatch.simulate.TruthListener;
import io.minewatch.simulate.net.FrameSink;
import io.minewatch.simulate.opaque.OpaqueCapture;
import io.minewatch.simulate.opaque.OpaquePlan;
import io.minewatch.simulate.opaque.OpaqueTruth;
import io.minewatch.verdict.DetectionListener;
import io.minewatch.verdict.OpaqueCases;
import io.minewatch.verdict.PoolAnswers;
import io.minewatch.verdict.Pseudonyms;
import io.minewatch.verdict.VerdictConfig;
import io.minewatch.verdict.Verdicts;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * The data path of one worker as far as the verdict, for tests.
 *
 * @param readable is told what was found in what can be read
 * @param encrypted is told what was found in what cannot
 */
public record SuspectsChain(
        VerdictConfig config,
        Signatures signatures,
        PoolAnswers answers,
        DetectionListener readable,
        DetectionListener encrypted) {

    private static final int LONGEST_FRAME = 1 << 18;

    /** Shows it packets, and ends. */
    void show(Packet... packets) {
        try {
            run(
                    suspects -> {
                        for (Packet packet : packets) {
                            suspects.packet(packet);
                        }
                    });
        } catch (IOException e) {
            throw new AssertionError("packets are in memory", e);
        }
    }

    /** Shows it simulated traffic that cannot be read, and ends. */
    void show(OpaquePlan plan, OpaqueTruth truth) throws IOException {
        frames(sink -> new OpaqueCapture(plan).run(sink, truth));
    }

    /** Shows it simulated traffic, and ends. */
    public void show(Plan plan, TruthListener truth) throws IOException {
        frames(sink -> new Simulation(plan).run(sink, truth));
    }

    private interface Frames {
        void to(FrameSink sink) throws IOException;
    }

    private void frames(Frames frames) throws IOException {
        try (var arena = Arena.ofConfined()) {
            MemorySegment memory = arena.allocate(LONGEST_FRAME);
            run(
                    suspects -> {
                        var decoder =
                                new Decoder(DecodeConfig.standard(), suspects, new Counters());
                        frames.to(
                                (at, bytes, offset, captured, onWire, linkType) -> {
                                    MemorySegment.copy(
                                            bytes,
                                            offset,
                                            memory,
                                            ValueLayout.JAVA_BYTE,
                                            0,
                                            captured);
                                    decoder.frame(memory, 0, captured, onWire, at, linkType);
                                });
                    });
        }
    }

    private interface Traffic {
        void to(PacketListener suspects) throws IOException;
    }

    private void run(Traffic traffic) throws IOException {
        var counters = new Counters();
        var pseudonyms = new Pseudonyms(new byte[32], false);
        var verdicts = new Verdicts(config, signatures, pseudonyms, readable, counters);
        var clock = new BlockClock();
        var jobs = new JobWatch(verdicts, new JobChains(clock));
        var conversations = new Conversations(Dialects.ALL, jobs, counters);
        try (var suspects =
                new Suspects(
                        CadenceConfig.DEFAULT,
                        new FlowTable(FlowConfig.DEFAULT, conversations, counters),
                        clock,
                        () -> signatures,
                        new OpaqueCases(
                                config, verdicts.handshakes(), answers, encrypted, counters),
                        counters)) {
            traffic.to(suspects);
            suspects.flush();
        }
    }
}
