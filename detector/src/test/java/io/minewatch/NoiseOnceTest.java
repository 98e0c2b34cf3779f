package io.minewatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.minewatch.signature.Signatures;
import io.minewatch.simulate.opaque.ChainKind;
import io.minewatch.simulate.opaque.OpaquePlan;
import io.minewatch.verdict.Detection;
import io.minewatch.verdict.Grade;
import io.minewatch.verdict.PoolAnswers;
import io.minewatch.verdict.Reason;
import io.minewatch.verdict.VerdictConfig;

import org.junit.jupiter.api.Test;

import java.io.IOException;
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
        new SuspectsChain(
                        new VerdictConfig("", Optional.of(Duration.ofMinutes(10)), false),
                        Signatures.empty(),
                        PoolAnswers.NONE,
                        this::detection,
                        this::detection)
                .show(plan, _ -> {});
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

    private void detection(Detection detection) {
        String protocol = detection.mining().protocol();
        if (protocol.equals("stratum_v2") || protocol.equals("unknown_encrypted")) {
            String flow = detection.client() + " " + detection.end().toString().substring(0, 10);
            byFlow.computeIfAbsent(flow, _ -> new ArrayList<>()).add(detection);
        }
    }
}
