package io.minewatch.benchmark;

import io.minewatch.cadence.CadenceConfig;
import io.minewatch.flow.FlowConfig;
import io.minewatch.metrics.Counters;
import io.minewatch.signature.Signatures;
import io.minewatch.simulate.opaque.OpaqueCapture;
import io.minewatch.simulate.opaque.OpaquePlan;
import io.minewatch.simulate.opaque.OpaqueTruth;
import io.minewatch.verdict.Detection;
import io.minewatch.verdict.Endpoint;
import io.minewatch.verdict.Grade;
import io.minewatch.verdict.VerdictConfig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Encrypted miners among others, packet for packet through the whole data path and in memory: what
 * was found of each connection, and when.
 */
final class EncryptedTrial {

    /** Detections come as soon as they become surer, and each minute at most. */
    private static final VerdictConfig VERDICT =
            new VerdictConfig("", Optional.of(Duration.ofMinutes(1)), false);

    /** Room for every flow of the largest trial. */
    private static final CadenceConfig CADENCE =
            new CadenceConfig(
                    1 << 17,
                    CadenceConfig.DEFAULT.idleTimeout(),
                    CadenceConfig.DEFAULT.falseAlarm(),
                    1 << 14);

    private static final int LONGEST_FRAME = 1 << 18;

    private final Counters counters = new Counters();
    private final Map<String, List<Found>> found = new HashMap<>();
    private final List<Result> results = new ArrayList<>();
    private long frames;

    private EncryptedTrial() {}

    /** The first detection of a connection in this grade. */
    record Found(Grade grade, Instant at, Detection detection) {}

    /**
     * One connection.
     *
     * @param found what it was detected as, in order of time
     */
    record Result(OpaqueTruth.Connection truth, List<Found> found) {}

    /**
     * What came of it.
     *
     * @param connections all of them, but those of miners that can be read
     */
    record Outcome(List<Result> connections, Counters counters, long frames) {}

    /** Runs the plan to its end. */
    static Outcome of(OpaquePlan plan) {
        var trial = new EncryptedTrial();
        var ends = new ArrayList<OpaqueTruth.Connection>();
        try (var arena = Arena.ofConfined()) {
            trial.run(plan, arena, ends::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ends.stream()
                .filter(one -> !one.carrier().equals("plain"))
                .map(one -> new Result(one, trial.foundOf(one)))
                .forEach(trial.results::add);
        return new Outcome(trial.results, trial.counters, trial.frames);
    }

    private void run(OpaquePlan plan, Arena arena, OpaqueTruth truth) throws IOException {
        MemorySegment memory = arena.allocate(LONGEST_FRAME);
        try (var chain =
                Chain.of(
                        FlowConfig.DEFAULT,
                        CADENCE,
                        VERDICT,
                        Signatures.empty(),
                        this::detection,
                        counters)) {
            new OpaqueCapture(plan)
                    .run(
                            (at, bytes, offset, captured, onWire, linkType) -> {
                                MemorySegment.copy(
                                        bytes, offset, memory, ValueLayout.JAVA_BYTE, 0, captured);
                                chain.decoder().frame(memory, 0, captured, onWire, at, linkType);
                                frames++;
                            },
                            truth);
            chain.suspects().flush();
        }
    }

    private void detection(Detection detection) {
        var before =
                found.computeIfAbsent(
                        key(said(detection.client()), said(detection.server())),
                        _ -> new ArrayList<>());
        Grade grade = detection.mining().grade();
        if (before.stream().noneMatch(one -> one.grade() == grade)) {
            before.add(new Found(grade, detection.end(), detection));
        }
    }

    private List<Found> foundOf(OpaqueTruth.Connection one) {
        return found.getOrDefault(key(said(one.client()), said(one.server())), List.of());
    }

    private static String said(Endpoint end) {
        return end.address().getHostAddress() + ":" + end.port();
    }

    private static String said(io.minewatch.simulate.net.Endpoint end) {
        return end.address() + ":" + end.port();
    }

    /** Who is the client may have been guessed wrongly. */
    private static String key(String one, String other) {
        return one.compareTo(other) < 0 ? one + " " + other : other + " " + one;
    }
}
