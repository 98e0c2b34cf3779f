package io.minewatch;

import io.minewatch.emit.OutputFailed;
import io.minewatch.emit.OutputListener;
import io.minewatch.locate.LocatedDetection;

/** Tells the operator how the output fares. */
final class ApplianceOutputLog implements OutputListener {

    private final ApplianceLog log;
    private final Runnable stop;

    /**
     * @param stop is called when the reader of a pipe has gone, for nobody will come back to it
     */
    ApplianceOutputLog(ApplianceLog log, Runnable stop) {
        this.log = log;
        this.stop = stop;
    }

    @Override
    public void refused(OutputFailed cause, int waiting) {
        log.warnOften("output", "%s; %,d wait, trying again", cause.getMessage(), waiting);
        if (cause.readerHasGone()) {
            stop.run();
        }
    }

    @Override
    public void recovered() {
        log.note("the output takes detections again");
    }

    @Override
    public void unwritable(LocatedDetection detection, RuntimeException fault) {
        log.fault("unwritable", "detection " + detection.detection().id() + " is lost", fault);
    }

    @Override
    public void lost(LocatedDetection detection) {
        log.warnOften(
                "lost",
                "detection %s is lost: the output took none for too long",
                detection.detection().id());
    }
}
