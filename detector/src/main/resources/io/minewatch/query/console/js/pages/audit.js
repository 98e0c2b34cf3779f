// Who asked for what, and what for.

import {count, exactTime} from "../format.js";
import {get} from "../api.js";
import {h, put} from "../dom.js";
import {heading, nothing} from "../parts.js";
import {pager, table} from "../table.js";
import {t, term} from "../texts.js";
import {to} from "../router.js";

const PAGE = 100;

export async function show(main, {parameters, signal}) {
    const cursor = parameters.get("cursor") ?? "";
    const {items, next} = await get("audit", {limit: PAGE, cursor}, signal);
    const rows = table({caption: t("page.audit"), key: (entry) => String(entry.number), columns: [
        {title: t("time"), cell: (entry) => exactTime(entry.at)},
        {title: t("audit.who"), cell: (entry) => [entry.who, " ", h("span", {class: "muted"}, term("role", entry.role))]},
        {title: t("audit.from"), cell: (entry) => entry.from},
        {title: t("signin.purpose"), kind: "address", cell: (entry) => entry.purpose},
        {title: t("audit.action"), kind: "address", cell: (entry) => entry.action},
        {title: t("audit.query"), kind: "grow", cell: (entry) => h("span", {class: "code", title: entry.query}, entry.query)},
        {title: t("audit.status"), kind: "number", cell: (entry) => String(entry.status)},
        {title: t("audit.rows"), kind: "number", cell: (entry) => count(entry.rows)},
    ]});
    rows.update(items);
    put(main, heading(t("page.audit")), rows.element, items.length === 0 ? nothing(t("audit.none")) : pager({
        shown: count(items.length), first: cursor ? to("audit") : null, next: next ? to("audit", {cursor: next}) : null}));
}
