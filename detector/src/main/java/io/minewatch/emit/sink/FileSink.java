package io.minewatch.emit.sink;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.util.List;

/** A file that rotates. Takes all of a batch or none of it. */
public final class FileSink implements Sink {

    private final RotatingFile file;

    /**
     * Opens the file.
     *
     * @throws IOException if it cannot be written to
     */
    public FileSink(FileSettings settings, Clock clock) throws IOException {
        file = new RotatingFile(settings, clock);
    }

    @Override
    public void take(List<byte[]> records) throws IOException {
        var all = new ByteArrayOutputStream();
        records.forEach(all::writeBytes);
        file.write(all.toByteArray(), 0, all.size());
        file.flush();
    }

    @Override
    public void idle() throws IOException {
        file.flush();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
