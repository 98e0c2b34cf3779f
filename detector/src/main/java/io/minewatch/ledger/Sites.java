package io.minewatch.ledger;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.bytes.Sha256;
import io.minewatch.ledger.Report.RegionPlace;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/** What is one site: the same enterprise, line or address at the same place. */
final class Sites {

    /** Bytes of the hash that are kept: two sites of ten million with the same id will not be. */
    private static final int LENGTH = 12;

    private Sites() {}

    /** "s1-" and hexadecimal digits. */
    static String id(JsonNode json, List<RegionPlace> places) {
        var place = json.path("location");
        var text = new StringBuilder(who(json)).append('\n');
        places.forEach(region -> text.append(region.code()).append('/'));
        text.append('\n').append(RecordReader.text(place.path("address")));
        return "s1-" + hash(text.toString());
    }

    private static String who(JsonNode json) {
        var holder = json.path("organization");
        for (JsonNode name : List.of(holder.path("id"), holder.path("name"))) {
            if (!RecordReader.text(name).isEmpty()) {
                return "organization " + RecordReader.text(name);
            }
        }
        String line = RecordReader.text(json.path("location").path("line"));
        if (!line.isEmpty()) {
            return "line " + line;
        }
        var located =
                "server".equals(json.path("location").path("of").asText())
                        ? json.path("server")
                        : json.path("client");
        return "address "
                + RecordReader.text(located.path("ip"))
                + "@"
                + RecordReader.text(json.path("client").path("address_domain"));
    }

    private static String hash(String text) {
        byte[] hash = Sha256.of(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hash, 0, LENGTH);
    }
}
