// Parts that several pages show: grades, intervals, places, panels.

import {h} from "./dom.js";
import {ago, exactTime, interval, shortTime} from "./format.js";
import {address, setPurpose, withPurpose} from "./api.js";
import {t, term} from "./texts.js";

/** How sure a finding is. Shape, border and word differ, not the colour alone. */
export function grade(name) {
    return h("span", {class: `grade grade-${name}`, title: t(`grade.${name}.means`)}, term("grade", name));
}

/** The same in a table, where many stand below each other. */
export function gradeMark(name) {
    return h("span", {class: `mark grade-${name}`, title: t(`grade.${name}.means`)}, term("grade", name));
}

/** What people decided, as one sign. */
export function stateMark(name) {
    return name === "open" || !name ? null
        : h("span", {class: `state-mark state-${name}`, title: term("state", name), role: "img", "aria-label": term("state", name)});
}

/** What people decided; nothing for what is open. */
export function state(name) {
    const lower = String(name ?? "open").toLowerCase();
    return lower === "open" ? null : h("span", {class: `state state-${lower}`}, term("state", lower));
}

/** What is not known, and why. */
export function unknown(reason) {
    return h("span", {class: "unknown", title: reason ? term("why", reason) : null}, t("unknown"));
}

/** The same with the reason written out. */
export function unknownBecause(reason) {
    return h("span", {class: "unknown"}, reason ? t("unknownBecause", {reason: term("why", reason)}) : t("unknown"));
}

export function hashrate(rate, reason) {
    return rate ? h("span", {class: "figure"}, interval(rate.lo, rate.hi, rate.unit ?? "H/s")) : unknown(reason);
}

/** Watts as an interval; zero at both ends says that nothing is known. */
export function power(watts, reason) {
    return watts && watts.hi > 0 ? h("span", {class: "figure"}, interval(watts.lo, watts.hi, "W")) : unknown(reason);
}

/** Kilowatt hours as an interval; the same holds. */
export function energy(kwh) {
    return kwh.hi > 0 ? h("span", {class: "figure"}, interval(kwh.lo * 1000, kwh.hi * 1000, "Wh")) : unknown("no_hashrate");
}

/** True if the reader's role does not see this field of a record, or sees it masked only. */
export function isHidden(record, path) {
    return (record.masked ?? []).includes(path);
}

/** Rates of several algorithms, one below the other: they are never added. */
export function rates(list) {
    return (list ?? []).length === 0 ? unknown("no_hashrate")
        : h("ul", {class: "rates"}, [...list].sort(byAlgorithm).map((rate) => h("li", {}, hashrate(rate), " ",
            h("span", {class: "muted"}, algorithm(rate.algorithm)))));
}

function byAlgorithm(one, other) {
    return one.algorithm.localeCompare(other.algorithm);
}

export function algorithm(name) {
    return name ? name : t("algorithmUnknown");
}

export function seen(instant) {
    return instant ? h("time", {datetime: instant, title: `${exactTime(instant)} · ${ago(instant)}`}, shortTime(instant))
        : "–";
}

/** Address and port as people write them. */
export function endpoint(ip, port) {
    if (!ip) {
        return t("hidden");
    }
    return port ? (ip.includes(":") ? `[${ip}]:${port}` : `${ip}:${port}`) : ip;
}

/** A region from the top down, without what repeats. */
export function regionPath(path) {
    return (path ?? []).join(" / ");
}

/** How far a place is certain. */
export function placeGrade(name) {
    return h("span", {class: "place-grade", title: term("place", name)}, name);
}

export function coin(mining) {
    return [h("strong", {}, mining.coin ?? mining.algorithm ?? "–"), " ",
        h("span", {class: "muted"}, mining.variant ?? mining.protocol)];
}

export function poolName(record) {
    return record.mining.pool?.name ?? record.server.domain ?? endpoint(record.server.ip, record.server.port);
}

/** A title that takes the focus when its page is shown. */
export function heading(text, ...beside) {
    return h("div", {class: "heading"}, h("h1", {tabindex: "-1"}, text), beside);
}

export function panel(title, content, {id, note, actions, className} = {}) {
    return h("section", {class: `panel ${className ?? ""}`, id, "aria-label": title},
        h("div", {class: "panel-head"}, h("h2", {}, title), note ? h("span", {class: "muted"}, note) : null,
            actions ? h("div", {class: "panel-actions"}, actions) : null),
        content);
}

/** One figure with what it is. */
export function tile(label, figure, note, href) {
    const inside = [h("span", {class: "tile-label"}, label), h("span", {class: "tile-figure"}, figure),
        h("span", {class: "tile-note"}, note)];
    return href ? h("a", {class: "tile", href}, inside) : h("div", {class: "tile"}, inside);
}

/** Pairs of words and values; those without a value are left out. */
export function facts(pairs) {
    return h("dl", {class: "facts"}, pairs.filter(([, value]) => value !== null && value !== undefined && value !== "")
        .map(([label, value]) => h("div", {}, h("dt", {}, label), h("dd", {}, value))));
}

export function nothing(text) {
    return h("p", {class: "nothing"}, text);
}

/** What went wrong, and a way to try again. */
export function problem(fault, again) {
    const known = ["0", "403", "404", "429", "503"].includes(String(fault.status));
    return h("section", {class: "problem", role: "alert"},
        h("h1", {tabindex: "-1"}, known ? t(`problem.${fault.status}`) : fault.title ?? fault.name),
        h("p", {}, fault.detail ?? fault.message ?? ""),
        fault.kind === "purpose-required" ? askPurpose(again)
            : h("button", {type: "button", class: "main", onclick: again}, t("again")));
}

/** Some roles must say what their questions are for. */
function askPurpose(again) {
    const field = h("input", {id: "purpose", type: "text", required: true, maxlength: "200"});
    return h("form", {onsubmit: (event) => {
        event.preventDefault();
        setPurpose(field.value.trim());
        again();
    }}, h("label", {for: "purpose"}, t("signin.purpose")), field, h("button", {class: "main"}, t("again")));
}

/** Links to the same rows as files. */
export function exports(parameters, list = "detections", forms = ["csv", "xlsx", "geojson"]) {
    return forms.map((form) => h("a", {class: "button", download: "",
        href: address(`export/${list}.${form}`, withPurpose(parameters))}, form.toUpperCase()));
}

/** Who is at a place: the enterprise, or the line, or the miner's address. */
export function siteName(site) {
    return site.enterprise ?? site.line ?? site.client ?? t("hidden");
}
