// Where in the country: tiles of the provinces on top, areas in proportion below, and always the table.

import {asked, filterForm, filterOf} from "../filters.js";
import {count} from "../format.js";
import {get} from "../api.js";
import {h, put} from "../dom.js";
import {heading, nothing, panel, power, rates} from "../parts.js";
import {MEASURES, regionMap} from "../charts/regionmap.js";
import {ASK, onChange} from "../live.js";
import {say} from "../frame.js";
import {t} from "../texts.js";
import {table} from "../table.js";
import {to} from "../router.js";

const NAMES = ["span", "grade", "state", "pool", "coin", "dialect"];

/** Province, prefecture, county, park; more would be a loop. */
const DEEPEST = 4;

export async function show(main, {parameters, signal}) {
    const {region = "", ...filter} = filterOf(parameters);
    const measure = parameters.get("by") in MEASURES ? parameters.get("by") : "sites";
    const address = (code, by = measure) => to("regions", {...filter, region: code, by});
    const ask = () => get("regions", {...asked(filter), region}, signal);
    const [{items}, way] = await Promise.all([ask(), wayTo(region, signal)]);
    const leads = (item) => item.further ? address(item.code)
        : item.code ? to("detections", {...filter, region: item.code}) : null;
    const rows = regionTable(leads);
    const map = h("div", {});
    const draw = (regions, mark) => {
        rows.update([...regions].sort((one, other) => other.detections - one.detections), mark);
        put(map, regionMap(regions, measure, leads));
    };
    draw(items, false);
    put(main,
        heading(t("page.regions"), crumbs(way, address)),
        filterForm("regions", filter, NAMES, {region, by: measure}),
        items.length === 0 ? nothing(t("regions.none")) : h("div", {class: "grid halves"},
            panel(t("regions.map"), map, {note: t("regions.mapNote"),
                actions: switches(measure, (by) => address(region, by))}),
            panel(t("regions.table"), rows.element, {actions: region
                ? h("a", {class: "more", href: to("detections", {...filter, region})}, t("regions.detections")) : null})));
    onChange(async () => {
        draw((await ask()).items, true);
        say(t("said.updated"));
    }, signal, {wait: ASK});
}

/** What tiles and areas stand for. */
function switches(measure, address) {
    return h("div", {class: "choice", role: "group", "aria-label": t("regions.measure")}, Object.keys(MEASURES).map((by) =>
        h("a", {href: address(by), "aria-current": by === measure ? "true" : null}, t(by))));
}

/** The regions above this one, from the top. Codes help to find them; where they do not, the code itself is shown. */
async function wayTo(region, signal) {
    const way = [];
    let above = "";
    while (region && way.length < DEEPEST) {
        const {items} = await get("regions", {region: above}, signal);
        const next = items.find((item) => item.code === region)
            ?? items.find((item) => item.code && region.startsWith(item.code.replace(/(00)+$/, "")));
        if (!next) {
            return [...way, {code: region, name: region}];
        }
        way.push(next);
        if (next.code === region) {
            break;
        }
        above = next.code;
    }
    return way;
}

function crumbs(way, address) {
    const all = [{code: "", name: t("regions.top")}, ...way];
    return h("nav", {class: "crumbs", "aria-label": t("regions.way")}, h("ol", {}, all.map((one, index) =>
        h("li", {}, index === all.length - 1 ? h("span", {"aria-current": "page"}, one.name)
            : h("a", {href: address(one.code), "data-key": index === all.length - 2 ? "up" : null}, one.name)))));
}

function regionTable(leads) {
    return table({
        caption: t("page.regions"),
        key: (region) => region.code || "none",
        href: leads,
        columns: [
            {title: t("region"), kind: "grow", cell: (region) => region.code
                ? [region.name, region.further ? h("span", {class: "muted", "aria-hidden": "true"}, " ›") : null]
                : h("span", {class: "unknown"}, t("noRegion"))},
            {title: t("sites"), kind: "number", cell: (region) => count(region.sites)},
            {title: t("detections"), kind: "number", cell: (region) => count(region.detections)},
            {title: t("power"), kind: "number", cell: (region) => power(region.power_w)},
            {title: t("hashrate"), kind: "rates-cell", cell: (region) => rates(region.hashrates)},
        ]});
}
