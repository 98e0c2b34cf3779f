package io.minewatch.locate;

import io.minewatch.verdict.Detection;
import io.minewatch.verdict.DetectionListener;
import io.minewatch.verdict.Endpoint;
import io.minewatch.verdict.Role;

import java.util.List;
import java.util.Optional;

/**
 * Finds out where each detection is, and hands it on. The detection is about the client; if only
 * the server is on a watched line, it is about the server, which then is a pool. Address databases
 * are asked where the operator's table is silent, and about the far end.
 */
public final class Locator implements DetectionListener {

    private final SubscriberTable table;
    private final RegionTree regions;
    private final GeoDatabase geo;
    private final LocatedListener next;

    /** Takes the sources; each may be the empty one of its kind. */
    public Locator(
            SubscriberTable table, RegionTree regions, GeoDatabase geo, LocatedListener next) {
        this.table = table;
        this.regions = regions;
        this.geo = geo;
        this.next = next;
    }

    @Override
    public void detection(Detection detection) {
        next.located(locate(detection));
    }

    private LocatedDetection locate(Detection detection) {
        var client = find(detection, detection.client());
        if (!client.isEmpty()) {
            return ofClient(detection, HolderLocation.of(client, regions, detection.start()));
        }
        var server = find(detection, detection.server());
        if (!server.isEmpty()) {
            return new LocatedDetection(
                    ofServer(detection),
                    HolderLocation.of(server, regions, detection.start()),
                    true,
                    geo.coarse(detection.client().address()));
        }
        return ofClient(detection, elsewhere(geo.coarse(detection.client().address())));
    }

    /** Who is mined for is a pool; a node stays a node on either side. */
    private static Detection ofServer(Detection detection) {
        var mining = detection.mining();
        return mining.role() == Role.NODE ? detection : detection.with(mining.with(Role.POOL));
    }

    private LocatedDetection ofClient(Detection detection, Location location) {
        return new LocatedDetection(
                detection, location, false, geo.coarse(detection.server().address()));
    }

    private Attribution find(Detection detection, Endpoint end) {
        return table.find(
                end.address(), detection.addressDomain(), detection.start(), detection.end());
    }

    private static Location elsewhere(Optional<Location.Coarse> coarse) {
        return new Location(
                coarse.isPresent() ? "L1" : "L0",
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                coarse,
                List.of(),
                coarse.isPresent() ? "geoip" : "none");
    }
}
