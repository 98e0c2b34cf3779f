package io.minewatch.probe;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import javax.net.ServerSocketFactory;

/** A server on this machine that keeps all that it is told, connection by connection. */
final class TestServer implements AutoCloseable {

    /** What it does on a connection; when it returns, the connection is closed. */
    interface Behaviour {

        void serve(Link link) throws Exception;
    }

    /** One connection. */
    static final class Link {

        final int number;
        private final InputStream in;
        private final OutputStream out;
        private final ByteArrayOutputStream told;

        Link(int number, Socket socket, ByteArrayOutputStream told) throws IOException {
            this.number = number;
            this.in = socket.getInputStream();
            this.out = socket.getOutputStream();
            this.told = told;
        }

        /** What comes next, each byte one character; "" at the end. */
        String hear() throws IOException {
            byte[] bytes = new byte[65_536];
            int length = in.read(bytes);
            if (length < 0) {
                return "";
            }
            synchronized (told) {
                told.write(bytes, 0, length);
            }
            return new String(bytes, 0, length, ISO_8859_1);
        }

        /** Hears until the other side closes. */
        void hearAll() throws IOException {
            while (!hear().isEmpty()) {
                // Kept by the server.
            }
        }

        void say(String text) throws IOException {
            say(text.getBytes(ISO_8859_1));
        }

        void say(byte[] bytes) throws IOException {
            out.write(bytes);
            out.flush();
        }
    }

    private final ServerSocket socket;
    private final Behaviour behaviour;
    private final List<ByteArrayOutputStream> told = new CopyOnWriteArrayList<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();

    TestServer(Behaviour behaviour) throws IOException {
        this(ServerSocketFactory.getDefault(), behaviour);
    }

    TestServer(ServerSocketFactory factory, Behaviour behaviour) throws IOException {
        this.behaviour = behaviour;
        socket = factory.createServerSocket(0, 64, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return socket.getLocalPort();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket accepted = socket.accept();
                var heard = new ByteArrayOutputStream();
                int number = told.size();
                told.add(heard);
                open.add(accepted);
                Thread.ofVirtual().start(() -> serve(accepted, number, heard));
            } catch (IOException _) {
                // Closed.
            }
        }
    }

    private void serve(Socket accepted, int number, ByteArrayOutputStream heard) {
        try (accepted) {
            behaviour.serve(new Link(number, accepted, heard));
        } catch (Exception _) {
            // The other side has gone.
        }
    }

    /** What was told on each connection. */
    List<String> told() {
        var all = new ArrayList<String>();
        for (ByteArrayOutputStream one : told) {
            synchronized (one) {
                all.add(one.toString(ISO_8859_1));
            }
        }
        return all;
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (Socket one : open) {
            one.close();
        }
    }
}
