package io.minewatch.emit;

import io.minewatch.emit.sink.Told;
import io.minewatch.locate.LocatedDetection;

/** Writes down what it is told of an output. */
final class Heard extends Told implements OutputListener {

    @Override
    public void unwritable(LocatedDetection detection, RuntimeException fault) {
        all.add("unwritable " + detection.detection().id());
    }

    /** The number of them is counted elsewhere. */
    @Override
    public void lost(LocatedDetection detection) {}
}
