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
 */
public record LocatedDetection(
        Detection detection,
        Location location,
        boolean ofServer,
        Optional<Location.Coarse> server) {}
