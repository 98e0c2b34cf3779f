package io.minewatch.locate;

/** Takes located detections. */
public interface LocatedListener {

    /** One detection, with where it is. */
    void located(LocatedDetection located);
}
