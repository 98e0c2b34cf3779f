// Whether the appliance hears, keeps and answers.

import {ago, count, exactTime} from "../format.js";
import {facts, heading, nothing, panel, seen} from "../parts.js";
import {get} from "../api.js";
import {h, put} from "../dom.js";
import {onChange} from "../live.js";
import {t, term} from "../texts.js";
import {table} from "../table.js";

/** A sensor that told nothing for so long is looked at: most miners send a share every few seconds. */
const SILENT = 15 * 60_000;

export async function show(main, {signal, reader}) {
    const ask = () => Promise.all([get("health", {}, signal), get("sensors", {}, signal)]);
    const draw = ([health, sensors]) => put(main, heading(t("page.health"), status(health)),
        h("div", {class: "grid halves"},
            panel(t("health.server"), facts(flat(health))),
            panel(t("health.session"), facts([[t("health.name"), reader.name], [t("health.role"), reader.role],
                [t("scope"), reader.everywhere ? t("scope.everywhere") : (reader.regions ?? []).join(", ")],
                [t("health.expires"), reader.expires ? exactTime(reader.expires) : null]]))),
        panel(t("health.sensors"), sensorTable(sensors.items), {note: t("health.sensorsNote")}));
    draw(await ask());
    onChange(async () => draw(await ask()), signal);
}

function status(health) {
    const good = ["ok", "up", "ready", "healthy"].includes(String(health.status).toLowerCase());
    return h("span", {class: good ? "health health-good" : "health health-bad"}, term("status", health.status));
}

/** Whatever the server tells of itself, by its own names. */
function flat(value, path = "") {
    return Object.entries(value).flatMap(([name, inner]) => inner !== null && typeof inner === "object"
        ? flat(inner, `${path}${name}.`) : [[term("health", path + name), shown(inner)]]);
}

function shown(value) {
    if (typeof value === "number") {
        return count(value);
    }
    return /^\d{4}-\d\d-\d\dT/.test(String(value)) ? `${exactTime(value)} (${ago(value)})` : String(value ?? "–");
}

function sensorTable(sensors) {
    if (sensors.length === 0) {
        return nothing(t("health.noSensors"));
    }
    const rows = table({caption: t("health.sensors"), key: (sensor) => sensor.source ?? "", columns: [
        {title: t("sensor"), kind: "grow", cell: (sensor) => sensor.source ?? t("hidden")},
        {title: t("health.state"), cell: (sensor) => Date.now() - Date.parse(sensor.last) > SILENT
            ? h("span", {class: "health health-quiet"}, t("health.silent", {ago: ago(sensor.last)}))
            : h("span", {class: "health health-good"}, t("health.heard"))},
        {title: t("detail.conversations"), kind: "number", cell: (sensor) => count(sensor.conversations)},
        {title: t("firstSeen"), kind: "number", cell: (sensor) => seen(sensor.first)},
        {title: t("lastSeen"), kind: "number", cell: (sensor) => seen(sensor.last)},
    ]});
    rows.update(sensors);
    return rows.element;
}
