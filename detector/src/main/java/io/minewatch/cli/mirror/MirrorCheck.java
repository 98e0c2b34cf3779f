package io.minewatch.cli.mirror;

import io.minewatch.capture.FrameListener;
import io.minewatch.decode.DecodeConfig;
import io.minewatch.decode.Decoder;
import io.minewatch.metrics.CaptureStatistics;
import io.minewatch.metrics.Counter;
import io.minewatch.metrics.Counters;

import java.lang.foreign.MemorySegment;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Looks at the traffic of a mirror port for a while, and then says whether it is fit for work. */
public final class MirrorCheck implements FrameListener {

    /** Share of conversations that must be seen both ways; the rest may be asymmetric routing. */
    static final double BOTH_WAYS = 0.95;

    /** Most that may be seen twice, or lost. */
    static final double FEW = 0.01;

    /** Share of conversations that may have other VLANs on the way back. */
    static final double SAME_VLANS = 0.99;

    /** A mirror port that is fuller than this loses the peaks. */
    static final double FULL = 0.8;

    /** Frames wait for some ten milliseconds in the ring, and for a slow machine longer. */
    private static final long MAX_AGE_NANOS = 1_000_000_000L;

    private static final long MAX_AHEAD_NANOS = 1_000_000L;

    private final Conversations conversations = new Conversations();
    private final Counters counters = new Counters();
    private final Decoder decoder = new Decoder(new DecodeConfig(true), conversations, counters);
    private final Optional<Clock> clock;
    private long cut;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;
    private long youngest = Long.MAX_VALUE;

    /**
     * @param clock to compare the times of frames with; empty for a file
     */
    public MirrorCheck(Optional<Clock> clock) {
        this.clock = clock;
    }

    @Override
    public void frame(
            MemorySegment memory,
            long offset,
            int captured,
            int onWire,
            long timestampNanos,
            int linkType) {
        cut += captured < onWire ? 1 : 0;
        first = Math.min(first, timestampNanos);
        last = Math.max(last, timestampNanos);
        clock.ifPresent(now -> youngest = Math.min(youngest, nanos(now) - timestampNanos));
        decoder.frame(memory, offset, captured, onWire, timestampNanos, linkType);
    }

    private static long nanos(Clock clock) {
        var now = clock.instant();
        return now.getEpochSecond() * 1_000_000_000L + now.getNano();
    }

    /** Frames so far. */
    public long frames() {
        return counters.of(Counter.FRAMES);
    }

    /** Bytes of them on the wire. */
    public long bytes() {
        return counters.of(Counter.FRAME_BYTES);
    }

    /** Time from the first frame to the last one. */
    public double seconds() {
        return frames() == 0 ? 0 : (last - first) / 1e9;
    }

    /**
     * What it amounts to.
     *
     * @param statistics of the capture; empty for a file
     * @param megabitsPerSecond speed of the port; 0 if unknown
     */
    public List<Finding> findings(Optional<CaptureStatistics> statistics, long megabitsPerSecond) {
        var all = new ArrayList<Finding>();
        all.add(
                Finding.of(
                        counters.of(Counter.PACKETS) > 0,
                        "traffic",
                        text(
                                "%,d frames, %,d TCP and UDP packets in %.1f s",
                                frames(), counters.of(Counter.PACKETS), seconds()),
                        "nothing that can be read arrives: is the mirror session on, and this its"
                                + " destination?"));
        all.add(bothWays());
        all.add(vlans());
        all.add(oversubscription(megabitsPerSecond));
        all.add(duplicates());
        all.add(truncation());
        all.add(kernelLoss(statistics));
        all.add(gaps());
        all.add(time());
        all.add(domains());
        return all;
    }

    private Finding bothWays() {
        long both = 0;
        long all = 0;
        for (var conversation : conversations.all()) {
            if (conversation.hasData()) {
                all++;
                both += conversation.isSeenBothWays() ? 1 : 0;
            }
        }
        if (all == 0) {
            return Finding.unknown("both directions", "no TCP conversation with data was seen");
        }
        return Finding.of(
                both >= BOTH_WAYS * all,
                "both directions",
                text(
                        "%.1f %% of %,d TCP conversations with data; at least 95 %%",
                        100.0 * both / all, all),
                "mirror both rx and tx of each port, or both paths of the link; if routing is"
                        + " asymmetric, what one side shows is still used");
    }

