package io.minewatch.locate;

import io.minewatch.verdict.Detection;

import java.util.Optional;

/**
 * A detection and where it is.
 *
 * @param detection what was found
 * @param location of the one that it is about: the client, or the server where that is a pool on a
 *     watched line
 * @param ofServer true if the location is the server's
 * @param server coarse place of the other end
 * @param standsFor suspected detections of the same client that are not written one by one, and for
 *     which this one stands, itself not counted
 */
public record LocatedDetection(
        Detection detection,
        Location location,
        boolean ofServer,
        Optional<Location.Coarse> server,
        long standsFor) {

    /** It stands for itself only. */
    public LocatedDetection(
            Detection detection,
            Location location,
            boolean ofServer,
            Optional<Location.Coarse> server) {
        this(detection, location, ofServer, server, 0);
    }

    /** The same, standing for so many others. */
    public LocatedDetection standingFor(long others) {
        return new LocatedDetection(detection, location, ofServer, server, others);
    }
}
