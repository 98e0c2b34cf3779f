package io.minewatch.emit.sink;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A file of records that the far end refused for good, as they are, to be looked at by somebody.
 */
final class DeadLetters {

    private static final long MAX_BYTES = 64L << 20;
    private static final int KEEP = 4;

    private final FileSettings settings;
    private final Clock clock;
    private Optional<FileSink> file = Optional.empty();
    private volatile long count;

    /** The file is made when there is something to put into it. */
    DeadLetters(Path file, Clock clock) {
        this.settings =
                new FileSettings(
                        file, MAX_BYTES, Duration.ofDays(36_500), KEEP, FileSettings.Sync.ALWAYS);
        this.clock = clock;
    }

    void add(List<byte[]> records) throws IOException {
        if (file.isEmpty()) {
            file = Optional.of(new FileSink(settings, clock));
        }
        file.get().take(records);
        count += records.size();
    }

    /** Records that came here since the start. Any thread may ask. */
    long count() {
        return count;
    }

    void close() throws IOException {
        if (file.isPresent()) {
            file.get().close();
        }
    }
}
