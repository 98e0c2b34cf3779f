package io.minewatch.captured;

import io.minewatch.Dialects;
import io.minewatch.decode.DecodeConfig;
import io.minewatch.decode.Decoder;
import io.minewatch.flow.FlowConfig;
import io.minewatch.flow.FlowTable;
import io.minewatch.metrics.Counter;
import io.minewatch.metrics.Counters;
import io.minewatch.protocol.Conversations;
import io.minewatch.signature.Signatures;
import io.minewatch.simulate.Plan;
import io.minewatch.simulate.Simulation;
import io.minewatch.simulate.net.EncapsulationStack;
import io.minewatch.simulate.net.FrameSink;
import io.minewatch.simulate.net.LinkLayer;
import io.minewatch.simulate.net.Tap;
import io.minewatch.simulate.script.Recipe;
import io.minewatch.simulate.script.Side;
import io.minewatch.simulate.script.Tally;
import io.minewatch.verdict.Detection;
import io.minewatch.verdict.Pseudonyms;
import io.minewatch.verdict.VerdictConfig;
import io.minewatch.verdict.Verdicts;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A simulated conversation, and what is made of its frames. */
public final class Simulated {

    private final List<Detection> detections = new ArrayList<>();
    private final Counters counters = new Counters();

    private final List<Tally> truth = new ArrayList<>();
    private final Signatures signatures;

    private Simulated(Signatures signatures) {
        this.signatures = signatures;
    }

    /** All of it. */
    public static Simulated whole(Recipe recipe, long seed) throws IOException {
        return whole(recipe, seed, Signatures.empty());
    }

    /** All of it, judged with what these know. */
    public static Simulated whole(Recipe recipe, long seed, Signatures signatures)
            throws IOException {
        var all = new Simulated(signatures);
        all.run(Plan.only(seed, recipe));
        return all;
    }

    /** Without so many packets at the beginning; of one side if it is told. */
    public static Simulated from(Recipe recipe, int skip, Optional<Side> only) throws IOException {
        var settings =
                new Tap.Settings(
                        LinkLayer.ETHERNET, EncapsulationStack.none(), 0, skip, only, 0, 0, 65_535);
        var some = new Simulated(Signatures.empty());
        some.run(Plan.only(1, recipe).captured(settings));
        return some;
    }

    private void run(Plan plan) throws IOException {
        var verdicts =
                new Verdicts(
                        VerdictConfig.DEFAULT,
                        signatures,
                        Pseudonyms.random(false),
                        detections::add,
                        counters);
        var conversations = new Conversations(Dialects.ALL, verdicts, counters);
        try (var flows = new FlowTable(FlowConfig.DEFAULT, conversations, counters);
                var arena = Arena.ofConfined()) {
            var decoder = new Decoder(DecodeConfig.standard(), flows, counters);
            MemorySegment room = arena.allocate(1 << 18);
            FrameSink sink =
                    (at, bytes, offset, captured, onWire, link) -> {
                        MemorySegment.copy(bytes, offset, room, ValueLayout.JAVA_BYTE, 0, captured);
                        decoder.frame(room, 0, captured, onWire, at, link);
                    };
            new Simulation(plan)
                    .run(sink, (flow, _) -> flow.conversation().tally().ifPresent(truth::add));
            flows.flush();
        }
    }

    /** What there really was. */
    public List<Tally> truth() {
        return truth;
    }

    /** What was reported. */
    public List<Detection> detections() {
        return detections;
    }

    /** What was reported, and why, in short. */
    public List<String> found() {
        return reasons(detections);
    }

    /** What was reported, and why, in short. */
    public static List<String> reasons(List<Detection> detections) {
        return detections.stream()
                .map(
                        one ->
                                one.mining().grade()
                                        + " "
                                        + one.mining().protocol()
                                        + " "
                                        + one.mining().reasons())
                .toList();
    }

    /** As which neighbours it was counted. */
    public String counted() {
        String all =
                Arrays.stream(Counter.values())
                        .filter(one -> one.name().startsWith("NEIGHBOUR_"))
                        .filter(one -> counters.of(one) > 0)
                        .map(one -> one.name().substring("NEIGHBOUR_".length()))
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", "));
        return all.isEmpty() ? "nothing" : all;
    }
}
