package io.minewatch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.minewatch.cadence.CadenceConfig;
import io.minewatch.cadence.OpaqueTraffic;
import io.minewatch.cadence.ReadFlows;
import io.minewatch.cadence.clock.BlockClock;
import io.minewatch.cadence.clock.Synchrony;
import io.minewatch.cadence.name.Names;
import io.minewatch.decode.Packet;
import io.minewatch.decode.TestPackets;
import io.minewatch.flow.FlowKey;
import io.minewatch.metrics.Counters;
import io.minewatch.signature.Signatures;
import io.minewatch.verdict.Detection;
import io.minewatch.verdict.OpaqueCases;
import io.minewatch.verdict.Pseudonyms;
import io.minewatch.verdict.VerdictConfig;
import io.minewatch.verdict.Verdicts;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/** A record is of one day: what was seen on one day is not told of the next. */
class EncryptedDaysTest {

    private static final Instant EVENING = Instant.parse("2026-08-20T18:00:00Z");
    private static final int HOUR = 3600;

    private final Random random = new Random(7);
    private final BlockClock clock = new BlockClock(10_000);
    private final TreeMap<Double, Packet> packets = new TreeMap<>();
    private final TreeMap<LocalDate, String> found = new TreeMap<>();

    private double chance(double mean) {
        return -mean * Math.log(1 - random.nextDouble());
    }

    private void said(boolean back, double seconds, int length) {
        var payload = new byte[length];
        Arrays.fill(payload, (byte) 0x9b);
        long at = EVENING.getEpochSecond() * 1_000_000_000L + (long) (seconds * 1e9);
        Packet packet = TestPackets.flagged(TestPackets.tcp(back, 1, payload, at), Packet.ACK, 1);
        packets.put(seconds, TestPackets.ports(packet, back ? 443 : 40_000, back ? 40_000 : 443));
    }

    /** Mines until then; the tunnel is kept alive until the end. */
    private void tunnel(double minesUntil, double until) {
        said(false, 0, 300);
        for (double at = -4000; at < until; at += chance(120)) {
            long nanos = (long) ((EVENING.getEpochSecond() + at) * 1e9);
            clock.tick("chain", nanos);
            if (at > 0 && at < minesUntil) {
                said(true, at + 0.4, 400);
            }
        }
        for (double at = 5; at < minesUntil; at += 3 + chance(25)) {
            said(false, at, 198);
            said(true, at + 0.1, 85);
        }
        for (double at = minesUntil; at < until; at += 60) {
            said(false, at, 40);
            said(true, at + 0.1, 40);
        }
    }

    private Map<LocalDate, String> found() {
        var counters = new Counters();
        var config = new VerdictConfig("", Optional.of(Duration.ofHours(1)), false);
        var pseudonyms = new Pseudonyms(new byte[32], false);
        var verdicts = new Verdicts(config, Signatures.empty(), pseudonyms, _ -> {}, counters);
        var cases = new OpaqueCases(config, verdicts.handshakes(), this::detection, counters);
        try (var traffic =
                new OpaqueTraffic(
                        CadenceConfig.DEFAULT,
                        new FlowKey(1, 2),
                        new Synchrony(clock),
                        new Names(Signatures::empty),
                        ReadFlows.NONE,
                        cases,
                        counters)) {
            packets.values().forEach(traffic::packet);
            traffic.flush();
        }
        return found;
    }

    private void detection(Detection one) {
        var day = LocalDate.ofInstant(one.start(), ZoneOffset.UTC);
        found.put(day, one.mining().grade().label + " " + one.mining().reasons());
    }

    @Test
    void aTunnelThatWasMinedThroughYesterdayIsNotTold() {
        tunnel(3 * HOUR, 40 * HOUR);
        String probable = "probable [SHARE_RHYTHM, BLOCK_CLOCK]";
        assertEquals(Map.of(LocalDate.parse("2026-08-20"), probable), found());
    }

    @Test
    void whoMinesOnIsToldOfEachDay() {
        tunnel(40 * HOUR, 40 * HOUR);
        String probable = "probable [SHARE_RHYTHM, BLOCK_CLOCK]";
        var days = List.of("2026-08-20", "2026-08-21", "2026-08-22");
        assertEquals(days, found().keySet().stream().map(LocalDate::toString).toList());
        assertEquals(List.of(probable, probable, probable), List.copyOf(found.values()));
    }
}
