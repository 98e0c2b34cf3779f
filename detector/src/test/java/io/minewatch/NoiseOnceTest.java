package io.minewatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import io.minewatch.simulate.opaque.ChainKind;
import io.minewatch.simulate.opaque.OpaqueCapture;
import io.minewatch.simulate.opaque.OpaquePlan;
import io.minewatch.simulate.opaque.OpaqueTruth;
import io.minewatch.verdict.Detection;
import io.minewatch.verdict.Grade;
import io.minewatch.verdict.OpaqueCases;
import io.minewatch.verdict.Pseudonyms;
import io.minewatch.verdict.Reason;
import io.minewatch.verdict.VerdictConfig;
import io.minewatch.verdict.Verdicts;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Stratum V2 inside of Noise that is heard from its beginning is known by its handshake and by its
 * rhythm: one detection a day, whose revisions rise.
 */
class NoiseOnceTest {

    private static final int LONGEST_FRAME = 1 << 18;

    /** What the handshake's reader knows, and what the block clock knows. */
    private static final Set<Reason> ALL =
            Set.of(Reason.NOISE_HANDSHAKE, Reason.SHARE_SIZED_RECORDS, Reason.BLOCK_CLOCK);

    private final Map<String, List<Detection>> byFlow = new LinkedHashMap<>();

    @Test
    void everyConversationIsDetectedOnceADay() throws IOException {
        var plan =
                OpaquePlan.hours(11, 26)
                        .over(List.of(ChainKind.BITCOIN), 0.1)
                        .mined(10, 0)
                        .readable(6);
        run(plan, _ -> {});
        var faults = new ArrayList<String>();
        byFlow.forEach((flow, all) -> check(flow, all, faults));
        assertEquals(List.of(), faults);
        var whole =
                byFlow.entrySet().stream()
                        .filter(it -> it.getValue().getLast().mining().reasons().containsAll(ALL))
                        .map(it -> it.getKey().substring(it.getKey().lastIndexOf(' ') + 1))
                        .toList();
        assertTrue(whole.size() >= 4, whole.toString());
        assertEquals(Set.of("2026-08-20", "2026-08-21"), Set.copyOf(whole));
    }

    private static void check(String flow, List<Detection> all, List<String> faults) {
        long revision = 0;
        var ids = new TreeSet<String>();
        for (Detection each : all) {
            ids.add(each.id());
            if (each.revision() != ++revision) {
                faults.add(flow + ": " + each.revision() + " is not " + revision);
            }
        }
        if (ids.size() > 1) {
            faults.add(flow + ": " + ids);
        }
        if (all.getLast().mining().grade() != Grade.PROBABLE) {
            faults.add(flow + ": " + all.getLast().mining());
        }
    }

    private void run(OpaquePlan plan, OpaqueTruth truth) throws IOException {
        var config = new VerdictConfig("", Optional.of(Duration.ofMinutes(10)), false);
        var counters = new Counters();
        var verdicts =
                new Verdicts(
                        config,
                        Signatures.empty(),
                        Pseudonyms.random(false),
                        this::detection,
                        counters);
        var clock = new BlockClock();
        var jobs = new JobWatch(verdicts, new JobChains(clock));
        var conversations = new Conversations(Dialects.ALL, jobs, counters);
        try (var arena = Arena.ofConfined();
                var suspects =
                        new Suspects(
                                CadenceConfig.DEFAULT,
                                new FlowTable(FlowConfig.DEFAULT, conversations, counters),
                                clock,
                                Signatures::empty,
                                new OpaqueCases(
                                        config, verdicts.handshakes(), this::detection, counters),
                                counters)) {
            MemorySegment memory = arena.allocate(LONGEST_FRAME);
            var decoder = new Decoder(DecodeConfig.standard(), suspects, counters);
            new OpaqueCapture(plan)
                    .run(
                            (at, bytes, offset, captured, onWire, linkType) -> {
                                MemorySegment.copy(
                                        bytes, offset, memory, ValueLayout.JAVA_BYTE, 0, captured);
                                decoder.frame(memory, 0, captured, onWire, at, linkType);
                            },
                            truth);
            suspects.flush();
        }
    }

    private void detection(Detection detection) {
        String protocol = detection.mining().protocol();
        if (protocol.equals("stratum_v2") || protocol.equals("unknown_encrypted")) {
            String flow = detection.client() + " " + detection.end().toString().substring(0, 10);
            byFlow.computeIfAbsent(flow, _ -> new ArrayList<>()).add(detection);
        }
    }
}
