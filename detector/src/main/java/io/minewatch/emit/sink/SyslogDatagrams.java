package io.minewatch.emit.sink;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.List;

/**
 * Sends each record as one datagram (RFC 5426). What gets lost on the way is lost: where that
 * matters, use {@link SyslogStream}.
 */
public final class SyslogDatagrams implements Sink {

    /** What UDP over IPv4 can carry; the end of a longer message is cut off, as RFC 5426 allows. */
    static final int MAX_BYTES = 65_507;

    private final String host;
    private final int port;
    private final DatagramSocket socket;

    /**
     * Sends nothing yet. The name of the host is looked up for every batch.
     *
     * @throws IOException if there is no socket
     */
    public SyslogDatagrams(String host, int port) throws IOException {
        this.host = host;
        this.port = port;
        this.socket = new DatagramSocket();
    }

    @Override
    public void take(List<byte[]> records) throws IOException {
        var address = InetAddress.getByName(host);
        for (byte[] record : records) {
            int length = Math.min(record.length, MAX_BYTES);
            socket.send(new DatagramPacket(record, length, address, port));
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}
