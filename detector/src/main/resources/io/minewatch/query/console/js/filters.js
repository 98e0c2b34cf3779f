// What a list is asked for. It stands in the page's address, so that it can be kept, sent and gone back to.

import {h} from "./dom.js";
import {go} from "./router.js";
import {t, term} from "./texts.js";
import {time} from "./format.js";

const GRADES = ["suspected", "probable", "confirmed"];
const STATES = ["open", "confirmed", "dismissed"];
const DIALECTS = ["stratum_v1", "cryptonote", "ethproxy", "ethereum_stratum", "equihash_stratum", "stratum_v2",
    "getwork", "getblocktemplate", "eth_getwork", "btcagent", "grin", "beam", "chia", "webmining", "unknown_encrypted"];

const HOUR = 3_600_000;
const SPANS = {"1h": HOUR, "24h": 24 * HOUR, "7d": 168 * HOUR, "30d": 720 * HOUR, "90d": 2160 * HOUR};

/** Names in addresses, which are those of the interface; span is ours and becomes from. */
const NAMES = ["span", "from", "to", "q", "grade", "state", "region", "enterprise", "address", "pool", "coin", "dialect"];
const FIRST = ["q", "span", "grade", "state"];

/** What stands in the page's address. */
export function filterOf(parameters) {
    return Object.fromEntries(NAMES.map((name) => [name, parameters.get(name) ?? ""]).filter(([, value]) => value));
}

/**
 * The same in the words of the interface.
 *
 * @param now minute that spans end at; those who turn pages must keep it
 */
export function asked(filter, now = thisMinute()) {
    const {span, ...rest} = filter;
    return span in SPANS && !rest.from ? {...rest, from: new Date(now - SPANS[span]).toISOString()} : rest;
}

export function thisMinute() {
    return Math.floor(Date.now() / 60_000) * 60_000;
}

// The form above a list. Every change is a new address.
/** @param kept what else stands in the address */
export function filterForm(page, filter, names = NAMES, kept = {}) {
    const apply = (changed) => go(page, {...kept, ...filter, ...changed});
    const known = names.filter((name) => !["from", "to"].includes(name));
    const rest = known.filter((name) => !FIRST.includes(name));
    return h("form", {class: "filters", role: "search", "aria-label": t("filters"), onsubmit: (event) => {
        event.preventDefault();
        apply(Object.fromEntries(new FormData(event.currentTarget)));
    }},
    FIRST.filter((name) => known.includes(name)).map((name) => control(name, filter, apply)),
    h("details", {class: "filters-more", open: rest.some((name) => filter[name])},
        h("summary", {}, t("moreFilters")),
        h("div", {class: "filters-rest"}, rest.map((name) => control(name, filter, apply)),
            h("button", {}, t("apply")))),
    h("div", {class: "chips"}, Object.entries(filter).filter(([, value]) => value).map(([name, value]) =>
        h("button", {type: "button", class: "chip", "aria-label": t("removeFilter", {name: t(`filter.${name}`)}),
            onclick: () => apply({[name]: ""})},
        h("span", {class: "muted"}, t(`filter.${name}`)), " ", shown(name, value), h("span", {"aria-hidden": "true"}, " ×")))));
}

function shown(name, value) {
    switch (name) {
        case "grade":
        case "state":
            return term(name, value);
        case "span":
            return t(`span.${value}`);
        case "from":
        case "to":
            return time(value);
        default:
            return value;
    }
}

function control(name, filter, apply) {
    const id = `filter-${name}`;
    const options = {grade: GRADES, state: STATES, span: Object.keys(SPANS), dialect: DIALECTS}[name];
    const label = h("label", {for: id, class: name === "q" ? "unseen" : null}, t(`filter.${name}`));
    if (options) {
        const choose = h("select", {id, name, onchange: () => apply({[name]: choose.value})},
            h("option", {value: ""}, t(`any.${name}`)),
            options.map((option) => h("option", {value: option, selected: filter[name] === option},
                name === "span" ? t(`span.${option}`) : term(name, option))));
        return h("div", {class: "field"}, label, choose);
    }
    return h("div", {class: `field field-${name}`}, label, h("input", {id, name, type: name === "q" ? "search" : "text",
        value: filter[name] ?? "", maxlength: "200", spellcheck: "false", autocomplete: "off",
        placeholder: name === "q" ? t("searchHint") : null, "data-key": name === "q" ? "search" : null}));
}
