// A table whose rows lead somewhere, and that can be told anew while somebody reads it.

import {h, put} from "./dom.js";
import {t} from "./texts.js";

/**
 * @param caption what the table holds, for those who do not see it
 * @param columns {title, cell, kind}: cell makes the content of a row's cell, the first column's is the link
 * @param key identity of a row
 * @param href where a row leads
 */
export function table({caption, columns, key, href, tone}) {
    const body = h("tbody", {});
    let before = new Map();

    /** Shows these rows. Those that are new or different since the last time are marked for a moment. */
    function update(rows, mark = false) {
        const focused = body.querySelector("[data-row]:focus")?.dataset.row;
        const now = new Map(rows.map((row) => [key(row), JSON.stringify(row)]));
        put(body, rows.map((row) => line(row, mark && before.get(key(row)) !== now.get(key(row)))));
        const changed = [...now].filter(([id, text]) => before.get(id) !== text).length;
        before = now;
        if (focused !== undefined) {
            body.querySelector(`[data-row="${CSS.escape(focused)}"]`)?.focus();
        }
        return changed;
    }

    function line(row, marked) {
        const target = href?.(row);
        const classes = [tone?.(row), marked ? "changed" : null, target ? "leads" : null].filter(Boolean).join(" ");
        return h("tr", {class: classes || null, onclick: target ? (event) => follow(event, target) : null},
            columns.map((column, index) => h(index === 0 ? "th" : "td",
                {class: column.kind, scope: index === 0 ? "row" : null},
                index === 0 && target
                    ? h("a", {href: target, "data-row": key(row)}, column.cell(row)) : column.cell(row))));
    }

    const element = h("div", {class: "table-box"}, h("table", {},
        h("caption", {class: "unseen"}, caption),
        h("thead", {}, h("tr", {}, columns.map((column) => h("th", {scope: "col", class: column.kind}, column.title)))),
        body));
    return {element, update};
}

function follow(event, target) {
    const selecting = String(getSelection()).length > 0;
    if (!selecting && !event.target.closest("a, button, summary")) {
        location.hash = target;
    }
}

/** Below a table: how to go on. */
export function pager({shown, first, next}) {
    return h("nav", {class: "pager", "aria-label": t("paging")},
        first ? h("a", {class: "button", href: first, "data-key": "first"}, t("firstPage")) : null,
        h("span", {class: "muted"}, t("rowsShown", {count: shown})),
        next ? h("a", {class: "button", href: next, "data-key": "next"}, t("nextPage")) : null);
}
