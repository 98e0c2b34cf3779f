package io.minewatch.emit.sink;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Takes connections and hangs up on each a moment later, as a balancer without servers does. */
final class DeadBalancer implements AutoCloseable {

    private static final int MOMENT_MILLIS = 50;

    private final ServerSocket server = new ServerSocket();
    private final Semaphore hangUps = new Semaphore(0);
    private final Thread acceptor = Thread.ofPlatform().daemon().unstarted(this::accept);

    DeadBalancer(int port) throws IOException {
        server.setReuseAddress(true);
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        acceptor.start();
    }

    private void accept() {
        try {
            while (true) {
                hangUpOn(server.accept());
                hangUps.release();
            }
        } catch (IOException _) {
            // Closed.
        }
    }

    private static void hangUpOn(Socket connection) {
        try (connection) {
            connection.setSoTimeout(MOMENT_MILLIS);
            connection.setSoLinger(true, 0);
            connection.getInputStream().readAllBytes();
        } catch (IOException _) {
            // The moment is over.
        }
    }

    /** Until it has hung up once more. */
    void awaitHangUp(Duration atMost) throws InterruptedException {
        if (hangUps.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            hangUps.drainPermits();
        }
    }

    /** The port is free only when the thread is back from the kernel. */
    @Override
    public void close() throws IOException {
        server.close();
        try {
            acceptor.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
