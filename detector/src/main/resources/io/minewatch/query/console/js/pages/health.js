// Whether the appliance hears, keeps and answers.

import {ago, count, exactTime} from "../format.js";
import {facts, heading, nothing, panel, seen} from "../parts.js";
import {get} from "../api.js";
import {h, put} from "../dom.js";
import {ASK, onChange} from "../live.js";
import {t, term} from "../texts.js";
import {table} from "../table.js";

/** A sensor that told nothing for so long is looked at: most miners send a share every few seconds. */
const SILENT = 15 * 60_000;

/** The appliance tells some hundred figures; more would be none to read. */
const MOST = 200;

export async function show(main, {signal, reader}) {
    const hears = reader.sees.network !== "none";
    const ask = () => Promise.all([get("health", {}, signal), hears ? get("sensors", {}, signal) : {items: []}]);
    const draw = ([health, sensors]) => put(main, heading(t("page.health"), status(health)),
        h("div", {class: "grid halves"},
            panel(t("health.server"), facts(flat(health).slice(0, MOST))),
            panel(t("health.session"), facts([[t("health.name"), reader.name], [t("health.role"), term("role", reader.role)],
                [t("scope"), reader.everywhere ? t("scope.everywhere") : reader.regions.join(", ")],
                [t("health.sees"), Object.entries(reader.sees).map(([what, how]) =>
                    h("span", {class: "tag"}, `${term("fields", what)}: ${term("sight", how)}`))],
                [t("health.expires"), reader.expires ? exactTime(reader.expires) : null]]))),
        hears ? panel(t("health.sensors"), sensorTable(sensors.items), {note: t("health.sensorsNote")}) : null);
    draw(await ask());
    onChange(async () => draw(await ask()), signal, {wait: ASK, ages: true});
}

function status(health) {
    const good = health.ledger === "ok" && (health.appliance?.ready ?? true) === true;
    return h("span", {class: good ? "health health-good" : "health health-bad", role: "status"},
        t(good ? "health.good" : "health.bad"));
}

/** Whatever the server tells of itself, by its own names. */
function flat(value, path = "") {
    return Object.entries(value ?? {}).flatMap(([name, inner]) => inner !== null && typeof inner === "object"
        ? flat(inner, `${path}${name}.`) : [[known(path + name), shown(inner)]]);
}

function known(path) {
    const text = term("health", path);
    return text === path ? h("span", {class: "code"}, path) : text;
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
