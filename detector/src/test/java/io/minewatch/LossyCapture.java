package io.minewatch;

import io.minewatch.capture.CaptureFiles;
import io.minewatch.capture.FrameListener;
import io.minewatch.capture.LiveCapture;
import io.minewatch.metrics.CaptureStatistics;

import java.util.List;

/** A file of which the kernel says that it had no room for a quarter. */
record LossyCapture(String name) implements LiveCapture {

    @Override
    public boolean run(FrameListener listener) {
        try (var capture = CaptureFiles.open(List.of(name), problem -> {})) {
            capture.run(listener);
        }
        return true;
    }

    @Override
    public CaptureStatistics statistics() {
        return new CaptureStatistics(75, 0, 25, 0);
    }

    @Override
    public void close() {}
}
