package io.minewatch.emit.sink;

import io.minewatch.emit.sink.FileSettings.Sync;

import java.time.Clock;

/** Says when what was written is to be forced to the disk. */
final class SyncTimer {

    private static final long SECOND_MILLIS = 1000;

    private final Sync sync;
    private final Clock clock;
    private long lastMillis;

    SyncTimer(Sync sync, Clock clock) {
        this.sync = sync;
        this.clock = clock;
    }

    /** Whether it is time to. */
    boolean isDue() {
        long now = clock.millis();
        return switch (sync) {
            case ALWAYS -> true;
            case SECOND -> now - lastMillis >= SECOND_MILLIS || now < lastMillis;
            case NEVER -> false;
        };
    }

    /** It was done now. */
    void done() {
        lastMillis = clock.millis();
    }
}
