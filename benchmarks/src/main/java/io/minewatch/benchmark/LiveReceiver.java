package io.minewatch.benchmark;

import io.minewatch.WarmUp;
import io.minewatch.capture.FrameListener;
import io.minewatch.capture.LiveCapture;
import io.minewatch.capture.live.CaptureMethod;
import io.minewatch.capture.live.LiveCaptures;
import io.minewatch.capture.live.LiveConfig;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/**
 * Receives frames of an interface until none has come for two seconds: {@code LiveReceiver
 * INTERFACE ring|pcap all|bare}. Writes "ready", and at the end a row of what it got.
 */
public final class LiveReceiver implements FrameListener {

    private static final long QUIET_NANOS = 2_000_000_000L;
    private static final long PAST_HEADERS = 54;

    private final FrameListener next;
    private final LiveCapture capture;
    private long frames;
    private long framesBefore = -1;
    private long quietSince;
    private long touched;

    private LiveReceiver(FrameListener next, LiveCapture capture) {
        this.next = next;
        this.capture = capture;
    }

    /** Runs until the sender is silent. */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 3) {
            System.err.println("usage: LiveReceiver INTERFACE ring|pcap all|bare");
            System.exit(2);
        }
        if (arguments[2].equals("bare")) {
            new LiveReceiver((_, _, _, _, _, _) -> {}, open(arguments)).receive();
        } else {
            try (Chain warming = Chain.shipped();
                    Chain chain = Chain.shipped()) {
                WarmUp.of(warming.decoder(), WarmUp.USUAL);
                new LiveReceiver(chain.decoder(), open(arguments)).receive();
            }
        }
    }

    private static LiveCapture open(String[] arguments) throws IOException {
        var method = CaptureMethod.valueOf(arguments[1].toUpperCase(Locale.ROOT));
        var config = LiveConfig.of(arguments[0]).by(method);
        return LiveCaptures.open(config).workers().getFirst();
    }

    private void receive() {
        System.out.println("ready");
        var threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        capture.run(this);
        long cpu = threads.getCurrentThreadCpuTime() - before;
        var statistics = capture.statistics();
        System.out.printf(
                Locale.ROOT,
                "%d | %d | %d%n",
                statistics.received(),
                statistics.droppedByKernel(),
                frames == 0 ? 0 : cpu / frames);
    }

    @Override
    public void frame(
            MemorySegment memory,
            long offset,
            int captured,
            int onWire,
            long timestampNanos,
            int linkType) {
        frames++;
        if (captured > PAST_HEADERS) {
            touched += memory.get(ValueLayout.JAVA_BYTE, offset + PAST_HEADERS);
        }
        next.frame(memory, offset, captured, onWire, timestampNanos, linkType);
    }

    @Override
    public void idle(long timestampNanos) {
        next.idle(timestampNanos);
        if (frames != framesBefore || frames == 0) {
            framesBefore = frames;
            quietSince = timestampNanos;
        } else if (timestampNanos - quietSince > QUIET_NANOS) {
            capture.close();
        }
    }

    @Override
    public String toString() {
        return frames + " frames, " + touched;
    }
}
