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
import java.util.Random;
import java.util.function.LongSupplier;

/**
 * Simulated traffic for a data path whose results nobody sees, before the first true frame: code
 * that has not run yet is up to a hundred times slower than the same code a second later, and a
 * ring that fills meanwhile loses what comes.
 *
 * <p>A compiler leaves out what never happened, and begins anew when it happens. So there is
 * ordinary traffic first, while no flow is followed yet; then every other payload is noise, for on
 * a true line anything may come; then there are miners.
 */
public final class WarmUp {

    /** What the compiler takes for the path of an ordinary packet, and most of a miner's. */
    public static final Duration USUAL = Duration.ofSeconds(6);

    /** Bytes of ordinary traffic that are shown again and again. */
    private static final long BYTES = 8 << 20;

    /** Of those bytes, where miners are among it. */
    private static final double MINING = 0.1;

    private static final long SEED = 1;
    private static final Duration SPAN = Duration.ofSeconds(30);

    /** Behind the headers of TCP over IPv4. */
    private static final int HEADERS = 54;

    private enum Part {
        ORDINARY,
        NOISE,
        MINERS
    }

    private record Frame(long nanos, long offset, int captured, int onWire, int linkType) {}

    private final List<Frame> frames = new ArrayList<>();
    private final MemorySegment memory;

    private WarmUp(Arena arena, Part part) {
        var bytes = new ByteArrayOutputStream();
        try {
            new Simulation(plan(part))
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
        byte[] all = bytes.toByteArray();
        if (part == Part.NOISE) {
            blur(all);
        }
        memory = arena.allocate(all.length);
        memory.copyFrom(MemorySegment.ofArray(all));
    }

    /** Makes every other payload noise. */
    private void blur(byte[] all) {
        var random = new Random(SEED);
        for (int i = 0; i < frames.size(); i += 2) {
            Frame frame = frames.get(i);
            for (int at = HEADERS; at < frame.captured; at++) {
                all[(int) frame.offset + at] = (byte) random.nextInt();
            }
        }
    }

    private static Plan plan(Part part) {
        boolean isMining = part == Part.MINERS;
        return new Plan(
                SEED,
                Plan.USUAL_EPOCH,
                SPAN.toNanos(),
                BYTES,
                isMining ? Recipes.miners() : List.of(),
                List.of(),
                SPAN.toNanos() / 2,
                isMining ? MINING : 0,
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
        long later = 0;
        for (Part part : Part.values()) {
            try (var arena = Arena.ofConfined()) {
                var traffic = new WarmUp(arena, part);
                long begin = clockNanos.getAsLong();
                do {
                    traffic.show(path, later);
                    later += traffic.nanos();
                } while (clockNanos.getAsLong() - begin < time.toNanos() / Part.values().length);
            }
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
