// Everything by keyboard: g and a letter to a page, j and k along rows, ? to see them all.

import {h} from "./dom.js";
import {t} from "./texts.js";

/** The second key of two must follow within this many milliseconds. */
const PATIENCE = 1_500;

let afterG = -PATIENCE;

export function listen() {
    document.addEventListener("keydown", (event) => {
        if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || typing(event.target)) {
            return;
        }
        if (document.querySelector("dialog[open]")) {
            return;
        }
        if (pressed(event.key, event.timeStamp)) {
            event.preventDefault();
        }
    });
}

function typing(target) {
    return target instanceof HTMLElement && target.matches("input:not([type=checkbox]), textarea, select");
}

/** @param time when it was pressed, which may be long ago if the page is busy */
function pressed(key, time) {
    if (!document.getElementById("main")) {
        return false;
    }
    if (time - afterG < PATIENCE) {
        afterG = -PATIENCE;
        const link = document.querySelector(`nav [aria-keyshortcuts="g ${CSS.escape(key)}"]`);
        if (link) {
            link.click();
            return true;
        }
    }
    switch (key) {
        case "g":
            afterG = time;
            return true;
        case "j":
            return step(1);
        case "k":
            return step(-1);
        case "n":
            return click("[data-key=next]");
        case "b":
            return click("[data-key=first]");
        case "/":
            return focus("[data-key=search]");
        case "c":
            return focus("[data-key=comment]");
        case "u":
            return click("[data-key=up]");
        case "l":
            return click("#switch-language");
        case "t":
            return click("#switch-theme");
        case "?":
            shortcuts();
            return true;
        default:
            return false;
    }
}

function step(by) {
    const rows = [...document.querySelectorAll("#main [data-row]")];
    const at = rows.indexOf(document.activeElement);
    const next = at < 0 ? (by > 0 ? 0 : rows.length - 1) : Math.min(rows.length - 1, Math.max(0, at + by));
    rows[next]?.focus();
    rows[next]?.scrollIntoView({block: "nearest"});
    return rows.length > 0;
}

function click(selector) {
    const found = document.querySelector(selector);
    found?.click();
    return found !== null;
}

function focus(selector) {
    const found = document.querySelector(selector);
    found?.focus();
    return found !== null;
}

/** Shows all of them. */
export function shortcuts() {
    const keys = [
        ...[...document.querySelectorAll("nav [data-page]")].map((link) => [link.getAttribute("aria-keyshortcuts"),
            t(`page.${link.dataset.page}`)]),
        ["j  k", t("key.rows")], ["Enter", t("key.open")], ["u", t("key.up")], ["/", t("key.search")],
        ["n  b", t("key.pages")], ["c", t("key.comment")], ["l", t("switch.language")], ["t", t("switch.theme")],
        ["?", t("shortcuts")], ["Esc", t("key.close")]];
    const dialog = h("dialog", {class: "help", "aria-label": t("shortcuts"), onclose: () => dialog.remove()},
        h("h2", {}, t("shortcuts")),
        h("dl", {}, keys.map(([key, text]) => h("div", {}, h("dt", {}, key.split(" ").filter(Boolean)
            .map((one) => h("kbd", {}, one))), h("dd", {}, text)))),
        h("form", {method: "dialog"}, h("button", {class: "main"}, t("close"))));
    document.body.append(dialog);
    dialog.showModal();
}
