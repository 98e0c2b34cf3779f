package io.minewatch.capture.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What is captured, and how.
 *
 * @param interfaceName on which frames arrive; empty if they come to mirror ports only
 * @param method by which way
 * @param workers that share the traffic, one {@link io.minewatch.capture.LiveCapture} each
 * @param fanout how rings share it
 * @param snaplen bytes of a frame that are kept
 * @param megabytes of memory of each worker, in which frames wait
 * @param filter in the language of pcap-filter(7); empty for all frames
 * @param mirrorPorts UDP ports to which mirrored frames are sent. With an interface, the ring takes
 *     the datagrams to these ports from it and nothing else; without one, sockets receive them
 * @param promiscuous also frames that are addressed to others, as all mirrored ones are
 * @param hardwareTime times of the network card, where it has been told to give them; they are as
 *     good as its clock, which someone must keep
 */
public record LiveConfig(
        String interfaceName,
        CaptureMethod method,
        int workers,
        Fanout fanout,
        int snaplen,
        int megabytes,
        String filter,
        List<Integer> mirrorPorts,
        boolean promiscuous,
        boolean hardwareTime) {

    /**
     * All of every frame: what the ring holds is packed, so that a large bound costs nothing. The
     * kernel puts up to 64 kB into one frame where offloads were left on.
     */
    public static final int DEFAULT_SNAPLEN = 256 * 1024;

    /**
     * A second of 1 Gbit/s, or a tenth of one of 10 Gbit/s: longer than any pause seen. The longest
     * comes in the first moments, when code that was left out is compiled after all.
     */
    public static final int DEFAULT_MEGABYTES = 128;

    /** A kernel knows at most 256 members of a fanout group. */
    static final int MAX_WORKERS = 256;

    /** Shorter ones lose the headers of the innermost packet. */
    static final int MIN_SNAPLEN = 64;

    static final int MAX_SNAPLEN = 256 * 1024;

    /** Blocks of a ring are counted in pages of it; nothing is gained beyond. */
    static final int MAX_MEGABYTES = 1024;

    /** More than there are kinds of mirrors; also a bound on the filter in the kernel. */
    static final int MAX_MIRROR_PORTS = 32;

    /** Decoding knows what comes by the port: VXLAN and its old number, GENEVE, TZSP. */
    static final Set<Integer> KNOWN_PORTS = Set.of(4789, 8472, 6081, 37008);

    public LiveConfig {
        mirrorPorts = List.copyOf(mirrorPorts);
    }

    /** An interface, with everything else as it is by default. */
    public static LiveConfig of(String interfaceName) {
        return with(interfaceName, CaptureMethod.AUTO, List.of());
    }

    /** Mirror ports, with everything else as it is by default. */
    public static LiveConfig of(List<Integer> mirrorPorts) {
        return with("", CaptureMethod.UDP, mirrorPorts);
    }

    private static LiveConfig with(String name, CaptureMethod method, List<Integer> mirrorPorts) {
        return new LiveConfig(
                name,
                method,
                1,
                Fanout.DEFAULT,
                DEFAULT_SNAPLEN,
                DEFAULT_MEGABYTES,
                "",
                mirrorPorts,
                true,
                false);
    }

    /** The same by another way. */
    public LiveConfig by(CaptureMethod other) {
        return copy(other, workers, megabytes, filter);
    }

    /** The same with so many workers. */
    public LiveConfig sharedBy(int count) {
        return copy(method, count, megabytes, filter);
    }

    /** The same with another filter. */
    public LiveConfig filteredBy(String expression) {
        return copy(method, workers, megabytes, expression);
    }

    /** The same with so many megabytes for each worker. */
    public LiveConfig buffered(int size) {
        return copy(method, workers, size, filter);
    }

    private LiveConfig copy(CaptureMethod method, int workers, int megabytes, String filter) {
        return new LiveConfig(
                interfaceName,
                method,
                workers,
                fanout,
                snaplen,
                megabytes,
                filter,
                mirrorPorts,
                promiscuous,
                hardwareTime);
    }

    /** Everything that is wrong with it, one line each, beginning with the key. */
    public List<String> complaints() {
        var all = new ArrayList<String>();
        range(all, "capture.workers", workers, 1, MAX_WORKERS);
        range(all, "capture.snap-length", snaplen, MIN_SNAPLEN, MAX_SNAPLEN);
        range(all, "capture.buffer", megabytes, 1, MAX_MEGABYTES);
        complainOfSource(all);
        complainOfPorts(all);
        if (!filter.isEmpty() && !mirrorPorts.isEmpty()) {
            all.add("capture.filter and capture.mirror-ports exclude each other");
        }
        if (workers > 1 && method == CaptureMethod.PCAP) {
            all.add("capture.workers must be 1 with capture.method pcap, not " + workers);
        }
        return all;
    }

    private void complainOfSource(List<String> all) {
        if (interfaceName.isEmpty() && mirrorPorts.isEmpty()) {
            all.add("capture.interfaces or capture.mirror-ports must be given");
        }
        if (interfaceName.chars().anyMatch(c -> c == '/' || c <= ' ')) {
            all.add("capture.interfaces must name an interface, not '" + interfaceName + "'");
        }
        boolean needsInterface = method == CaptureMethod.RING || method == CaptureMethod.PCAP;
        if (needsInterface && interfaceName.isEmpty() && !mirrorPorts.isEmpty()) {
            all.add("capture.interfaces must be given with capture.method " + method.label());
        }
        if (method == CaptureMethod.UDP && mirrorPorts.isEmpty() && !interfaceName.isEmpty()) {
            all.add("capture.mirror-ports must be given with capture.method udp");
        }
    }

    private void complainOfPorts(List<String> all) {
        if (mirrorPorts.size() > MAX_MIRROR_PORTS) {
            all.add(
                    "capture.mirror-ports must be at most %d, not %d"
                            .formatted(MAX_MIRROR_PORTS, mirrorPorts.size()));
        }
        for (int port : mirrorPorts) {
            if (!KNOWN_PORTS.contains(port)) {
                all.add(
                        "capture.mirror-ports must be of 4789, 8472 (VXLAN), 6081 (GENEVE), 37008"
                                + " (TZSP), not "
                                + port);
            }
        }
        if (Set.copyOf(mirrorPorts).size() < mirrorPorts.size()) {
            all.add("capture.mirror-ports names a port twice");
        }
    }

    private static void range(List<String> all, String key, int value, int least, int most) {
        if (value < least || value > most) {
            all.add("%s must be %d to %d, not %d".formatted(key, least, most, value));
        }
    }
}
