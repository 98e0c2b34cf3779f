package io.minewatch.emit;

import io.minewatch.locate.LocatedDetection;
import io.minewatch.locate.Location.Organization;

import java.util.Optional;

/**
 * Whom a detection is about and where: an id is of an address and a day, and the address may change
 * hands within it. What one holder did must not stand beside the name of another.
 *
 * @param holder enterprise or line; empty if only the address is known
 */
record Site(String id, Optional<String> holder, Optional<String> region, Optional<String> address) {

    static Site of(LocatedDetection located) {
        var place = located.location();
        return new Site(
                located.detection().id(),
                place.organization().flatMap(Site::name).or(place::line),
                place.regionCode(),
                place.address());
    }

    private static Optional<String> name(Organization holder) {
        return holder.id().or(holder::name);
    }
}