    private Finding vlans() {
        long same = 0;
        long all = 0;
        for (var conversation : conversations.all()) {
            if (conversation.isSeenBothWays()) {
                all++;
                boolean equal = conversation.lower().vlans() == conversation.upper().vlans();
                same += equal ? 1 : 0;
            }
        }
        if (all == 0) {
            return Finding.unknown("VLAN tags", "no TCP conversation was seen both ways");
        }
        return Finding.of(
                same >= SAME_VLANS * all,
                "VLAN tags",
                text("the same on both ways in %.1f %%; at least 99 %%", 100.0 * same / all),
                "set decode.vlan-in-key to false, or mirror at a place where both ways are tagged"
                        + " alike");
    }

    private Finding oversubscription(long megabitsPerSecond) {
        if (megabitsPerSecond <= 0 || seconds() < 1) {
            return Finding.unknown(
                    "oversubscription", "the speed of the port, or its load, is not known");
        }
        double share = bytes() * 8 / 1e6 / seconds() / megabitsPerSecond;
        return Finding.of(
                share <= FULL,
                "oversubscription",
                text("%.1f %% of %,d Mbit/s; at most 80 %%", 100 * share, megabitsPerSecond),
                "take a faster port, or mirror fewer sources: what is beyond is discarded by the"
                        + " switch without a trace");
    }

    private Finding duplicates() {
        Duplicates seen = conversations.duplicates();
        if (seen.looked() == 0) {
            return Finding.unknown("duplicates", "no numbered TCP packet over IPv4 was seen");
        }
        return Finding.of(
                seen.found() < FEW * seen.looked(),
                "duplicates",
                text(
                        "%.2f %% of %,d packets; less than 1 %%",
                        100.0 * seen.found() / seen.looked(), seen.looked()),
                "the same traffic is mirrored at two places: leave one out, or mirror rx only");
    }

    private Finding truncation() {
        if (frames() == 0) {
            return Finding.unknown("truncation", "nothing was seen");
        }
        return Finding.of(
                cut == 0,
                "truncation",
                text("%,d of %,d frames are cut; none should be", cut, frames()),
                "raise capture.snap-length, the MTU of this interface (9216), and the packet"
                        + " length of the mirror session");
    }

    private static Finding kernelLoss(Optional<CaptureStatistics> statistics) {
        if (statistics.isEmpty()) {
            return Finding.unknown("loss here", "a file does not tell");
        }
        CaptureStatistics now = statistics.get();
        return Finding.of(
                now.loss() < FEW,
                "loss here",
                text(
                        "%.3f %%: %,d by the interface, %,d by the kernel; less than 1 %%",
                        100 * now.loss(), now.droppedByInterface(), now.droppedByKernel()),
                "raise capture.workers or capture.buffer, and the ring of the card (ethtool -G)");
    }

    private Finding gaps() {
        long bytes = 0;
        long missing = 0;
        for (var conversation : conversations.all()) {
            bytes += conversation.lower().bytes() + conversation.upper().bytes();
            missing += conversation.lower().missing() + conversation.upper().missing();
        }
        if (bytes == 0) {
            return Finding.unknown("loss before", "no TCP data were seen");
        }
        double share = (double) missing / (bytes + missing);
        return Finding.of(
                share < FEW,
                "loss before",
                text("%.3f %% of the bytes of TCP are missing; less than 1 %%", 100 * share),
                "the switch discards mirrored frames, or not all paths are mirrored");
    }

    private Finding time() {
        if (clock.isEmpty() || frames() == 0) {
            return Finding.unknown("clock", "nothing to compare the times of frames with");
        }
        boolean fine = youngest >= -MAX_AHEAD_NANOS && youngest <= MAX_AGE_NANOS;
        return Finding.of(
                fine,
                "clock",
                text(
                        "frames are %.1f ms old at least when they arrive here; 0 to 1000 ms."
                                + " Whether the clock is right, chronyc tracking tells",
                        youngest / 1e6),
                "times of the network card and of the system differ: synchronise them (phc2sys)"
                        + " or leave hardware times off");
    }

    private Finding domains() {
        var names =
                conversations.domains().entrySet().stream()
                        .sorted((a, b) -> Long.compare(b.getValue(), a.getValue()))
                        .map(one -> text("%s %,d", named(one.getKey()), one.getValue()))
                        .collect(Collectors.joining(", "));
        return names.isEmpty()
                ? Finding.unknown("address domains", "no TCP conversation was seen")
                : new Finding(
                        Finding.Result.PASS,
                        "address domains",
                        "conversations by what tells equal addresses apart: " + names,
                        "");
    }

    private static String named(String domain) {
        return domain.isEmpty() ? "(none)" : domain;
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
