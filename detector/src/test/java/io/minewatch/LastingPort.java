package io.minewatch;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A port for a server that comes and goes, which stays free meanwhile: no connection is given it as
 * its own, not even that of a client who tries to reach it.
 */
public final class LastingPort {

    /** Below those that systems give to connections, above those that services have. */
    private static final int FIRST = 15_000;

    private static final int END = 30_000;

    private LastingPort() {}

    /** One that is free on this machine. */
    public static int free() throws IOException {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, END);
            try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return port;
            } catch (BindException _) {
                // Somebody else's.
            }
        }
    }
}
