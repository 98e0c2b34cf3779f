package io.minewatch.emit;

import io.minewatch.locate.LocatedDetection;

/** Is told how the output of detections fares. Called by the thread that found out. */
public interface OutputListener {

    /** The output took none; it is tried again. So many wait, among them the one it refused. */
    void refused(OutputFailed cause, int waiting);

    /** The output takes detections again. */
    void recovered();

    /** A detection that cannot be written for a fault of the program. */
    void unwritable(LocatedDetection detection, RuntimeException fault);

    /** A detection that is lost: too many wait for an output that takes none. */
    void lost(LocatedDetection detection);
}
