// What mines week by week: who began, who goes on, who has gone.

import {count, weekOf} from "../format.js";
import {filterForm, filterOf} from "../filters.js";
import {get} from "../api.js";
import {h, put} from "../dom.js";
import {energy, exports, heading, nothing, placeGrade, power, rates, regionPath, seen, siteName} from "../parts.js";
import {ASK, onChange} from "../live.js";
import {pager, table} from "../table.js";
import {say} from "../frame.js";
import {t, term} from "../texts.js";
import {to} from "../router.js";

const PAGE = 50;
const NAMES = ["q", "grade", "region", "enterprise", "pool", "coin", "dialect"];
const DAY = 86_400_000;

export async function show(main, {parameters, signal, reader}) {
    const filter = filterOf(parameters);
    const week = parameters.get("week") || weekOf(Date.now());
    const cursor = parameters.get("cursor") ?? "";
    const ask = () => get("inventory", {...filter, week, limit: PAGE, cursor}, signal);
    const answer = await ask();
    const rows = inventoryTable(week);
    const foot = h("div", {});
    const draw = (page, mark) => {
        rows.update(page.items, mark);
        put(foot, page.items.length === 0 ? nothing(t("inventory.none")) : null, pager({
            shown: count(page.items.length),
            first: cursor ? to("inventory", {...filter, week}) : null,
            next: page.next ? to("inventory", {...filter, week, cursor: page.next}) : null}));
    };
    draw(answer, false);
    put(main,
        heading(t("page.inventory"), weeks(answer, filter),
            h("div", {class: "panel-actions"},
                reader.may.includes("export") ? exports({...filter, week}, "inventory", ["csv", "xlsx"]) : null,
                h("button", {type: "button", onclick: () => print()}, t("print")))),
        h("p", {class: "inventory-note muted"}, t(answer.complete ? "inventory.complete" : "inventory.open"), " ", t("inventory.means")),
        filterForm("inventory", filter, NAMES, {week}), rows.element, foot);
    if (!cursor) {
        onChange(async () => {
            draw(await ask(), true);
            say(t("said.updated"));
        }, signal, {wait: ASK});
    }
}

/** The week that is shown, and the way to those beside it. */
function weeks(answer, filter) {
    const start = Date.parse(answer.start);
    const beside = (text, at, sign) => h("a", {class: "button", href: to("inventory", {...filter, week: weekOf(at)}),
        "aria-label": text, title: text}, sign);
    return h("nav", {class: "weeks", "aria-label": t("inventory.weeks")},
        beside(t("inventory.earlier"), start - 3 * DAY, "‹"),
        h("strong", {}, answer.week),
        beside(t("inventory.later"), Date.parse(answer.end) + 3 * DAY, "›"),
        h("span", {class: "muted"}, seen(answer.start), " – ", seen(answer.end)));
}

function inventoryTable(week) {
    const there = (site, cell) => site.change === "gone" ? "–" : cell(site.in_week);
    return table({
        caption: `${t("page.inventory")} ${week}`,
        key: (site) => site.id,
        href: (site) => to(["site", site.id]),
        tone: (site) => site.change === "gone" ? "gone" : null,
        columns: [
            {title: t("site"), kind: "grow", cell: (site) => h("span", {title: site.address ?? null}, siteName(site))},
            {title: t("change"), cell: (site) => h("span", {class: `change change-${site.change}`}, term("change", site.change))},
            {title: t("region"), cell: (site) => [placeGrade(site.location_grade), " ",
                regionPath(site.region_path) || h("span", {class: "unknown"}, t("unknown"))]},
            {title: t("hours"), kind: "number", cell: (site) => there(site, (sum) => hours(sum.hours))},
            {title: t("miners"), kind: "number roomy", cell: (site) => there(site, (sum) => count(sum.miners))},
            {title: t("devices"), kind: "number", cell: (site) => there(site, (sum) => devices(sum.devices))},
            {title: t("hashrate"), kind: "rates-cell", cell: (site) => there(site, (sum) => rates(sum.hashrates))},
            {title: t("power"), kind: "number", cell: (site) => there(site, (sum) => power(sum.power_w))},
            {title: t("energy"), kind: "number", cell: (site) => [there(site, energyOf),
                site.in_week_before.detections === 0 ? null
                    : h("div", {class: "muted"}, t("inventory.before"), " ", energyOf(site.in_week_before))]},
        ]});
}

function hours(value) {
    return value < 0.1 ? "<0.1" : count(Math.round(value * 10) / 10);
}

/** Machines at once, which are a mean. */
function devices({min, max}) {
    const [least, most] = [Math.ceil(min - 0.001), Math.floor(max + 0.001)];
    return max === null ? t("atLeast", {count: count(least)}) : most > least ? `${count(least)}–${count(most)}` : count(least);
}

/** And of how many it is not known. */
function energyOf(sum) {
    const missing = sum.detections - sum.with_power;
    return [energy(sum.energy_kwh), missing > 0 && sum.with_power > 0
        ? h("small", {class: "muted", title: t("inventory.partHint")}, " ", t("inventory.part", {count: count(missing)})) : null];
}
