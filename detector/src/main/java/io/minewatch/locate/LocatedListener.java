package io.minewatch.locate;

/** Takes located detections. */
public interface LocatedListener {

    void located(LocatedDetection located);
}
