package io.minewatch.emit;

import io.minewatch.cadence.name.TlsSeen;
import io.minewatch.locate.LocatedDetection;
import io.minewatch.verdict.Detection;
import io.minewatch.verdict.Endpoint;
import io.minewatch.verdict.Evidence;
import io.minewatch.verdict.Grade;
import io.minewatch.verdict.Tunnel;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The record of one detection: who with whom, when, and on what evidence. */
final class DetectionRecord {

    static final String SCHEMA = "minewatch.detection/1";

    private static final List<String> ALERT = List.of("network", "intrusion_detection");

    private final JsonFields json;
    private final PlaceRecord place;

    DetectionRecord(JsonFields json) {
        this.json = json;
        this.place = new PlaceRecord(json);
    }

    void write(LocatedDetection located) throws IOException {
        var detection = located.detection();
        json.text("schema", SCHEMA);
        json.text("@timestamp", Stamp.nanos(detection.end()));
        json.number("revision", detection.revision());
        event(detection, located.standsFor());
        client(located);
        server(located);
        network(detection);
        tls(detection.tls());
        new MiningRecord(json).write(detection.mining());
        place.location(located.location(), located.ofServer());
        place.organization(located.location().organization());
        rule(detection);
        evidence(detection.evidence());
        json.object("capture");
        json.text("source", detection.source());
        json.number("loss", detection.loss());
        json.endObject();
    }

    /** From 1 for the weakest grade to 3 for the strongest; 0 for what is not mining. */
    static int severity(Grade grade) {
        return switch (grade) {
            case NOT_MINING -> 0;
            case SUSPECTED -> 1;
            case PROBABLE -> 2;
            case CONFIRMED -> 3;
        };
    }

    private void event(Detection detection, long standsFor) throws IOException {
        json.object("event");
        json.text("id", detection.id());
        json.text("flow", FlowKey.of(detection));
        boolean isMining = detection.mining().grade() != Grade.NOT_MINING;
        json.text("kind", isMining ? "alert" : "event");
        json.texts("category", isMining ? ALERT : List.of("network"));
        json.texts("type", List.of("connection", "protocol"));
        json.text("dataset", "minewatch.detection");
        json.text("module", "minewatch");
        json.text("start", Stamp.nanos(detection.start()));
        json.text("end", Stamp.nanos(detection.end()));
        json.number("severity", severity(detection.mining().grade()));
        if (standsFor > 0) {
            json.number("stands_for", standsFor);
        }
        json.endObject();
    }

    private void client(LocatedDetection located) throws IOException {
        json.object("client");
        endpoint(located.detection().client());
        json.text("address_domain", located.detection().addressDomain());
        place.coarse(located.ofServer() ? located.server() : Optional.empty());
        json.endObject();
    }

    private void server(LocatedDetection located) throws IOException {
        json.object("server");
        endpoint(located.detection().server());
        json.text("domain", located.detection().serverName());
        place.coarse(located.ofServer() ? Optional.empty() : located.server());
        json.endObject();
    }

    private void endpoint(Endpoint endpoint) throws IOException {
        json.text("ip", AddressText.of(endpoint.address()));
        json.number("port", endpoint.port());
    }

    private void network(Detection detection) throws IOException {
        json.object("network");
        json.text("transport", detection.transport());
        json.text("protocol", detection.mining().protocol());
        json.text("community_id", detection.communityId());
        json.number("packets", detection.packets());
        json.number("bytes", detection.bytes());
        json.array("tunnel");
        for (Tunnel tunnel : detection.tunnels()) {
            json.object();
            json.text("type", tunnel.type());
            json.number("id", tunnel.id());
            json.text("outer_src", tunnel.outerSource());
            json.text("outer_dst", tunnel.outerDestination());
            json.text("target", tunnel.target());
            json.text("origin", tunnel.origin());
            json.endObject();
        }
        json.endArray();
        json.endObject();
    }

    /** Names are those of ECS. */
    private void tls(TlsSeen seen) throws IOException {
        if (seen.equals(TlsSeen.NONE)) {
            return;
        }
        json.object("tls");
        json.object("client");
        json.text("server_name", seen.serverName());
        json.text("ja3", seen.ja3());
        json.text("ja4", seen.ja4());
        json.endObject();
        json.object("server");
        json.object("x509");
        json.object("subject");
        json.texts("common_name", seen.commonName().stream().toList());
        json.endObject();
        json.texts("alternative_names", seen.alternativeNames());
        json.endObject();
        json.endObject();
        json.endObject();
    }

    private void rule(Detection detection) throws IOException {
        var rule = Rule.of(detection);
        json.object("rule");
        json.text("id", rule.id());
        json.text("version", rule.version());
        json.endObject();
    }

    private void evidence(List<Evidence> evidence) throws IOException {
        json.object("evidence");
        json.array("excerpts");
        for (Evidence piece : evidence) {
            json.object();
            json.text("reason", piece.reason().name());
            json.text("rule", piece.rule());
            json.text("time", Stamp.nanos(piece.time()));
            json.text("from", piece.from());
            json.text("text_redacted", piece.excerpt());
            json.endObject();
        }
        json.endArray();
        json.endObject();
    }
}
