package io.minewatch.query.api;

import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpResponseWriter;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends what is written, at the pace at which it is read: there is never more of it in memory than
 * one buffer. For one thread, which may wait.
 */
final class ResponseStream extends OutputStream {

    private static final int BUFFER = 32 * 1024;

    /** Whoever does not read for so long does not want it. */
    private static final long PATIENCE_SECONDS = 60;

    private final HttpResponseWriter out;
    private final MessageDigest hash;
    private final byte[] buffer = new byte[BUFFER];
    private int length;

    /**
     * @param out headers have been written to it
     * @param hash takes in all that is sent
     */
    ResponseStream(HttpResponseWriter out, MessageDigest hash) {
        this.out = out;
        this.hash = hash;
    }

    @Override
    public void write(int oneByte) throws IOException {
        write(new byte[] {(byte) oneByte}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        int from = offset;
        int end = offset + count;
        while (from < end) {
            int part = Math.min(end - from, BUFFER - length);
            System.arraycopy(bytes, from, buffer, length, part);
            length += part;
            from += part;
            if (length == BUFFER) {
                send();
            }
        }
    }

    private void send() throws IOException {
        if (length == 0) {
            return;
        }
        hash.update(buffer, 0, length);
        byte[] part = Arrays.copyOf(buffer, length);
        length = 0;
        if (!out.tryWrite(HttpData.wrap(part))) {
            throw new IOException("the client is gone");
        }
        await();
    }

    private void await() throws IOException {
        try {
            out.whenConsumed().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while sending", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("the client is gone, or does not read", e);
        }
    }

    /** Sends the rest; that there is no more is for others to say. */
    void finish() throws IOException {
        send();
    }

    /** SHA-256 of all that was sent, once it was. */
    String hash() {
        return HexFormat.of().formatHex(hash.digest());
    }
}
