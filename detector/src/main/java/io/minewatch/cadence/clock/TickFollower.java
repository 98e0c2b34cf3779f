package io.minewatch.cadence.clock;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Tells the clock what is added to a file of ticks, see {@link TickFile}: a node writes a line
 * there for each new block. Whatever is wrong with the file is said once, until it is right again.
 */
public final class TickFollower implements Runnable {

    /** More is not added between two looks, but for the first: the rest waits for the next one. */
    private static final int MOST_BYTES = 1 << 20;

    private final Path file;
    private final BlockClock clock;
    private final Consumer<String> complaints;
    private long offset;
    private Optional<String> said = Optional.empty();

    /**
     * @param complaints takes what is wrong, one line each
     */
    public TickFollower(Path file, BlockClock clock, Consumer<String> complaints) {
        this.file = file;
        this.clock = clock;
        this.complaints = complaints;
    }

    /** Looks what is new. To be called now and then, by one thread at a time. */
    @Override
    public void run() {
        try {
            long size = Files.size(file);
            offset = size < offset ? 0 : offset;
            if (size > offset) {
                take(added(size));
            }
            said = Optional.empty();
        } catch (IOException e) {
            complain(file + " cannot be read: " + e.getMessage());
        }
    }

    private byte[] added(long size) throws IOException {
        try (var open = new RandomAccessFile(file.toFile(), "r")) {
            byte[] bytes = new byte[(int) Math.min(MOST_BYTES, size - offset)];
            open.seek(offset);
            open.readFully(bytes);
            return bytes;
        }
    }

    /** A line that is not ended yet waits for its end. */
    private void take(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int end = text.lastIndexOf('\n') + 1;
        if (end == 0 && bytes.length == MOST_BYTES) {
            end = MOST_BYTES;
        }
        offset += end;
        text.substring(0, end).lines().forEach(this::take);
    }

    private void take(String line) {
        try {
            TickFile.tick(line).ifPresent(tick -> clock.tick(tick.chain(), tick.timeNanos()));
        } catch (IllegalArgumentException e) {
            complain(file + ": " + e.getMessage());
        }
    }

    private void complain(String what) {
        if (!said.equals(Optional.of(what))) {
            said = Optional.of(what);
            complaints.accept(what);
        }
    }
}
