package io.minewatch.emit;

import io.minewatch.locate.LocatedDetection;
import io.minewatch.verdict.Detection;
import io.minewatch.verdict.Grade;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps one source from filling the output with suspicions: a flood of lone subscriptions makes a
 * detection of grade suspected each. Beyond {@value #MAX_A_MINUTE} a minute from one client, which
 * is an IPv4 address or an IPv6 network of 64 bits, only the last one of the minute is written, and
 * says for how many others it stands. Better grades are never touched. So are nodes of a chain,
 * apart from suspects: one that looks for others calls hundreds.
 *
 * <p>What is held back is bounded by {@value #MAX_CLIENTS} clients; the oldest minute ends early
 * for another, and its record is written. Windows begin one after another and last equally long, so
 * that the oldest always ends first. For several threads; they meet for detections only, not for
 * packets.
 */
final class SuspectLimit {

    /**
     * One a second. Behind an address that many lines share there may well be dozens of suspects a
     * minute, and whoever floods makes thousands.
     */
    static final int MAX_A_MINUTE = 60;

    static final long WINDOW_NANOS = 60_000_000_000L;

    /** Each may hold back one detection of some kilobytes. */
    static final int MAX_CLIENTS = 4096;

    private static final int NETWORK_BYTES = 8;

    private record Client(String domain, ByteBuffer network, Grade grade) {

        static Client of(Detection detection) {
            byte[] address = detection.client().address().getAddress();
            int length = Math.min(address.length, NETWORK_BYTES);
            return new Client(
                    detection.addressDomain(),
                    ByteBuffer.wrap(address, 0, length),
                    detection.mining().grade());
        }
    }

    /** One client's minute. */
    private static final class Window {

        private final long sinceNanos;
        private int written;
        private long held;
        private Optional<LocatedDetection> last = Optional.empty();

        Window(long sinceNanos) {
            this.sinceNanos = sinceNanos;
        }

        /** What stands for all that was held back, if anything was. */
        Optional<LocatedDetection> summary() {
            return last.map(detection -> detection.standingFor(held - 1));
        }
    }

    private final Map<Client, Window> windows = new LinkedHashMap<>();

    /**
     * Takes a detection and gives what is to be written now: it, or nothing, or what was held back
     * of a client whose minute is over.
     *
     * @param nowNanos of a clock that never goes back
     */
    synchronized List<LocatedDetection> admit(LocatedDetection located, long nowNanos) {
        var detection = located.detection();
        if (detection.mining().grade().compareTo(Grade.SUSPECTED) > 0) {
            return List.of(located);
        }
        var client = Client.of(detection);
        var now = new ArrayList<LocatedDetection>();
        var window = windows.get(client);
        if (window != null && nowNanos - window.sinceNanos >= WINDOW_NANOS) {
            window.summary().ifPresent(now::add);
            windows.remove(client);
            window = null;
        }
        if (window == null) {
            window = begin(client, nowNanos, now);
        }
        if (window.written < MAX_A_MINUTE) {
            window.written++;
            now.add(located);
        } else {
            window.held++;
            window.last = Optional.of(located);
        }
        return now;
    }

    private Window begin(Client client, long nowNanos, List<LocatedDetection> now) {
        if (windows.size() >= MAX_CLIENTS) {
            var oldest = windows.entrySet().iterator();
            oldest.next().getValue().summary().ifPresent(now::add);
            oldest.remove();
        }
        var window = new Window(nowNanos);
        windows.put(client, window);
        return window;
    }

    /**
     * The next one that was held back and whose minute is over.
     *
     * @param atTheEnd true if all minutes are
     */
    synchronized Optional<LocatedDetection> due(long nowNanos, boolean atTheEnd) {
        Iterator<Window> oldest = windows.values().iterator();
        while (oldest.hasNext()) {
            Window window = oldest.next();
            if (!atTheEnd && nowNanos - window.sinceNanos < WINDOW_NANOS) {
                return Optional.empty();
            }
            oldest.remove();
            if (window.last.isPresent()) {
                return window.summary();
            }
        }
        return Optional.empty();
    }
}
