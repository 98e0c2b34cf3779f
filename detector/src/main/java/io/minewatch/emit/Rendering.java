package io.minewatch.emit;

import io.minewatch.locate.LocatedDetection;

import java.util.Optional;

/** Makes of detections what a sink takes. Not for several threads. */
public interface Rendering {

    /** One record in bytes; empty if this detection says nothing that the sink is there for. */
    Optional<byte[]> of(LocatedDetection located);

    /** A line of JSON each, see {@link DetectionSchema}. */
    static Rendering json() {
        return located -> Optional.of(JsonLines.line(located));
    }

    /** An alert of Suricata's each. */
    static Rendering eve() {
        return located -> Optional.of(EveLines.line(located));
    }
}
