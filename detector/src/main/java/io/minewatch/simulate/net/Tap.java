package io.minewatch.simulate.net;

import io.minewatch.simulate.script.Dice;
import io.minewatch.simulate.script.Side;

import java.io.IOException;
import java.util.Optional;

/** The place of capture: what of the traffic gets into the capture, and in which wrapping. */
public final class Tap {

    private final Settings settings;
    private final FrameSink sink;
    private final long epoch;
    private final Dice dice;
    private final FrameBuffer frame = new FrameBuffer();
    private long frames;
    private long bytes;

    /**
     * @param epoch nanoseconds since 1970 at which the simulation begins
     */
    public Tap(Settings settings, FrameSink sink, long epoch, Dice dice) {
        this.settings = settings;
        this.sink = sink;
        this.epoch = epoch;
        this.dice = dice;
    }

    /**
     * What is captured, and how.
     *
     * @param from nanoseconds since the simulation began; nothing before is captured
     * @param skip packets at the beginning of every flow that are not captured
     * @param only the side whose packets are captured; both if empty
     * @param loss share of packets that are not captured
     * @param duplicates share of packets that are captured twice, as by two mirrored ports
     * @param snapLength the most bytes of a frame, 1 or more
     */
    public record Settings(
            LinkLayer link,
            EncapsulationStack encapsulation,
            long from,
            int skip,
            Optional<Side> only,
            double loss,
            double duplicates,
            int snapLength) {

        /** What {@code tcpdump -s 0} on Ethernet would see. */
        public static final Settings EVERYTHING =
                new Settings(
                        LinkLayer.ETHERNET,
                        EncapsulationStack.none(),
                        0,
                        0,
                        Optional.empty(),
                        0,
                        0,
                        262_144);

        public Settings {
            boolean fits =
                    link.carriesAnything()
                            || encapsulation.isIp()
                            || link == LinkLayer.PPP && encapsulation.fitsPpp();
            if (!fits) {
                throw new IllegalArgumentException(
                        "the outermost encapsulation does not fit link type " + link);
            }
            if (snapLength < 1 || skip < 0) {
                throw new IllegalArgumentException("snap length below 1, or skip below 0");
            }
        }
    }

    /** True if a packet is captured; if not, it need not be made. */
    boolean sees(int numberInFlow, Side from, long at) {
        boolean wanted =
                at >= settings.from
                        && numberInFlow >= settings.skip
                        && (settings.only.isEmpty() || settings.only.get() == from);
        return wanted && !dice.chance(settings.loss);
    }

    /** An empty frame to fill; there is only one. */
    FrameBuffer buffer() {
        frame.reset();
        return frame;
    }

    /**
     * Captures the frame.
     *
     * @param at nanoseconds since the simulation began
     * @param etherType of what it begins with
     */
    void capture(long at, Side from, int etherType) throws IOException {
        int outer = settings.encapsulation.wrap(frame, from, etherType);
        settings.link.prepend(frame, from, outer);
        deliver(at);
        if (dice.chance(settings.duplicates)) {
            deliver(at);
        }
    }

    private void deliver(long at) throws IOException {
        int length = frame.length();
        int captured = Math.min(length, settings.snapLength);
        sink.frame(
                epoch + at,
                frame.array(),
                frame.start(),
                captured,
                length,
                settings.link.linkType());
        frames++;
        bytes += captured;
    }

    /** Frames captured. */
    public long frames() {
        return frames;
    }

    /** Bytes captured, without what a file adds. */
    public long bytes() {
        return bytes;
    }
}
