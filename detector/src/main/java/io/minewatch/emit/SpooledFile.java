package io.minewatch.emit;

import io.minewatch.metrics.SpoolStatus;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.Arrays;

/**
 * A file of records with a spool beside it: while the file takes none, because its disk is full or
 * its directory gone, records go to the spool, and from there to the file as soon as it takes them,
 * in their order. Only when the spool is full too does a write fail. A spool that cannot be read
 * any more is left alone until the next start.
 *
 * <p>The spool comes before the queue in memory ({@link HandOver}) and not after it: what waits on
 * a disk survives the process, and the queue stays free for what two threads hand over.
 */
public final class SpooledFile extends OutputStream {

    /** Pause before a file that refused is tried again. */
    private static final long RETRY_MILLIS = 500;

    /** Records replayed in one go, some 10 MB: new ones wait in the queue meanwhile. */
    private static final int BATCH = 4096;

    private final OutputStream file;
    private final Spool spool;
    private final OutputListener listener;
    private final Clock clock;
    private long refusedMillis;
    private volatile boolean refusing;
    private boolean broken;

    /**
     * @param file a call of write is one record, written in whole or not at all
     * @param sync when records in the spool are forced to the disk
     * @param listener is told when the file refuses, with the number that waits in the spool
     * @throws IOException if the spool cannot be opened
     */
    public SpooledFile(
            OutputStream file,
            SpoolSettings settings,
            FileSettings.Sync sync,
            OutputListener listener,
            Clock clock)
            throws IOException {
        this.file = file;
        this.listener = listener;
        this.clock = clock;
        spool = new Spool(settings, sync, clock);
    }

    @Override
    public void write(int oneByte) throws IOException {
        write(new byte[] {(byte) oneByte}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        replay();
        if ((broken || spool.isEmpty()) && writes(bytes, offset, length)) {
            return;
        }
        if (broken) {
            throw new IOException("the file takes none, and the spool is broken");
        }
        spool.append(Arrays.copyOfRange(bytes, offset, offset + length));
    }

    private void replay() {
        try {
            for (int i = 0; i < BATCH && !broken && !spool.isEmpty(); i++) {
                byte[] record = spool.first();
                if (!writes(record, 0, record.length)) {
                    return;
                }
                spool.removeFirst();
            }
        } catch (IOException e) {
            // Trying again could write one record again and again. New ones need not wait for it.
            broken = true;
            listener.refused(new OutputFailed(e), waiting());
        }
    }

    private int waiting() {
        return Math.toIntExact(spool.status().waiting());
    }

    /** False if the file does not take it, or refused a moment ago. */
    private boolean writes(byte[] bytes, int offset, int length) {
        long now = clock.millis();
        if (refusing && now - refusedMillis < RETRY_MILLIS && now >= refusedMillis) {
            return false;
        }
        try {
            file.write(bytes, offset, length);
        } catch (IOException e) {
            refusing = true;
            refusedMillis = now;
            listener.refused(new OutputFailed(e), waiting() + 1);
            return false;
        }
        if (refusing) {
            refusing = false;
            listener.recovered();
        }
        return true;
    }

    /** Brings what waits into the file, if it takes it, and passes on what was written. */
    @Override
    public void flush() throws IOException {
        replay();
        if (!broken) {
            spool.flush();
        }
        file.flush();
    }

    /** Whether the file refuses now. Any thread may ask. */
    public boolean isRefusing() {
        return refusing;
    }

    /** What is in the spool and went through it. Any thread may ask. */
    public SpoolStatus status() {
        return spool.status();
    }

    /** Closes the file; what waits in the spool waits for the next start. */
    @Override
    public void close() throws IOException {
        try (file) {
            spool.close();
        }
    }
}
