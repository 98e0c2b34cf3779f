package io.minewatch.benchmark;

import io.minewatch.capture.FrameListener;
import io.minewatch.simulate.Plan;
import io.minewatch.simulate.Simulation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.stream.LongStream;

/** Frames in native memory, as a ring would hold them, to be played again and again. */
public final class Frames {

    private static final int ALIGNMENT = 16;

    private final MemorySegment memory;
    private final long[] offsets;
    private final int[] lengths;
    private final long[] nanos;
    private final int linkType;

    private Frames(byte[] bytes, long[] offsets, int[] lengths, long[] nanos, int linkType) {
        this.memory = Arena.ofAuto().allocate(Math.max(1, bytes.length), ALIGNMENT);
        MemorySegment.copy(bytes, 0, memory, ValueLayout.JAVA_BYTE, 0, bytes.length);
        this.offsets = offsets;
        this.lengths = lengths;
        this.nanos = nanos;
        this.linkType = linkType;
    }

    /** The first frames of a simulation, {@code most} at most. */
    public static Frames simulated(Plan plan, int most) {
        var bytes = new ByteArrayOutputStream();
        var offsets = LongStream.builder();
        var lengths = LongStream.builder();
        var nanos = LongStream.builder();
        int[] count = new int[1];
        try {
            new Simulation(plan)
                    .run(
                            (at, frame, from, captured, onWire, link) -> {
                                if (count[0]++ < most) {
                                    offsets.add(bytes.size());
                                    lengths.add(captured);
                                    nanos.add(at);
                                    bytes.write(frame, from, captured);
                                }
                            },
                            (flow, mining) -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Frames(
                bytes.toByteArray(),
                offsets.build().toArray(),
                lengths.build().mapToInt(Math::toIntExact).toArray(),
                nanos.build().toArray(),
                plan.tap().link().linkType());
    }

    /** How many. */
    public int count() {
        return offsets.length;
    }

    /** Nanoseconds from the first frame to the last, and a little. */
    public long lasting() {
        return nanos.length == 0 ? 1 : nanos[nanos.length - 1] - nanos[0] + 1000;
    }

    /** All of them, as if they came so many nanoseconds later. */
    public void play(FrameListener listener, long later) {
        for (int i = 0; i < offsets.length; i++) {
            listener.frame(memory, offsets[i], lengths[i], lengths[i], nanos[i] + later, linkType);
        }
    }
}
