package io.minewatch.emit.sink;

import io.minewatch.emit.sink.SyslogSettings.Transport;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * One connection with a receiver of syslog. It says nothing, but that it goes away: a thread reads,
 * so that this is known before anything is written into the void, and ends a write that hangs.
 */
final class SyslogConnection {

    private static final int CONNECT_MILLIS = 5_000;
    private static final int LOOK_MILLIS = 1_000;

    /** A receiver that takes nothing for so long is as good as gone. */
    private static final long STUCK_NANOS = 30_000_000_000L;

    /** In TLS 1.3 a client hears only after its handshake that its certificate is refused. */
    private static final long VERDICT_MILLIS = 200;

    /** A receiver that takes nothing would hold the goodbye up. */
    private static final Duration GOODBYE = Duration.ofSeconds(1);

    private final Socket plain;
    private final Socket socket;
    private final CountDownLatch broken = new CountDownLatch(1);
    private volatile long brokeNanos;
    private volatile long writingSince;
    private volatile boolean writing;

    private SyslogConnection(Socket plain, Socket socket) {
        this.plain = plain;
        this.socket = socket;
    }

    /**
     * Connects.
     *
     * @param tls empty for none
     * @throws IOException if the receiver is away, or is not the one it should be
     */
    static SyslogConnection open(SyslogSettings to, Optional<SSLContext> tls) throws IOException {
        var plain = new Socket();
        try {
            plain.connect(new InetSocketAddress(to.host(), to.port()), CONNECT_MILLIS);
            plain.setTcpNoDelay(true);
            plain.setKeepAlive(true);
            plain.setSoTimeout(CONNECT_MILLIS);
            Socket socket = tls.isPresent() ? secured(plain, to, tls.get()) : plain;
            plain.setSoTimeout(LOOK_MILLIS);
            var connection = new SyslogConnection(plain, socket);
            Thread.ofPlatform().name("syslog-watch").daemon().start(connection::watch);
            connection.awaitVerdict(to.transport());
            return connection;
        } catch (IOException e) {
            plain.close();
            throw e;
        }
    }

    private static Socket secured(Socket plain, SyslogSettings to, SSLContext tls)
            throws IOException {
        var made = tls.getSocketFactory().createSocket(plain, to.host(), to.port(), true);
        if (made instanceof SSLSocket socket) {
            var parameters = socket.getSSLParameters();
            // RFC 5425 section 5.2 asks for the name in the certificate; this is how the JDK does.
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            socket.startHandshake();
        }
        return made;
    }

    private void awaitVerdict(Transport transport) throws IOException {
        try {
            if (transport == Transport.TLS && broken.await(VERDICT_MILLIS, TimeUnit.MILLISECONDS)) {
                throw new IOException("the receiver hung up after the handshake");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void watch() {
        while (isThere()) {
            // What a receiver says, if it says anything, means nothing.
        }
        brokeNanos = System.nanoTime();
        broken.countDown();
        abort();
    }

    private boolean isThere() {
        try {
            return socket.getInputStream().read(new byte[256]) >= 0;
        } catch (SocketTimeoutException _) {
            return !writing || System.nanoTime() - writingSince < STUCK_NANOS;
        } catch (IOException _) {
            return false;
        }
    }

    /** Whether the receiver has gone. */
    boolean isBroken() {
        return broken.getCount() == 0;
    }

    /** When it went, on {@link System#nanoTime}. */
    long brokeNanos() {
        return brokeNanos;
    }

    void write(byte[] bytes) throws IOException {
        writingSince = System.nanoTime();
        writing = true;
        try {
            var out = socket.getOutputStream();
            out.write(bytes);
            out.flush();
        } finally {
            writing = false;
        }
    }

    /** Says goodbye, as TLS asks for, unless a write is under way that may hang. */
    void close() {
        if (!writing && !isBroken()) {
            try {
                Thread.ofVirtual().start(this::sayGoodbye).join(GOODBYE);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
        abort();
    }

    private void sayGoodbye() {
        try {
            socket.close();
        } catch (IOException _) {
            // It is gone either way.
        }
    }

    private void abort() {
        try {
            plain.close();
        } catch (IOException _) {
            // It is gone either way.
        }
    }
}
