package io.minewatch.emit;

import io.minewatch.verdict.Detection;

/** Tells the conversations of one detection id apart. */
final class FlowKey {

    private FlowKey() {}

    /** Ports are used again, so that the Community ID alone would not do. */
    static String of(Detection detection) {
        return detection.communityId() + "@" + Stamp.minute(detection.start());
    }
}
