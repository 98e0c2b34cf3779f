// Places where somebody mines.

import {asked, filterForm, filterOf, thisMinute} from "../filters.js";
import {count} from "../format.js";
import {get} from "../api.js";
import {h, put} from "../dom.js";
import {heading, nothing, placeGrade, power, rates, regionPath, seen, siteName} from "../parts.js";
import {ASK, onChange} from "../live.js";
import {pager, table} from "../table.js";
import {say} from "../frame.js";
import {t} from "../texts.js";
import {to} from "../router.js";

const PAGE = 50;
const NAMES = ["q", "span", "grade", "state", "region", "enterprise", "pool", "coin", "dialect"];

export async function show(main, {parameters, signal}) {
    const filter = filterOf(parameters);
    const cursor = parameters.get("cursor") ?? "";
    let minute = cursor ? Number(parameters.get("now")) : thisMinute();
    const ask = () => get("sites", {...asked(filter, minute), limit: PAGE, cursor}, signal);
    const answer = await ask();
    const rows = siteTable();
    const foot = h("div", {});
    const draw = (page, mark) => {
        rows.update(page.items, mark);
        put(foot, page.items.length === 0 ? nothing(t("sites.none")) : null, pager({
            shown: count(page.items.length),
            first: cursor ? to("sites", filter) : null,
            next: page.next ? to("sites", {...filter, cursor: page.next, now: minute}) : null}));
    };
    draw(answer, false);
    put(main, heading(t("page.sites")), filterForm("sites", filter, NAMES), rows.element, foot);
    if (!cursor) {
        onChange(async () => {
            minute = thisMinute();
            draw(await ask(), true);
            say(t("said.updated"));
        }, signal, {wait: ASK});
    }
}

function siteTable() {
    return table({
        caption: t("page.sites"),
        key: (site) => site.id,
        href: (site) => to(["site", site.id]),
        columns: [
            {title: t("site"), kind: "grow", cell: (site) => h("span", {title: site.address ?? null}, siteName(site))},
            {title: t("region"), cell: (site) => [placeGrade(site.location_grade), " ",
                regionPath(site.region_path) || h("span", {class: "unknown"}, t("unknown"))]},
            {title: t("miners"), kind: "number", cell: (site) => count(site.miners)},
            {title: t("detections"), kind: "number", cell: (site) => count(site.detections)},
            {title: t("hashrate"), kind: "rates-cell", cell: (site) => rates(site.hashrates)},
            {title: t("power"), kind: "number", cell: (site) => power(site.power_w)},
            {title: t("firstSeen"), kind: "number", cell: (site) => seen(site.first)},
            {title: t("lastSeen"), kind: "number", cell: (site) => seen(site.last)},
        ]});
}
