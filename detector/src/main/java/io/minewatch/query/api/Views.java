package io.minewatch.query.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.minewatch.ledger.Annotation;
import io.minewatch.ledger.AuditEntry;
import io.minewatch.ledger.FormerLocation;
import io.minewatch.ledger.Inventoried;
import io.minewatch.ledger.Kept;
import io.minewatch.ledger.Overview;
import io.minewatch.ledger.Point;
import io.minewatch.ledger.PoolSum;
import io.minewatch.ledger.Progress;
import io.minewatch.ledger.Rate;
import io.minewatch.ledger.RegionSum;
import io.minewatch.ledger.SensorSum;
import io.minewatch.ledger.SitePlace;
import io.minewatch.ledger.SiteSum;
import io.minewatch.ledger.Watts;
import io.minewatch.ledger.WeekSum;
import io.minewatch.query.api.access.Aliases;
import io.minewatch.query.api.access.Aliases.Id;
import io.minewatch.query.api.access.Blur;
import io.minewatch.query.api.access.Fields;
import io.minewatch.query.api.access.Masking;
import io.minewatch.query.api.access.Role;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the ledger gives, as JSON; with what the caller's role does not see taken out. */
final class Views {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Fields SITE =
            Fields.none()
                    .open("id", "region", "region_path", "location_grade", "first", "last")
                    .open("detections", "miners", "hashrates", "power_w")
                    .enterprise("enterprise_id", "enterprise", "address")
                    .person(Blur.INITIAL, "line")
                    .network(Blur.NETWORK, "client");

    private static final Fields INVENTORIED =
            SITE.open("since", "change", "in_week", "in_week_before");

    private static final Fields POOL =
            Fields.none().open("name", "detections", "hashrates", "power_w");

    /** A pool that has no name is called by its address. */
    private static final Fields NAMELESS_POOL = POOL.network(Blur.NETWORK, "name");

    private static final Fields SENSOR =
            Fields.none().open("first", "last", "conversations").network(Blur.INITIAL, "source");

    private static final Fields FORMER_LOCATION =
            Fields.DETECTION
                    .open("replaced_by")
                    .network(Blur.INITIAL, "replaced_by.source")
                    .network(Blur.HIDE, "flow");

    private static final Fields ANNOTATION =
            Fields.none().open("version", "state", "text", "by", "at");

    private final Role role;
    private final Aliases aliases;
    private final Masking masking;

    Views(Role role, Aliases aliases) {
        this.role = role;
        this.aliases = aliases;
        this.masking = new Masking(role);
    }

    /** A detection with its standing in the ledger. */
    ObjectNode detection(Kept kept) {
        ObjectNode node = record(kept.json());
        node.putObject("ledger")
                .put("state", Filters.word(kept.state()))
                .put("version", kept.version())
                .put("site", aliases.of(role, Id.SITE, kept.site()))
                .put("change", kept.change());
        return masked(node);
    }

    /** One conversation of a detection. */
    ObjectNode conversation(String json) {
        return masked(record(json));
    }

    private ObjectNode masked(ObjectNode node) {
        if (node.path("event") instanceof ObjectNode event) {
            event.put("id", aliases.of(role, Id.DETECTION, event.path("id").asText()));
        }
        return masking.apply(node, Fields.DETECTION);
    }

    ObjectNode formerLocation(FormerLocation former) {
        ObjectNode node = record(former.json());
        var by = former.replacedBy();
        node.put("flow", former.flow());
        node.putObject("replaced_by")
                .put("import", by.id())
                .put("at", by.at().toString())
                .put("source", by.source())
                .put("sha256", by.hash())
                .put("rows", by.rows());
        return masking.apply(node, FORMER_LOCATION);
    }

