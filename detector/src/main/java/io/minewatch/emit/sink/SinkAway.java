package io.minewatch.emit.sink;

import java.io.IOException;
import java.time.Duration;

/** The far end is away, and has said for how long. */
public final class SinkAway extends IOException {

    private static final long serialVersionUID = 1;

    private final transient Duration pause;

    /**
     * @param pause before it may be tried again
     */
    public SinkAway(String message, Duration pause) {
        super(message);
        this.pause = pause;
    }

    /** Time that the far end asks to be left alone for. */
    public Duration pause() {
        return pause;
    }
}
