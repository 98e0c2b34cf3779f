// Where the work goes to.

import {asked, filterForm, filterOf} from "../filters.js";
import {count} from "../format.js";
import {get} from "../api.js";
import {h, put} from "../dom.js";
import {heading, nothing, power, rates} from "../parts.js";
import {ASK, onChange} from "../live.js";
import {say} from "../frame.js";
import {t} from "../texts.js";
import {table} from "../table.js";
import {to} from "../router.js";

const NAMES = ["span", "grade", "state", "region", "enterprise", "coin", "dialect"];

export async function show(main, {parameters, signal}) {
    const filter = filterOf(parameters);
    const ask = () => get("pools", asked(filter), signal);
    const {items} = await ask();
    const rows = table({
        caption: t("page.pools"),
        key: (pool) => pool.name ?? "",
        href: (pool) => to("detections", {...filter, pool: pool.name}),
        columns: [
            {title: t("pool"), kind: "grow", cell: (pool) => pool.name ?? t("hidden")},
            {title: t("detections"), kind: "number", cell: (pool) => count(pool.detections)},
            {title: t("hashrate"), kind: "rates-cell", cell: (pool) => rates(pool.hashrates)},
            {title: t("power"), kind: "number", cell: (pool) => power(pool.power_w)},
        ]});
    rows.update(items);
    put(main, heading(t("page.pools"), h("p", {class: "muted"}, t("pools.note"))),
        filterForm("pools", filter, NAMES), rows.element, items.length === 0 ? nothing(t("pools.none")) : null);
    onChange(async () => {
        rows.update((await ask()).items, true);
        say(t("said.updated"));
    }, signal, {wait: ASK});
}
