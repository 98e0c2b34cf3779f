package io.minewatch;

import io.minewatch.emit.OutputFailed;
import io.minewatch.emit.OutputListener;
import io.minewatch.locate.LocatedDetection;

import java.io.IOException;

/** Tells the operator how one output fares. */
final class ApplianceOutputLog implements OutputListener {

    private final String name;
    private final ApplianceLog log;
    private final Runnable stop;

    /**
     * @param name of the output
     * @param stop is called when the reader of a pipe has gone, for nobody will come back to it
     */
    ApplianceOutputLog(String name, ApplianceLog log, Runnable stop) {
        this.name = name;
        this.log = log;
        this.stop = stop;
    }

    @Override
    public void refused(IOException cause, long waiting) {
        var failed = new OutputFailed(cause);
        log.warnOften(
                "output " + name,
                "sink %s: %s; %,d wait, trying again",
                name,
                failed.getMessage(),
                waiting);
        if (failed.readerHasGone()) {
            stop.run();
        }
    }

    @Override
    public void recovered() {
        log.note("the sink %s takes detections again", name);
    }

    @Override
    public void unwritable(LocatedDetection detection, RuntimeException fault) {
        log.fault("unwritable", "detection " + detection.detection().id() + " is lost", fault);
    }

    @Override
    public void lost(LocatedDetection detection) {
        log.warnOften(
                "lost " + name,
                "detection %s is lost for the sink %s, which took none for too long",
                detection.detection().id(),
                name);
    }
}
