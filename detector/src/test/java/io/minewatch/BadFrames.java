package io.minewatch;

import io.minewatch.capture.CaptureFiles;
import io.minewatch.capture.FrameListener;
import io.minewatch.capture.LiveCapture;
import io.minewatch.metrics.CaptureStatistics;

import java.lang.foreign.MemorySegment;
import java.util.List;

/** A file after so many frames whose memory is not there, as only a fault of the program has. */
record BadFrames(String name, int bad) implements LiveCapture {

    @Override
    public boolean run(FrameListener listener) {
        for (int i = 0; i < bad; i++) {
            listener.frame(MemorySegment.NULL, 0, 100, 100, 1, 1);
        }
        try (var capture = CaptureFiles.open(List.of(name), problem -> {})) {
            capture.run(listener);
        }
        return true;
    }

    @Override
    public CaptureStatistics statistics() {
        return CaptureStatistics.NONE;
    }

    @Override
    public void close() {}
}
