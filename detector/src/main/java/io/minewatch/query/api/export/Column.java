package io.minewatch.query.api.export;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.emit.VisibleText;

import java.util.List;
import java.util.StringJoiner;

/**
 * A column of an exported table.
 *
 * @param name in the first row
 * @param path of the value in a row, a JSON Pointer (RFC 6901)
 */
public record Column(String name, String path) {

    /** Of a table of detections. */
    public static final List<Column> DETECTION =
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

    /** Of the inventory of a week; what begins with "before" is of the week before it. */
    public static final List<Column> INVENTORY =
            List.of(
                    new Column("week", "/week"),
                    new Column("change", "/change"),
                    new Column("organization_id", "/enterprise_id"),
                    new Column("organization", "/enterprise"),
                    new Column("line", "/line"),
                    new Column("client_ip", "/client"),
                    new Column("region_code", "/region"),
                    new Column("region", "/region_path"),
                    new Column("address", "/address"),
                    new Column("location_grade", "/location_grade"),
                    new Column("since", "/since"),
                    new Column("days", "/in_week/days"),
                    new Column("hours", "/in_week/hours"),
                    new Column("miners", "/in_week/miners"),
                    new Column("devices_min", "/in_week/devices/min"),
                    new Column("devices_max", "/in_week/devices/max"),
                    new Column("hashrates", "/in_week/hashrates"),
                    new Column("power_w_lo", "/in_week/power_w/lo"),
                    new Column("power_w_hi", "/in_week/power_w/hi"),
                    new Column("energy_kwh_lo", "/in_week/energy_kwh/lo"),
                    new Column("energy_kwh_hi", "/in_week/energy_kwh/hi"),
                    new Column("detections", "/in_week/detections"),
                    new Column("with_power", "/in_week/with_power"),
                    new Column("before_hours", "/in_week_before/hours"),
                    new Column("before_miners", "/in_week_before/miners"),
                    new Column("before_hashrates", "/in_week_before/hashrates"),
                    new Column("before_power_w_lo", "/in_week_before/power_w/lo"),
                    new Column("before_power_w_hi", "/in_week_before/power_w/hi"),
                    new Column("before_energy_kwh_lo", "/in_week_before/energy_kwh/lo"),
                    new Column("before_energy_kwh_hi", "/in_week_before/energy_kwh/hi"),
                    new Column("id", "/id"));

    /** A cell of a spreadsheet holds 32,767 characters; nothing in a record comes near. */
    private static final int MAX_LENGTH = 32_000;

    /** The value of a row without control characters; empty if there is none. */
    String of(JsonNode row) {
        JsonNode value = row.at(path);
        String text = VisibleText.of(value.isArray() ? joined(value) : value.asText(""));
        return text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) : text;
    }

    private static String joined(JsonNode list) {
        var joiner = new StringJoiner(" ");
        list.forEach(it -> joiner.add(it.isObject() ? rate(it) : it.asText()));
        return joiner.toString();
    }

    /** Such as "sha256d 4.0E12..6.0E12 H/s;". */
    private static String rate(JsonNode rate) {
        return "%s %s..%s %s;"
                .formatted(
                        rate.path("algorithm").asText(),
                        rate.path("lo").asText(),
                        rate.path("hi").asText(),
                        rate.path("unit").asText());
    }
}
