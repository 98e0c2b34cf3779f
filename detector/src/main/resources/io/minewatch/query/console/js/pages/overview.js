// What goes on now.

import {columns, plot} from "../charts/plot.js";
import {count, exactTime, interval} from "../format.js";
import {algorithm, heading, nothing, panel, power, tile} from "../parts.js";
import {get} from "../api.js";
import {h, put, s} from "../dom.js";
import {ASK, onChange} from "../live.js";
import {say} from "../frame.js";
import {t} from "../texts.js";
import {to} from "../router.js";

const HOUR = 3_600_000;
const HOURS = 24;

/** As many as a wall shows without scrolling. */
const LONGEST_LIST = 9;

export async function show(main, {signal}) {
    const ask = async () => {
        const until = Math.ceil(Date.now() / HOUR) * HOUR;
        return Promise.all([get("overview", {}, signal), get("statistics", {
            from: new Date(until - HOURS * HOUR).toISOString(), to: new Date(until).toISOString(), step: "1h"}, signal)]);
    };
    draw(main, ...await ask());
    onChange(async () => {
        draw(main, ...await ask());
        say(t("said.updated"));
    }, signal, {wait: ASK, ages: true});
}

function draw(main, now, past) {
    put(main,
        heading(t("page.overview"), h("p", {class: "muted"}, t("overview.now", {time: exactTime(now.at)}))),
        h("div", {class: "tiles"},
            tile(t("sites"), count(now.sites), t("overview.sitesNote"), to("sites")),
            tile(t("miners"), count(now.miners), t("overview.minersNote", {count: count(now.detections)}), to("detections")),
            tile(t("power"), power(now.power_w), t("overview.powerNote")),
            tile(t("overview.new"), count(now.sites_new), t("overview.newNote"), to("sites")),
            tile(t("overview.gone"), count(now.sites_gone), t("overview.goneNote"), to("sites"))),
        h("div", {class: "grid halves"},
            panel(t("overview.byAlgorithm"), byAlgorithm(now.hashrates), {note: t("neverAdded")}),
            panel(t("overview.day"), day(past.items), {note: t("overview.dayNote")})),
        h("div", {class: "grid halves"},
            panel(t("overview.byRegion"), byRegion(now.regions), {actions: all("regions")}),
            panel(t("overview.byPool"), byPool(now.pools), {actions: all("pools")})));
}

function all(page) {
    return h("a", {class: "more", href: to(page)}, t("showAll"));
}

function byAlgorithm(list) {
    if (list.length === 0) {
        return nothing(t("overview.quiet"));
    }
    return h("table", {class: "bars"}, h("tbody", {}, [...list].sort((one, other) => other.mid - one.mid).map((rate) =>
        h("tr", {}, h("th", {scope: "row"}, algorithm(rate.algorithm)),
            h("td", {class: "bar"}, rangeBar(rate)),
            h("td", {class: "number figure"}, interval(rate.lo, rate.hi, rate.unit))))));
}

/** How wide an interval is, from nothing to its upper end; algorithms are not to be compared with each other. */
function rangeBar({lo, mid, hi}) {
    const place = (value) => value / hi * 100;
    return s("svg", {class: "range", viewBox: "0 0 100 10", preserveAspectRatio: "none", "aria-hidden": "true"},
        s("line", {class: "range-rail", x1: 0, x2: 100, y1: 5, y2: 5}),
        s("rect", {class: "range-band", x: place(lo), width: place(hi) - place(lo), y: 1, height: 8}),
        s("rect", {class: "range-mid", x: place(mid) - 0.3, width: 0.6, y: 1, height: 8}));
}

function day(points) {
    if (points.length === 0) {
        return nothing(t("overview.quiet"));
    }
    const times = points.map((point) => Date.parse(point.start));
    const highest = (value) => Math.max(...points.map(value), 0);
    return plot({label: t("overview.day"), times, step: HOUR, panels: [
        {title: t("detections"), height: 5, greatest: highest((point) => point.detections), format: count,
            draw: columns(times, (index) => [["plot-columns", points[index].detections]]),
            read: (index) => count(points[index].detections)},
        powerPanel(points, times)]});
}

/** Power over time as columns from the lower to the upper end. */
function powerPanel(points, times) {
    return {title: t("power"), height: 5, greatest: Math.max(...points.map((point) => point.power_w.hi), 0),
        format: (value) => interval(value, value, "W"),
        draw: ({x, y, step}) => points.map((point, index) => point.power_w.hi > 0 ? s("rect", {class: "plot-range",
            x: x(times[index]) + 1, width: Math.max(1, x(times[index] + step) - x(times[index]) - 2),
            y: y(point.power_w.hi), height: Math.max(1.5, y(point.power_w.lo) - y(point.power_w.hi))}) : null),
        read: (index) => power(points[index].power_w)};
}

function byRegion(regions) {
    return ranked(regions, (region) => region.code
        ? h("a", {href: to("regions", {region: region.code})}, region.name) : t("noRegion"));
}

function byPool(pools) {
    return ranked(pools, (pool) => h("a", {href: to("detections", {pool: pool.name})}, pool.name));
}

function ranked(rows, name) {
    if (rows.length === 0) {
        return nothing(t("overview.quiet"));
    }
    const most = Math.max(...rows.map((row) => row.detections), 1);
    return h("table", {class: "bars"},
        h("thead", {class: "unseen"}, h("tr", {}, [t("name"), t("share"), t("detections"), t("power")]
            .map((title) => h("th", {scope: "col"}, title)))),
        h("tbody", {}, [...rows].sort((one, other) => other.detections - one.detections).slice(0, LONGEST_LIST).map((row) => h("tr", {},
            h("th", {scope: "row"}, name(row)),
            h("td", {class: "bar"}, s("svg", {viewBox: "0 0 100 10", preserveAspectRatio: "none", "aria-hidden": "true"},
                s("rect", {class: "bar-fill", width: row.detections / most * 100, height: 10}))),
            h("td", {class: "number"}, count(row.detections)),
            h("td", {class: "number"}, power(row.power_w))))));
}
