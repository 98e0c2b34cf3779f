package io.minewatch.emit;

import io.minewatch.locate.Location;
import io.minewatch.locate.Location.Coarse;
import io.minewatch.locate.Location.Organization;

import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;

/** The parts of a record that say where. */
final class PlaceRecord {

    /** ISO 3166-1 alpha-2. */
    private static final Pattern COUNTRY_CODE = Pattern.compile("[A-Z]{2}");

    private final JsonFields json;

    PlaceRecord(JsonFields json) {
        this.json = json;
    }

    void location(Location location, boolean ofServer) throws IOException {
        json.object("location");
        json.text("grade", location.grade());
        json.text("of", ofServer ? "server" : "client");
        json.text("region_code", location.regionCode());
        json.texts("region_path", location.regionPath());
        json.text("address", location.address());
        json.text("line", location.line());
        if (location.coarse().isPresent()) {
            json.object("coarse");
            coarse(location.coarse());
            json.endObject();
        } else {
            json.none("coarse");
        }
        json.texts("candidates", location.candidates());
        json.text("source", location.source());
        json.endObject();
    }

    void organization(Optional<Organization> holder) throws IOException {
        if (holder.isEmpty()) {
            json.none("organization");
            return;
        }
        json.object("organization");
        json.text("id", holder.get().id());
        json.text("name", holder.get().name());
        json.endObject();
    }

    /** Fields {@code as} and {@code geo} of the object that is open. */
    void coarse(Optional<Coarse> place) throws IOException {
        if (place.isEmpty()) {
            json.none("as");
            json.none("geo");
            return;
        }
        network(place.get());
        country(place.get());
    }

    private void network(Coarse place) throws IOException {
        if (place.asNumber().isEmpty() && place.asName().isEmpty()) {
            json.none("as");
            return;
        }
        json.object("as");
        if (place.asNumber().isPresent()) {
            json.number("number", place.asNumber().get());
        }
        if (place.asName().isPresent()) {
            json.object("organization");
            json.text("name", place.asName());
            json.endObject();
        }
        json.endObject();
    }

    private void country(Coarse place) throws IOException {
        if (place.country().isEmpty() && place.city().isEmpty()) {
            json.none("geo");
            return;
        }
        json.object("geo");
        if (place.country().isPresent()) {
            boolean code = COUNTRY_CODE.matcher(place.country().get()).matches();
            json.text(code ? "country_iso_code" : "country_name", place.country());
        }
        if (place.city().isPresent()) {
            json.text("city_name", place.city());
        }
        json.endObject();
    }
}
