package io.minewatch.capture.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What an interface lost before any socket could see it, since this was made.
 *
 * <p>rx_missed_errors counts frames for which the card had no room; some drivers count them as
 * rx_fifo_errors, and some as both, so that the greater one is taken. rx_dropped is not used: it
 * also counts every frame of a protocol that the kernel itself does not speak, such as PPPoE on a
 * mirror port, and those do arrive here.
 */
final class InterfaceCounters {

    private static final Path ROOT = Path.of("/sys/class/net");

    private final Path missed;
    private final Path fifo;
    private final long missedBefore;
    private final long fifoBefore;

    InterfaceCounters(String interfaceName) {
        this(ROOT.resolve(interfaceName).resolve("statistics"));
    }

    InterfaceCounters(Path statistics) {
        missed = statistics.resolve("rx_missed_errors");
        fifo = statistics.resolve("rx_fifo_errors");
        missedBefore = read(missed);
        fifoBefore = read(fifo);
    }

    /** Frames lost; 0 where the interface does not tell. */
    long lost() {
        return Math.max(0, Math.max(read(missed) - missedBefore, read(fifo) - fifoBefore));
    }

    private static long read(Path counter) {
        try {
            return Long.parseLong(Files.readString(counter).strip());
        } catch (IOException | NumberFormatException _) {
            // The interface is gone, or sees another namespace: nothing is known.
            return 0;
        }
    }
}
