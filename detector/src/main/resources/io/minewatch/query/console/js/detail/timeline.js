// Shares, difficulty and hashrate of one detection, five minutes a step.

import {band, columns, plot, stairs} from "../charts/plot.js";
import {amount, count, interval, scaled} from "../format.js";
import {h} from "../dom.js";
import {nothing, unknownBecause} from "../parts.js";
import {t} from "../texts.js";

const STEP = 300_000;

/** Two days of steps; a detection is of one day. */
const MOST = 576;

export function timeline(items, record) {
    if (!items.some((item) => item.submitted + item.accepted + item.rejected > 0 || item.hashrate)) {
        return nothing(t("detail.noProgress"));
    }
    const points = filled(items);
    const times = points.map((point) => point.time);
    const greatest = (value) => Math.max(0, ...points.map(value).filter(Number.isFinite));
    const panels = [{
        title: t("detail.sharesPer"), height: 6, greatest: greatest((point) => answered(point)), format: count,
        draw: columns(times, (index) => parts(points[index])),
        read: (index) => t("detail.sharesRead", {accepted: count(points[index].accepted),
            rejected: count(points[index].rejected), open: count(unanswered(points[index]))}),
    }];
    if (points.some((point) => Number.isFinite(point.difficulty))) {
        panels.push({title: t("difficulty"), height: 4, greatest: greatest((point) => point.difficulty),
            format: (value) => scaled(value, ""), draw: stairs(times, (index) => points[index].difficulty),
            read: (index) => points[index].difficulty === null ? "–" : amount(points[index].difficulty)});
    }
    const unit = points.find((point) => point.rate)?.rate.unit;
    if (unit) {
        panels.push({title: t("detail.hashratePer"), height: 7, greatest: greatest((point) => point.rate?.hi),
            format: (value) => scaled(value, unit), draw: band(times, (index) => points[index].rate),
            read: (index) => points[index].rate
                ? interval(points[index].rate.lo, points[index].rate.hi, unit) : t("unknown")});
    }
    return h("div", {}, legend(unit), plot({label: t("detail.timeline"), panels, times, step: STEP}),
        unit ? null : unknownBecause(record.mining.hashrate_null_reason));
}

/** Every step between the first and the last, so that a gap is seen as one. */
function filled(items) {
    const known = new Map(items.map((item) => [Math.floor(Date.parse(item.start) / STEP) * STEP, item]));
    const first = Math.min(...known.keys());
    const last = Math.min(Math.max(...known.keys()), first + (MOST - 1) * STEP);
    const all = [];
    for (let time = first; time <= last; time += STEP) {
        const item = known.get(time);
        all.push({time, submitted: item?.submitted ?? 0, accepted: item?.accepted ?? 0, rejected: item?.rejected ?? 0,
            difficulty: item?.difficulty ? Number(item.difficulty) : null, rate: item?.hashrate ?? null});
    }
    return all;
}

function answered(point) {
    return Math.max(point.submitted, point.accepted + point.rejected);
}

function unanswered(point) {
    return Math.max(0, point.submitted - point.accepted - point.rejected);
}

function parts(point) {
    return [["plot-accepted", point.accepted], ["plot-rejected", point.rejected], ["plot-open", unanswered(point)]];
}

function legend(unit) {
    const entries = [["accepted", t("shares.accepted")], ["rejected", t("shares.rejected")], ["open", t("shares.unanswered")],
        ...unit ? [["band", t("detail.band")]] : []];
    return h("ul", {class: "legend"}, entries.map(([name, text]) => h("li", {class: `legend-${name}`}, text)));
}
