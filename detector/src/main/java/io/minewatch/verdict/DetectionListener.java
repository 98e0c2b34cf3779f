package io.minewatch.verdict;

/** Takes detections as they are judged. */
public interface DetectionListener {

    void detection(Detection detection);
}
