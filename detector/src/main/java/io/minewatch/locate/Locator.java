package io.minewatch.locate;

import io.minewatch.verdict.Detection;
import io.minewatch.verdict.DetectionListener;
import io.minewatch.verdict.Endpoint;
import io.minewatch.verdict.Role;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

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
            return ofClient(detection, onLine(client, detection.start()));
        }
        var server = find(detection, detection.server());
        if (!server.isEmpty()) {
            return new LocatedDetection(
                    ofServer(detection),
                    onLine(server, detection.start()),
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

    /**
     * What all possible holders have in common is certain. More than the region is only said if
     * somebody had the address all the time, and they agree on the line as well.
     */
    private Location onLine(Attribution attribution, Instant at) {
        var holders = attribution.holders();
        Optional<String> region =
                attribution.more() ? Optional.empty() : common(holders, Subscriber::regionCode);
        var line = common(holders, Subscriber::line);
        boolean oneHolder = attribution.isCertain() || line.isPresent();
        boolean oneLine = attribution.whole() && !attribution.more() && oneHolder;
        var organization =
                oneLine
                        ? common(holders, Subscriber::organization)
                        : Optional.<Location.Organization>empty();
        var address = oneLine ? common(holders, Subscriber::address) : Optional.<String>empty();
        return new Location(
                grade(oneLine, line, organization, address, region),
                region,
                region.map(code -> regions.path(code, at)).orElse(List.of()),
                address,
                organization,
                oneLine ? line : Optional.empty(),
                Optional.empty(),
                candidates(holders),
                "subscribers");
    }

    private static String grade(
            boolean oneLine,
            Optional<String> line,
            Optional<Location.Organization> organization,
            Optional<String> address,
            Optional<String> region) {
        if (oneLine && organization.isPresent() && address.isPresent()) {
            return "L4";
        }
        if (oneLine && (line.isPresent() || organization.isPresent() || address.isPresent())) {
            return "L3";
        }
        return region.isPresent() ? "L2" : "L1";
    }

    private static <T> Optional<T> common(
            List<Subscriber> holders, Function<Subscriber, Optional<T>> field) {
        var first = field.apply(holders.getFirst());
        return holders.stream().map(field).allMatch(first::equals) ? first : Optional.empty();
    }

    private static List<String> candidates(List<Subscriber> holders) {
        Set<String> labels = new LinkedHashSet<>();
        holders.forEach(holder -> holder.label().ifPresent(labels::add));
        return List.copyOf(labels);
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
