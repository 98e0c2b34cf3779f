package io.minewatch.query.api.export;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.emit.VisibleText;

import java.util.List;
import java.util.StringJoiner;

/**
 * A column of an exported table.
 *
 * @param name in the first row
 * @param path of the value in a detection, a JSON Pointer (RFC 6901)
 */
record Column(String name, String path) {

    static final List<Column> ALL =
            List.of(
                    new Column("id", "/event/id"),
                    new Column("state", "/ledger/state"),
                    new Column("first_seen", "/event/start"),
                    new Column("last_seen", "/event/end"),
                    new Column("grade", "/mining/grade"),
                    new Column("protocol", "/mining/protocol"),
                    new Column("role", "/mining/role"),
                    new Column("client_ip", "/client/ip"),
                    new Column("client_port", "/client/port"),
                    new Column("server_ip", "/server/ip"),
                    new Column("server_port", "/server/port"),
                    new Column("server_domain", "/server/domain"),
                    new Column("pool", "/mining/pool/name"),
                    new Column("algorithm", "/mining/algorithm"),
                    new Column("coin", "/mining/coin"),
                    new Column("account", "/mining/account/display"),
                    new Column("agent", "/mining/agent"),
                    new Column("shares_accepted", "/mining/shares/accepted"),
                    new Column("hashrate_lo", "/mining/hashrate/lo"),
                    new Column("hashrate_mid", "/mining/hashrate/mid"),
                    new Column("hashrate_hi", "/mining/hashrate/hi"),
                    new Column("hashrate_unit", "/mining/hashrate/unit"),
                    new Column("power_w_lo", "/mining/power_w/lo"),
                    new Column("power_w_hi", "/mining/power_w/hi"),
                    new Column("devices_min", "/mining/devices/min"),
                    new Column("devices_max", "/mining/devices/max"),
                    new Column("location_grade", "/location/grade"),
                    new Column("region_code", "/location/region_code"),
                    new Column("region", "/location/region_path"),
                    new Column("address", "/location/address"),
                    new Column("line", "/location/line"),
                    new Column("organization_id", "/organization/id"),
                    new Column("organization", "/organization/name"),
                    new Column("reasons", "/mining/reasons"),
                    new Column("source", "/capture/source"));

    /** A cell of a spreadsheet holds 32,767 characters; nothing in a record comes near. */
    private static final int MAX_LENGTH = 32_000;

    /** The value of a detection without control characters; empty if there is none. */
    String of(JsonNode detection) {
        JsonNode value = detection.at(path);
        String text = VisibleText.of(value.isArray() ? joined(value) : value.asText(""));
        return text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) : text;
    }

    private static String joined(JsonNode list) {
        var joiner = new StringJoiner(" ");
        list.forEach(it -> joiner.add(it.asText()));
        return joiner.toString();
    }
}
