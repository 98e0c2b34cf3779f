// One place, and what was found there.

import {asked} from "../filters.js";
import {count} from "../format.js";
import {detectionTable} from "./detections.js";
import {get} from "../api.js";
import {h, put} from "../dom.js";
import {facts, heading, panel, placeGrade, power, rates, regionPath, seen, siteName} from "../parts.js";
import {ASK, onChange} from "../live.js";
import {say} from "../frame.js";
import {t, term} from "../texts.js";
import {to} from "../router.js";

const PAGE = 100;

export async function show(main, {parts, signal}) {
    const site = await get(`sites/${encodeURIComponent(parts[0] ?? "")}`, {}, signal);
    const filter = whose(site);
    const ask = async () => Object.keys(filter).length === 0 ? {items: []}
        : get("detections", {...asked(filter), limit: PAGE}, signal);
    const rows = detectionTable(t("page.detections"));
    rows.update((await ask()).items);
    onChange(async () => {
        if (rows.update((await ask()).items, true) > 0) {
            say(t("said.updated"));
        }
    }, signal, {wait: ASK});
    put(main,
        heading(siteName(site), placeGrade(site.location_grade),
            h("p", {class: "heading-note"}, regionPath(site.region_path) || t("noRegion")),
            h("div", {class: "panel-actions"}, h("a", {class: "button", href: to("sites"), "data-key": "up"}, t("backToList")),
                h("button", {type: "button", onclick: () => print()}, t("print")))),
        h("dl", {class: "strip"},
            figure(t("miners"), count(site.miners), t("site.lastDay")),
            figure(t("power"), power(site.power_w), t("site.lastDay")),
            figure(t("hashrate"), rates(site.hashrates), t("site.lastDay")),
            figure(t("detections"), count(site.detections), t("site.allDays")),
            figure(t("firstSeen"), seen(site.first)),
            figure(t("lastSeen"), seen(site.last))),
        panel(t("site.who"), facts([
            [t("enterprise"), site.enterprise], [t("creditCode"), site.enterprise_id], [t("line"), site.line],
            [t("miner"), site.client], [t("address"), site.address],
            [t("region"), site.region ? `${regionPath(site.region_path)} (${site.region})` : null],
            [t("certain"), `${site.location_grade} · ${term("place", site.location_grade)}`]])),
        panel(t("page.detections"), rows.element, {actions: Object.keys(filter).length === 0 ? null
            : h("a", {class: "more", href: to("detections", filter)}, t("showAll"))}));
}

function figure(label, value, note) {
    return h("div", {}, h("dt", {}, label), h("dd", {}, value, h("small", {}, note)));
}

/** The filter that leads to what was found there. */
function whose(site) {
    if (site.enterprise_id || site.enterprise) {
        return {enterprise: site.enterprise_id ?? site.enterprise, region: site.region ?? ""};
    }
    return site.line ? {q: site.line} : site.client ? {address: site.client} : {};
}
