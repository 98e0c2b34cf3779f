package io.minewatch;

import io.minewatch.locate.GeoDatabase;
import io.minewatch.locate.RegionTree;
import io.minewatch.locate.SubscriberTable;
import io.minewatch.signature.Signatures;

/**
 * Everything that detections are compared with, in one state: a judgement sees all of the old or
 * all of the new one. Immutable.
 *
 * @param subscribersHash SHA-256 of the file of {@code subscribers}, in hexadecimal; empty if there
 *     is none
 * @param loadedMillis time of day at which it was loaded, milliseconds since the epoch
 */
record ApplianceTables(
        Signatures signatures,
        SubscriberTable subscribers,
        String subscribersHash,
        RegionTree regions,
        GeoDatabase geo,
        long loadedMillis) {}
