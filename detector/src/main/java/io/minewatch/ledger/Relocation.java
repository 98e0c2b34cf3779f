package io.minewatch.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.minewatch.locate.LateAssignments;
import io.minewatch.locate.LateAssignments.Answer;
import io.minewatch.locate.Location;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Locates records anew by the last import. An assignment that a record was located by stays, unless
 * the import says since when another one held: a row without a beginning is of the present.
 */
final class Relocation {

    /** What was seen last longer ago than this before the import stays where it is. */
    static final Duration SPAN = Duration.ofDays(14);

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final long id;
    private final Instant since;
    private final LateAssignments table;

    Relocation(AssignmentImport by, LateAssignments table) {
        this.id = by.id();
        this.since = by.at().minus(SPAN);
        this.table = table;
    }

    /** Number of the import. */
    long id() {
        return id;
    }

    /** Puts the new place into the record and gives the old one; empty if nothing changes. */
    Optional<String> apply(ObjectNode record, Instant start, Instant end) {
        if (end.isBefore(since)) {
            return Optional.empty();
        }
        var place = record.path("location");
        var answer = ask(record, start, end);
        boolean held = "subscribers".equals(place.path("source").asText());
        if (answer.isEmpty() || held && !answer.get().dated()) {
            return Optional.empty();
        }
        var location = answer.get().location();
        var next = location(location, place);
        var holder = holder(location.organization());
        if (next.equals(place) && holder.equals(record.path("organization"))) {
            return Optional.empty();
        }
        ObjectNode former = NODES.objectNode();
        former.set("location", known(place));
        former.set("organization", known(record.path("organization")));
        record.set("location", next);
        record.set("organization", holder);
        return Optional.of(former.toString());
    }

    private Optional<Answer> ask(JsonNode record, Instant start, Instant end) {
        boolean ofServer = "server".equals(record.at("/location/of").asText());
        String address = record.path(ofServer ? "server" : "client").path("ip").asText();
        String domain = record.path("client").path("address_domain").asText();
        try {
            return table.locate(InetAddress.ofLiteral(address), domain, start, end);
        } catch (IllegalArgumentException e) {
            // No address, no place.
            return Optional.empty();
        }
    }

    /** As a sensor writes it. The names of the same region stay: another tree is no other place. */
    private static ObjectNode location(Location location, JsonNode before) {
        ObjectNode node = NODES.objectNode();
        node.put("grade", location.grade());
        node.put("of", before.path("of").asText("client"));
        node.put("region_code", location.regionCode().orElse(null));
        boolean same = node.path("region_code").equals(before.path("region_code"));
        if (same && before.path("region_path").isArray()) {
            node.set("region_path", before.path("region_path"));
        } else {
            location.regionPath().forEach(node.putArray("region_path")::add);
        }
        node.put("address", location.address().orElse(null));
        node.put("line", location.line().orElse(null));
        node.putNull("coarse");
        location.candidates().forEach(node.putArray("candidates")::add);
        node.put("source", location.source());
        return node;
    }

    private static JsonNode known(JsonNode node) {
        return node.isObject() ? node : NullNode.instance;
    }

    private static JsonNode holder(Optional<Location.Organization> holder) {
        if (holder.isEmpty()) {
            return NullNode.instance;
        }
        return NODES.objectNode()
                .put("id", holder.get().id().orElse(null))
                .put("name", holder.get().name().orElse(null));
    }
}
