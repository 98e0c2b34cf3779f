package io.minewatch.emit.sink;

import java.io.IOException;

/** Is told how a sink fares. Called by the thread that found out. */
public interface SinkListener {

    /** The sink took none; it is tried again. So many wait, among them those it refused. */
    void refused(IOException cause, long waiting);

    /** The sink takes records again. */
    void recovered();
}
