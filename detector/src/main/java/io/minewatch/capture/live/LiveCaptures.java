package io.minewatch.capture.live;

import io.minewatch.capture.LinkType;
import io.minewatch.capture.LiveCapture;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * The captures of one source, one for each worker, by the way that was asked for or that is best
 * here.
 *
 * @param method by which way, never {@link CaptureMethod#AUTO}
 * @param workers one capture each; close all of them, and open anew, when one of them is gone
 * @param remarks for the log, one line each: why no better way was taken, and what to mind
 */
public record LiveCaptures(CaptureMethod method, List<LiveCapture> workers, List<String> remarks) {

    private static final String LINUX = "Linux";

    /**
     * Opens a source.
     *
     * @throws IllegalArgumentException if the configuration has {@link LiveConfig#complaints}; all
     *     of them are in the message
     * @throws CaptureUnavailable if there is no such source, or no way to it; the message says for
     *     each way why not
     */
    public static LiveCaptures open(LiveConfig config) throws CaptureUnavailable {
        return open(config, Clock.systemUTC());
    }

    static LiveCaptures open(LiveConfig config, Clock clock) throws CaptureUnavailable {
        List<String> complaints = config.complaints();
        if (!complaints.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", complaints));
        }
        var remarks = new ArrayList<String>();
        return switch (config.method()) {
            case RING -> ring(config, remarks);
            case PCAP -> pcap(config, remarks);
            case UDP -> udp(config, clock, remarks);
            case AUTO ->
                    config.interfaceName().isEmpty()
                            ? udp(config, clock, remarks)
                            : best(config, remarks);
        };
    }

    private static LiveCaptures best(LiveConfig config, List<String> remarks)
            throws CaptureUnavailable {
        try {
            return ring(config, remarks);
        } catch (CaptureUnavailable noRing) {
            if (noRing.sourceIsGone()) {
                throw noRing;
            }
            remarks.add("not by ring: " + noRing.getMessage());
            if (config.workers() > 1) {
                throw new CaptureUnavailable(
                        noRing.getMessage() + "; not by pcap: it has one worker only");
            }
            try {
                return pcap(config, remarks);
            } catch (CaptureUnavailable noPcap) {
                throw new CaptureUnavailable(
                        noRing.getMessage() + "; by pcap: " + noPcap.getMessage());
            }
        }
    }

    private static LiveCaptures ring(LiveConfig config, List<String> remarks)
            throws CaptureUnavailable {
        if (!System.getProperty("os.name").equals(LINUX)) {
            throw new CaptureUnavailable("capture.method: only Linux has a packet ring");
        }
        var rings =
                new RingConfig(
                        config.interfaceName(),
                        config.workers(),
                        config.megabytes(),
                        config.fanout(),
                        linkType -> filter(config, linkType),
                        config.promiscuous(),
                        config.hardwareTime());
        List<PacketRing> workers = PacketRing.open(rings);
        if (config.workers() > 1 && !config.mirrorPorts().isEmpty()) {
            remarks.add(sharing("capture.workers"));
        }
        return new LiveCaptures(CaptureMethod.RING, List.copyOf(workers), remarks);
    }

    private static FrameFilter filter(LiveConfig config, int linkType) throws CaptureUnavailable {
        if (!config.mirrorPorts().isEmpty() && linkType == LinkType.ETHERNET) {
            return FrameFilter.datagramsTo(config.mirrorPorts(), config.snaplen());
        }
        return config.filter().isEmpty()
                ? FrameFilter.everything(config.snaplen())
                : FilterCompiler.compile(config.filter(), linkType, config.snaplen());
    }

    private static LiveCaptures pcap(LiveConfig config, List<String> remarks)
            throws CaptureUnavailable {
        LiveConfig filtered =
                config.mirrorPorts().isEmpty() ? config : config.filteredBy(mirrorFilter(config));
        return new LiveCaptures(CaptureMethod.PCAP, List.of(PcapInterface.open(filtered)), remarks);
    }

    private static String mirrorFilter(LiveConfig config) {
        var ports = config.mirrorPorts().stream().map(port -> "udp dst port " + port).toList();
        // And later fragments, whose port cannot be known.
        return String.join(" or ", ports) + " or (ip[6:2] & 0x1fff != 0)";
    }

    private static LiveCaptures udp(LiveConfig config, Clock clock, List<String> remarks)
            throws CaptureUnavailable {
        if (!config.interfaceName().isEmpty()) {
            remarks.add("capture.interfaces: sockets receive on all of them");
        }
        List<MirrorReceiver> workers = MirrorReceiver.open(config, clock);
        if (!MirrorReceiver.isFast()) {
            remarks.add(
                    "each datagram takes a system call: Netty's transport for Linux is not here");
        }
        if (config.workers() > 1) {
            remarks.add(sharing("capture.workers"));
        }
        return new LiveCaptures(CaptureMethod.UDP, List.copyOf(workers), remarks);
    }

    private static String sharing(String key) {
        return key
                + ": mirrored frames are shared by the addresses and ports of their wrapping; if"
                + " these differ for the two directions of a conversation, one worker is better";
    }
}
