package io.minewatch.emit;

import io.minewatch.cadence.name.TlsSeen;
import io.minewatch.estimate.Estimate;
import io.minewatch.estimate.Hashrate;
import io.minewatch.locate.LocatedDetection;
import io.minewatch.verdict.Account;
import io.minewatch.verdict.Detection;
import io.minewatch.verdict.Grade;
import io.minewatch.verdict.Mining;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One alert a line, as Suricata's EVE log has them. The root and {@code alert} hold only keys that
 * EVE's schema knows; what else there is to say stands in {@code alert.metadata}, lists of strings
 * under keys that begin with {@code mining_}.
 */
public final class EveLines implements DetectionWriter {

    /** The class that Suricata's rules for mining have. */
    private static final String CATEGORY = "Crypto Currency Mining Activity Detected";

    /** The class of what somebody wants to know of and nobody needs to act on. */
    private static final String HARMLESS = "Not Suspicious Traffic";

    private static final String MINING = "MINEWATCH Cryptocurrency mining, ";
    private static final String NODE = "MINEWATCH Blockchain node, not mining, ";

    /** EVE counts from 1 for the gravest, records count up. */
    private static final int GRAVEST = 4;

    private final Output out;

    /** Writes nothing yet. The stream stays the caller's to close. */
    public EveLines(OutputStream out) {
        this.out = new Output(out);
    }

    @Override
    public void located(LocatedDetection located) {
        out.write(line(located));
    }

    /** One alert with its line end. */
    static byte[] line(LocatedDetection located) {
        return JsonLine.of(json -> alert(json, located));
    }

    /** Nothing is held back. */
    @Override
    public void close() {}

    private static void alert(JsonFields json, LocatedDetection located) throws IOException {
        var detection = located.detection();
        json.text("timestamp", Stamp.micros(detection.end()));
        json.text("event_type", "alert");
        json.text("src_ip", AddressText.of(detection.client().address()));
        json.number("src_port", detection.client().port());
        json.text("dest_ip", AddressText.of(detection.server().address()));
        json.number("dest_port", detection.server().port());
        json.text("proto", detection.transport().toUpperCase(Locale.ROOT));
        vlans(json, detection);
        json.text("community_id", detection.communityId());
        json.text("pcap_filename", detection.source());
        tls(json, detection.tls());
        json.object("alert");
        signature(json, detection);
        json.object("metadata");
        metadata(json, located);
        json.endObject();
        json.endObject();
    }

    private static void vlans(JsonFields json, Detection detection) throws IOException {
        long[] vlans =
                detection.tunnels().stream()
                        .filter(tunnel -> tunnel.type().equals("vlan"))
                        .mapToLong(tunnel -> tunnel.id())
                        .toArray();
        if (vlans.length > 0) {
            json.numbers("vlan", vlans);
        }
    }

    private static void tls(JsonFields json, TlsSeen seen) throws IOException {
        if (seen.equals(TlsSeen.NONE)) {
            return;
        }
        json.object("tls");
        present(json, "subject", seen.commonName().map(name -> "CN=" + name));
        present(json, "sni", seen.serverName());
        if (seen.ja3().isPresent()) {
            json.object("ja3");
            json.text("hash", seen.ja3());
            json.endObject();
        }
        present(json, "ja4", seen.ja4());
        json.endObject();
    }

    private static void present(JsonFields json, String key, Optional<String> value)
            throws IOException {
        if (value.isPresent()) {
            json.text(key, value);
        }
    }

    private static void signature(JsonFields json, Detection detection) throws IOException {
        var mining = detection.mining();
        json.text("action", "allowed");
        json.number("gid", 1);
        json.number("signature_id", EveSignatures.idOf(mining.protocol()));
        json.number("rev", EveSignatures.revision(Rule.of(detection)));
        boolean isMining = mining.grade() != Grade.NOT_MINING;
        json.text("signature", (isMining ? MINING : NODE) + mining.protocol());
        json.text("category", isMining ? CATEGORY : HARMLESS);
        json.number("severity", GRAVEST - DetectionRecord.severity(mining.grade()));
    }

    private static void metadata(JsonFields json, LocatedDetection located) throws IOException {
        var mining = located.detection().mining();
        var place = located.location();
        one(json, "id", Optional.of(located.detection().id()));
        if (located.standsFor() > 0) {
            one(json, "stands_for", Optional.of(Long.toString(located.standsFor())));
        }
        one(json, "flow", Optional.of(FlowKey.of(located.detection())));
        one(json, "protocol", Optional.of(mining.protocol()));
        one(json, "role", Optional.of(mining.role().label));
        one(json, "grade", Optional.of(mining.grade().label));
        json.texts("mining_reasons", mining.reasons().stream().map(Enum::name).toList());
        one(json, "algorithm", mining.algorithm());
        one(json, "coin", mining.coin());
        one(json, "pool", mining.pool());
        one(json, "account", mining.account().map(Account::display));
        one(json, "agent", mining.agent());
        one(json, "sides_seen", Optional.of(mining.sidesSeen()));
        work(json, mining);
        one(json, "server_domain", located.detection().serverName());
        one(json, "location_grade", Optional.of(place.grade()));
        one(json, "region_code", place.regionCode());
    }

    private static void work(JsonFields json, Mining mining) throws IOException {
        one(json, "shares_submitted", Optional.of(Long.toString(mining.shares().submitted())));
        one(json, "shares_accepted", Optional.of(Long.toString(mining.shares().accepted())));
        one(json, "shares_rejected", Optional.of(Long.toString(mining.shares().rejected())));
        switch (mining.hashrate()) {
            case Estimate.Known<Hashrate>(var rate) -> {
                one(json, "hashrate_lo", Decimal.of(rate.lo()));
                one(json, "hashrate_hi", Decimal.of(rate.hi()));
                one(json, "hashrate_unit", Optional.of(rate.unit()));
            }
            case Estimate.Unknown<Hashrate>(var reason) ->
                    one(json, "hashrate_null_reason", Optional.of(reason.label));
        }
    }

    private static void one(JsonFields json, String key, Optional<String> value)
            throws IOException {
        if (value.isPresent()) {
            json.texts("mining_" + key, List.of(value.get()));
        }
    }
}