    private static ObjectNode record(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the ledger holds a record that is none", e);
        }
    }

    ObjectNode site(SiteSum site) {
        ObjectNode node = place(site.place());
        node.put("first", site.first().toString());
        node.put("last", site.last().toString());
        node.put("detections", site.detections());
        node.put("miners", site.miners());
        measures(node, site.rates(), site.power());
        return masking.apply(node, SITE);
    }

    /** A site in the inventory of a week. */
    ObjectNode inventoried(Inventoried site) {
        ObjectNode node = place(site.place());
        node.put("since", site.since().toString());
        node.put("change", site.change().name().toLowerCase(Locale.ROOT));
        node.set("in_week", week(site.now()));
        node.set("in_week_before", week(site.before()));
        return masking.apply(node, INVENTORIED);
    }

    private static ObjectNode week(WeekSum sum) {
        ObjectNode node = NODES.objectNode();
        node.put("days", sum.days());
        node.put("hours", sum.hours());
        node.put("detections", sum.detections());
        node.put("with_power", sum.withPower());
        node.put("miners", sum.miners());
        node.putObject("devices")
                .put("min", sum.devices().lo())
                .put("max", sum.devices().hi() > 0 ? sum.devices().hi() : null);
        measures(node, sum.rates(), sum.power());
        node.putObject("energy_kwh").put("lo", sum.energy().lo()).put("hi", sum.energy().hi());
        return node;
    }

    private ObjectNode place(SitePlace place) {
        ObjectNode node = NODES.objectNode();
        node.put("id", aliases.of(role, Id.SITE, place.id()));
        put(node, "enterprise_id", place.enterpriseId());
        put(node, "enterprise", place.enterprise());
        put(node, "line", place.line());
        put(node, "client", place.client());
        put(node, "address", place.address());
        put(node, "region", place.region());
        var path = node.putArray("region_path");
        place.regionPath().forEach(path::add);
        node.put("location_grade", place.locationGrade());
        return node;
    }

    ObjectNode pool(PoolSum pool) {
        ObjectNode node = NODES.objectNode();
        node.put("name", pool.name());
        node.put("detections", pool.detections());
        measures(node, pool.rates(), pool.power());
        return masking.apply(node, isAddress(pool.name()) ? NAMELESS_POOL : POOL);
    }

    private static boolean isAddress(String text) {
        try {
            InetAddress.ofLiteral(text);
            return true;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    ObjectNode region(RegionSum region) {
        ObjectNode node = NODES.objectNode();
        node.put("code", region.code());
        node.put("name", region.name());
        node.put("further", region.further());
        node.put("detections", region.detections());
        node.putNull("sites");
        region.sites().ifPresent(it -> node.put("sites", it));
        measures(node, region.rates(), region.power());
        return node;
    }

    ObjectNode sensor(SensorSum sensor) {
        ObjectNode node = NODES.objectNode();
        node.put("source", sensor.source());
        node.put("first", sensor.first().toString());
        node.put("last", sensor.last().toString());
        node.put("conversations", sensor.conversations());
        return masking.apply(node, SENSOR);
    }

    ObjectNode overview(Overview overview) {
        ObjectNode node = NODES.objectNode();
        node.put("at", overview.at().toString());
        node.put("sites", overview.sites());
        node.put("miners", overview.miners());
        node.put("detections", overview.detections());
        measures(node, overview.rates(), overview.power());
        node.put("sites_new", overview.sitesNew());
        node.put("sites_gone", overview.sitesGone());
        var regions = node.putArray("regions");
        overview.regions().forEach(it -> regions.add(region(it)));
        var pools = node.putArray("pools");
        overview.pools().forEach(it -> pools.add(pool(it)));
        return node;
    }

    ObjectNode point(Point point) {
        ObjectNode node = NODES.objectNode();
        node.put("start", point.start().toString());
        node.put("detections", point.detections());
        measures(node, point.rates(), point.power());
        return node;
    }

    ObjectNode progress(Progress progress) {
        ObjectNode node = NODES.objectNode();
        node.put("start", progress.start().toString());
        node.put("submitted", progress.submitted());
        node.put("accepted", progress.accepted());
        node.put("rejected", progress.rejected());
        put(node, "difficulty", progress.difficulty());
        node.set("hashrate", progress.rate().map(Views::rate).orElse(null));
        return node;
    }

    ObjectNode annotation(Annotation annotation) {
        ObjectNode node = NODES.objectNode();
        node.put("version", annotation.version());
        put(node, "state", annotation.state().map(Filters::word));
        node.put("text", annotation.text());
        node.put("by", annotation.by());
        node.put("at", annotation.at().toString());
        return masking.apply(node, ANNOTATION);
    }

    ObjectNode audit(AuditEntry entry) {
        ObjectNode node = NODES.objectNode();
        node.put("number", entry.number());
        node.put("at", entry.at().toString());
        node.put("who", entry.who());
        node.put("role", entry.role());
        node.put("from", entry.from());
        node.put("purpose", entry.purpose());
        node.put("action", entry.action());
        node.put("query", entry.query());
        node.put("status", entry.status());
        node.put("rows", entry.rows());
        return node;
    }

    private static void measures(ObjectNode node, List<Rate> rates, Watts power) {
        ArrayNode list = node.putArray("hashrates");
        rates.forEach(it -> list.add(rate(it)));
        node.putObject("power_w").put("lo", power.lo()).put("hi", power.hi());
    }

    private static ObjectNode rate(Rate rate) {
        return NODES.objectNode()
                .put("algorithm", rate.algorithm())
                .put("unit", rate.unit())
                .put("lo", rate.lo())
                .put("mid", rate.mid())
                .put("hi", rate.hi());
    }

    private static void put(ObjectNode node, String key, Optional<String> value) {
        node.put(key, value.orElse(null));
    }
}
