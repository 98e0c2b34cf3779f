package io.minewatch.emit.sink;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/** Takes messages with their length before them, and writes them down. */
public final class SyslogReceiver implements AutoCloseable {

    /** Messages in the order in which they came, over any connection. */
    public final List<String> messages = Collections.synchronizedList(new ArrayList<>());

    private final List<Socket> connections = Collections.synchronizedList(new ArrayList<>());
    private final ServerSocket server;
    private final Thread acceptor = Thread.ofPlatform().daemon().unstarted(this::accept);

    /**
     * @param port 0 for any
     */
    public SyslogReceiver(int port, ServerSocketFactory factory, boolean wantsCertificate)
            throws IOException {
        server = factory.createServerSocket();
        server.setReuseAddress(true);
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        if (server instanceof SSLServerSocket secure) {
            secure.setNeedClientAuth(wantsCertificate);
        }
        acceptor.start();
    }

    /**
     * Over plain TCP.
     *
     * @param port 0 for any
     */
    public SyslogReceiver(int port) throws IOException {
        this(port, ServerSocketFactory.getDefault(), false);
    }

    /** At which it listens. */
    public int port() {
        return server.getLocalPort();
    }

    private void accept() {
        try {
            while (true) {
                var connection = server.accept();
                connections.add(connection);
                if (server.isClosed()) {
                    // Came while those that were known were hung up on.
                    reset(connection);
                }
                Thread.ofPlatform().daemon().start(() -> read(connection));
            }
        } catch (IOException _) {
            // Closed.
        }
    }

    private void read(Socket connection) {
        try (connection) {
            var in = new BufferedInputStream(connection.getInputStream());
            while (true) {
                int length = length(in);
                byte[] message = in.readNBytes(length);
                if (message.length < length) {
                    return;
                }
                messages.add(new String(message, StandardCharsets.UTF_8));
            }
        } catch (IOException | NumberFormatException _) {
            // Gone, or never was what it should be.
        }
    }

    private static int length(InputStream in) throws IOException {
        var digits = new StringBuilder();
        for (int c = in.read(); c != ' '; c = in.read()) {
            if (c < '0' || c > '9') {
                throw new IOException("hung up, or not a length");
            }
            digits.append((char) c);
        }
        return Integer.parseInt(digits.toString());
    }

    /** Waits until there are so many. */
    public List<String> await(int number) {
        while (messages.size() < number) {
            Thread.onSpinWait();
        }
        return List.copyOf(messages);
    }

    /**
     * Hangs up on everybody without a goodbye, as a machine that loses its power would not even.
     */
    public void hangUp() throws IOException {
        for (Socket connection : List.copyOf(connections)) {
            reset(connection);
        }
        connections.clear();
    }

    private static void reset(Socket connection) throws IOException {
        try {
            if (!(connection instanceof SSLSocket)) {
                connection.setSoLinger(true, 0);
            }
        } catch (SocketException _) {
            // The other side was faster.
        }
        connection.close();
    }

    /** The port is free only when the thread is back from the kernel. */
    @Override
    public void close() throws IOException {
        server.close();
        hangUp();
        try {
            acceptor.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
