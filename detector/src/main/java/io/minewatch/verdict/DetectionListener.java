package io.minewatch.verdict;

/** Takes detections as they are judged. */
public interface DetectionListener {

    /** One detection; the caller keeps nothing of it. */
    void detection(Detection detection);
}
