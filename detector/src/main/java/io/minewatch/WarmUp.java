package io.minewatch;

import io.minewatch.capture.FrameListener;
import io.minewatch.simulate.Plan;
import io.minewatch.simulate.Recipes;
import io.minewatch.simulate.Simulation;
import io.minewatch.simulate.net.Path.Conditions;
import io.minewatch.simulate.net.Tap;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Simulated traffic for a data path whose results nobody sees, before the first true frame: code
 * that has not run yet is up to a hundred times slower than the same code a second later, and a
 * ring that fills meanwhile loses what comes.
 */
public final class WarmUp {

    /** What the compiler takes for the path of an ordinary packet, and most of a miner's. */
    public static final Duration USUAL = Duration.ofSeconds(2);

    /** Bytes of ordinary traffic that are shown again and again. */
    private static final long BYTES = 8 << 20;

    private static final long SEED = 1;
    private static final Duration SPAN = Duration.ofSeconds(30);

    private record Frame(long nanos, long offset, int captured, int onWire, int linkType) {}

    private final List<Frame> frames = new ArrayList<>();
    private final MemorySegment memory;

    private WarmUp(Arena arena) {
        var bytes = new ByteArrayOutputStream();
        try {
            new Simulation(plan())
                    .run(
                            (nanos, frame, offset, captured, onWire, linkType) -> {
                                frames.add(
                                        new Frame(nanos, bytes.size(), captured, onWire, linkType));
                                bytes.write(frame, offset, captured);
                            },
                            (flow, mining) -> {});
        } catch (IOException e) {
            throw new UncheckedIOException("nothing is written", e);
        }
        memory = arena.allocate(bytes.size());
        memory.copyFrom(MemorySegment.ofArray(bytes.toByteArray()));
    }

    private static Plan plan() {
        return new Plan(
                SEED,
                Plan.USUAL_EPOCH,
                SPAN.toNanos(),
                BYTES,
                Recipes.miners(),
                List.of(),
                SPAN.toNanos() / 2,
                0.1,
                Conditions.IDEAL,
                Tap.Settings.EVERYTHING);
    }

    /**
     * Shows it traffic for so long, once at least, in the thread that calls. The time of its frames
     * goes on.
     */
    public static void of(FrameListener path, Duration time) {
        of(path, time, System::nanoTime);
    }

    static void of(FrameListener path, Duration time, LongSupplier clockNanos) {
        try (var arena = Arena.ofConfined()) {
            var traffic = new WarmUp(arena);
            long begin = clockNanos.getAsLong();
            long later = 0;
            do {
                traffic.show(path, later);
                later += traffic.nanos();
            } while (clockNanos.getAsLong() - begin < time.toNanos());
        }
    }

    /** From its first frame to its last. */
    private long nanos() {
        return frames.getLast().nanos - frames.getFirst().nanos;
    }

    private void show(FrameListener path, long later) {
        for (Frame frame : frames) {
            path.frame(
                    memory,
                    frame.offset,
                    frame.captured,
                    frame.onWire,
                    frame.nanos + later,
                    frame.linkType);
        }
    }
}
