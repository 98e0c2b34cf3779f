package io.minewatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.minewatch.signature.Signatures;
import io.minewatch.simulate.opaque.ChainKind;
import io.minewatch.simulate.opaque.OpaquePlan;
import io.minewatch.simulate.opaque.OpaqueTruth;
import io.minewatch.verdict.Detection;
import io.minewatch.verdict.Grade;
import io.minewatch.verdict.PoolAnswers;
import io.minewatch.verdict.VerdictConfig;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Encrypted miners of two fast chains, among followers and look-alikes, packet for packet: all are
 * found, and nobody else. The whole trial is benchmarks/encrypted.
 */
class EncryptedTrialTest {

    /** Within three hours. */
    private static final int MINERS = 40;

    private final Set<String> probable = new TreeSet<>();
    private final Set<String> detected = new TreeSet<>();

    @Test
    void findsEncryptedMinersAndNobodyElse() throws IOException {
        var plan =
                OpaquePlan.hours(6, 3)
                        .over(List.of(ChainKind.MONERO, ChainKind.LITECOIN), 0.1)
                        .mined(MINERS, 0)
                        .followed(24)
                        .among(200)
                        .readable(10);
        var connections = new ArrayList<OpaqueTruth.Connection>();
        new SuspectsChain(
                        VerdictConfig.DEFAULT,
                        Signatures.empty(),
                        PoolAnswers.NONE,
                        _ -> {},
                        this::detection)
                .show(plan, connections::add);
        var mining = new TreeSet<String>();
        for (var one : connections) {
            boolean isHidden = !one.carrier().equals("plain");
            if (one.kind().equals("mining") && isHidden) {
                mining.add(one.client().address().toString());
            } else if (isHidden) {
                assertTrue(!detected.contains(one.client().address().toString()), one.toString());
            }
        }
        assertEquals(MINERS, mining.size());
        assertEquals(mining, probable);
    }

    private void detection(Detection detection) {
        String client = detection.client().address().getHostAddress();
        detected.add(client);
        if (detection.mining().grade() == Grade.PROBABLE) {
            probable.add(client);
        }
    }
}
