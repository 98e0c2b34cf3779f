package io.minewatch.emit.sink;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** A file that rotates. Takes all of a batch or none of it. */
public final class FileSink implements Sink {

    private final RotatingFile file;

    /**
     * Opens the file.
     *
     * @throws IOException if it cannot be written to, or is no file of records
     */
    public FileSink(FileSettings settings, Clock clock) throws IOException {
        refuseOther(settings.file());
        file = new RotatingFile(settings, clock);
    }

    /** What looks unfinished at its end would be cut off, such as half of a database. */
    private static void refuseOther(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return;
        }
        try (var begin = Files.newInputStream(file)) {
            int first = begin.read();
            // A loss of power leaves zeros.
            if (first > 0 && first != '{') {
                throw new IOException("it holds something else than records");
            }
        }
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
