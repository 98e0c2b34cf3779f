package io.minewatch.emit.sink;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;

import javax.net.ssl.SSLContext;

/**
 * Sends records over TCP or TLS, each with its length before it (octet counting, RFC 5425 section
 * 4.3 and RFC 6587 section 3.4.1).
 *
 * <p>A receiver of syslog never says what it has. What was written in the last seconds before a
 * connection broke may have gone down with it, and is sent again over the next one: rather twice
 * than never.
 */
public final class SyslogStream implements Sink {

    /** A receiver that is gone is found out within a round trip or two; then some. */
    private static final long DOUBT_NANOS = 5_000_000_000L;

    /** More than fit into the buffers of two hosts are not in doubt; a usual one has 1 kB. */
    private static final int MAX_DOUBTS = 4096;

    private record Sent(byte[] record, long nanos) {}

    private final SyslogSettings settings;
    private final long doubtNanos;
    private final Optional<SSLContext> tls;
    private final ArrayDeque<Sent> doubts = new ArrayDeque<>();
    private volatile Optional<SyslogConnection> connection = Optional.empty();
    private volatile boolean closed;

    /**
     * Connects not before there is something to send.
     *
     * @throws IOException if the files for TLS are not what they should be
     */
    public SyslogStream(SyslogSettings settings) throws IOException {
        this(settings, DOUBT_NANOS);
    }

    SyslogStream(SyslogSettings settings, long doubtNanos) throws IOException {
        this.settings = settings;
        this.doubtNanos = doubtNanos;
        this.tls =
                settings.transport() == SyslogSettings.Transport.TLS
                        ? Optional.of(Tls.context(settings.tls()))
                        : Optional.empty();
    }

    @Override
    public void take(List<byte[]> records) throws IOException {
        var open = connected();
        send(open, records);
        long now = doubt(records);
        while (doubts.size() > MAX_DOUBTS || isOld(now)) {
            doubts.remove();
        }
    }

    private long doubt(List<byte[]> records) {
        long now = System.nanoTime();
        records.forEach(record -> doubts.add(new Sent(record, now)));
        return now;
    }

    private boolean isOld(long now) {
        return !doubts.isEmpty() && now - doubts.getFirst().nanos > doubtNanos;
    }

    private SyslogConnection connected() throws IOException {
        if (connection.isPresent() && !connection.get().isBroken()) {
            return connection.get();
        }
        disconnect();
        if (closed) {
            throw new IOException("closed");
        }
        var open = SyslogConnection.open(settings, tls);
        connection = Optional.of(open);
        var again = doubts.stream().map(Sent::record).toList();
        send(open, again);
        // Over this one they are as much in doubt as what comes after them.
        doubts.clear();
        doubt(again);
        return open;
    }

    private void send(SyslogConnection open, List<byte[]> records) throws IOException {
        if (records.isEmpty()) {
            return;
        }
        var frames = new ByteArrayOutputStream();
        for (byte[] record : records) {
            frames.writeBytes((record.length + " ").getBytes(StandardCharsets.US_ASCII));
            frames.writeBytes(record);
        }
        try {
            open.write(frames.toByteArray());
        } catch (IOException e) {
            disconnect();
            throw e;
        }
    }

    /** What was in doubt when a connection broke goes out over a new one. */
    @Override
    public void idle() throws IOException {
        if (connection.isPresent() && connection.get().isBroken()) {
            long broke = connection.get().brokeNanos();
            doubts.removeIf(sent -> broke - sent.nanos > doubtNanos);
            disconnect();
        }
        if (connection.isEmpty() && !doubts.isEmpty()) {
            connected();
        }
    }

    private void disconnect() {
        connection.ifPresent(SyslogConnection::close);
        connection = Optional.empty();
    }

    @Override
    public void close() {
        closed = true;
        connection.ifPresent(SyslogConnection::close);
    }
}
