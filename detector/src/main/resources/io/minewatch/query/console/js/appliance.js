// What the appliance tells of itself: where its packets come from, and where its records go.

import {ago, count, exactTime, percent} from "./format.js";
import {facts, nothing, seen} from "./parts.js";
import {h} from "./dom.js";
import {t, term} from "./texts.js";
import {table} from "./table.js";

/** A sensor that told nothing for so long is looked at: most miners send a share every few seconds. */
const SILENT = 15 * 60_000;

/** It tells some hundred figures; of many workers there would be more than anyone reads. */
const MOST = 500;

/** In a few lines: what runs, since when, by which signatures. */
export function basics(health) {
    const {version, started, signatures, subscriber_rows: lines, faulty_reloads: refused} = health.appliance ?? {};
    return facts([[t("health.ledger"), health.ledger], [t("health.change"), count(health.change)],
        [t("health.version"), version], [t("health.started"), started && stamp(started)],
        [t("health.signatures"), signatures && `${signatures.version} · ${stamp(signatures.loaded)}`],
        [t("health.lines"), lines === undefined ? null : count(lines)],
        [t("health.refusedReloads"), refused ? mark("bad", count(refused)) : null]]);
}

/** Files, the ledger, syslog and whoever else is told. */
export function outputs(sinks) {
    return shown(sinks, {caption: t("health.outputs"), key: (sink) => sink.name, columns: [
        {title: t("health.output"), kind: "grow", cell: (sink) => sink.name},
        {title: t("health.state"), cell: (sink) => sink.away
            ? mark("bad", t("health.away")) : mark("good", t("health.takes"))},
        {title: t("health.taken"), kind: "number", cell: (sink) => count(sink.taken)},
        {title: t("health.waiting"), kind: "number", cell: (sink) => count(sink.queued + sink.spooled)},
        {title: t("health.putAside"), kind: "number", cell: (sink) => alarming(sink.dead)},
        {title: t("health.lost"), kind: "number", cell: (sink) => alarming(sink.lost + sink.spool_damaged)},
    ]});
}

/** Who reads packets, and how many are missed. */
export function workers(list) {
    return shown(list, {caption: t("health.workers"), key: (worker) => worker.name, columns: [
        {title: t("health.source"), kind: "grow", cell: (worker) => [worker.source, " ",
            h("span", {class: "muted"}, worker.name)]},
        {title: t("health.state"), cell: workerState},
        {title: t("health.frames"), kind: "number", cell: (worker) => count(worker.capture.received)},
        {title: t("health.loss"), kind: "number", cell: (worker) => worker.capture.loss > 0
            ? mark("bad", percent(worker.capture.loss)) : percent(0)},
        {title: t("health.followed"), kind: "number", cell: (worker) => count(worker.flows_followed)},
        {title: t("page.detections"), kind: "number", cell: (worker) => count(worker.counts.detections)},
        {title: t("health.beat"), kind: "number", cell: (worker) => ago(worker.beat)},
    ]});
}

function workerState(worker) {
    if (!worker.attached) {
        return mark("bad", t("health.detached"));
    }
    return worker.shedding > 0 ? mark("quiet", t("health.sheds", {step: worker.shedding})) : mark("good", t("health.reads"));
}

/** Who told the ledger of miners, here or elsewhere. */
export function sensors(list) {
    return list.length === 0 ? nothing(t("health.noSensors")) : shown(list, {caption: t("health.sensors"),
        key: (sensor) => sensor.source ?? "", columns: [
            {title: t("sensor"), kind: "grow", cell: (sensor) => sensor.source ?? t("hidden")},
            {title: t("health.state"), cell: (sensor) => Date.now() - Date.parse(sensor.last) > SILENT
                ? mark("quiet", t("health.silent", {ago: ago(sensor.last)})) : mark("good", t("health.heard"))},
            {title: t("detail.conversations"), kind: "number", cell: (sensor) => count(sensor.conversations)},
            {title: t("firstSeen"), kind: "number", cell: (sensor) => seen(sensor.first)},
            {title: t("lastSeen"), kind: "number", cell: (sensor) => seen(sensor.last)},
        ]});
}

/** All the rest by its own names, but for what is zero. */
export function figures(appliance) {
    const told = flat(appliance).filter(([, value]) => value !== 0 && value !== false);
    return h("details", {class: "all-figures"}, h("summary", {}, t("health.figures")),
        facts(told.slice(0, MOST).map(([path, value]) => [h("span", {class: "code"}, path), figure(value)])));
}

function flat(value, path = "") {
    return Object.entries(value ?? {}).flatMap(([name, inner]) => inner !== null && typeof inner === "object"
        ? flat(inner, `${path}${name}.`) : [[path + name, inner]]);
}

function figure(value) {
    if (typeof value === "number") {
        return count(value);
    }
    return /^\d{4}-\d\d-\d\dT/.test(String(value)) ? stamp(value) : String(value ?? "–");
}

function stamp(instant) {
    return `${exactTime(instant)} (${ago(instant)})`;
}

function alarming(number) {
    return number > 0 ? mark("bad", count(number)) : count(number);
}

function mark(how, text) {
    return h("span", {class: `health health-${how}`}, text);
}

function shown(rows, columns) {
    const lines = table(columns);
    lines.update(rows);
    return lines.element;
}
