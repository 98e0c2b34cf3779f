package io.minewatch.emit;

import io.minewatch.emit.sink.SinkListener;
import io.minewatch.locate.LocatedDetection;

/** Is told how one way out for detections fares. Called by the thread that found out. */
public interface OutputListener extends SinkListener {

    /** A detection that cannot be written for a fault of the program. */
    void unwritable(LocatedDetection detection, RuntimeException fault);

    /** A detection that is lost: too many wait for a sink that takes none. */
    void lost(LocatedDetection detection);
}
