// A map of what is known: the provinces as tiles beside their neighbours, or regions as areas in proportion.

import {COLUMNS, PROVINCES, ROWS, provinceOf} from "./provinces.js";
import {count, interval} from "../format.js";
import {currentLanguage, t} from "../texts.js";
import {h, put, s} from "../dom.js";
import {drawSized} from "./sized.js";
import {treemap} from "./treemap.js";

/** What may be shown: its value, and how it reads. */
export const MEASURES = {
    sites: {value: (region) => region.sites ?? 0, text: (region) => count(region.sites)},
    detections: {value: (region) => region.detections, text: (region) => count(region.detections)},
    power: {value: (region) => (region.power_w.lo + region.power_w.hi) / 2,
        text: (region) => region.power_w.hi > 0 ? interval(region.power_w.lo, region.power_w.hi, "W") : t("unknown")},
};

/** Shades, besides the one for nothing. */
const SHADES = 5;

/** Tiles need more than one province; the only one is better shown by what is in it. */
const FEWEST_TILES = 2;

export function regionMap(items, measure, leads) {
    const provinces = items.filter((item) => provinceOf(item.code));
    const known = items.filter((item) => item.code);
    const tiled = provinces.length >= FEWEST_TILES && provinces.length === known.length;
    const box = h("div", {class: "map"});
    drawSized(box, (width, em) => put(box, tiled ? tiles(items, measure, leads) : areas(items, measure, leads, width, em)));
    return h("div", {}, box, scale(items, measure), tiled && items.some((item) => !item.code && MEASURES[measure].value(item) > 0)
        ? h("p", {class: "muted foot"}, t("regions.outside", {text: MEASURES[measure].text(items.find((item) => !item.code))}))
        : null);
}

/** 0 for nothing, otherwise 1 to SHADES. */
function shade(region, items, measure, curve) {
    const {value} = MEASURES[measure];
    const most = Math.max(...items.map(value), 0);
    return most > 0 && value(region) > 0 ? Math.max(1, Math.ceil(curve(value(region) / most) * SHADES)) : 0;
}

/** Tiles are all of one size: the root tells a small one from an empty one. */
function tiles(items, measure, leads) {
    const known = new Map(items.map((item) => [item.code, item]));
    return s("svg", {viewBox: `0 0 ${COLUMNS * 10} ${ROWS * 10}`, class: "tilemap", role: "group", "aria-label": t("regions.map")},
        Object.entries(PROVINCES).map(([code, [column, row, letters, short]]) => {
            const region = known.get(`${code}0000`);
            const short2 = currentLanguage() === "zh" ? short : letters;
            const marks = [
                s("rect", {x: column * 10 + 0.3, y: row * 10 + 0.3, width: 9.4, height: 9.4, rx: 0.8,
                    class: `shade shade-${region ? shade(region, items, measure, Math.sqrt) : "none"}`}),
                s("text", {x: column * 10 + 5, y: row * 10 + (region ? 4.6 : 6), class: "tile-name"}, short2),
                region ? s("text", {x: column * 10 + 5, y: row * 10 + 7.9, class: "tile-value"},
                    MEASURES[measure].text(region)) : null];
            return region ? linked(region, measure, leads, marks) : s("g", {class: "tile-empty", "aria-hidden": "true"}, marks);
        }));
}

function areas(items, measure, leads, width, em) {
    const height = Math.min(width * 0.72, 34 * em);
    return s("svg", {viewBox: `0 0 ${width} ${height}`, class: "areamap", role: "group", "aria-label": t("regions.map"), width, height},
        treemap(items, MEASURES[measure].value, width, height).map((area) => {
            const name = area.item.code ? area.item.name : t("noRegion");
            const fits = Math.floor((area.width - 1.2 * em) / em / (/[\u2e80-\uffff]/.test(name) ? 1 : 0.6));
            const roomy = fits > 2 && area.height > 3.2 * em;
            return linked(area.item, measure, leads, [
                s("rect", {x: area.x + 1, y: area.y + 1, width: Math.max(0, area.width - 2), height: Math.max(0, area.height - 2),
                    rx: 2, class: `shade shade-${shade(area.item, items, measure, (part) => part)}`}),
                roomy ? s("text", {x: area.x + 0.6 * em, y: area.y + 1.5 * em, class: "area-name"},
                    name.length > fits ? `${name.slice(0, fits - 1)}…` : name) : null,
                roomy ? s("text", {x: area.x + 0.6 * em, y: area.y + 2.8 * em, class: "area-value"},
                    MEASURES[measure].text(area.item)) : null]);
        }));
}

function linked(region, measure, leads, marks) {
    const target = leads(region);
    const told = `${region.code ? region.name : t("noRegion")}: ${MEASURES[measure].text(region)}`;
    return s(target ? "a" : "g", {href: target, "aria-label": told, class: "map-link"}, s("title", {}, told), marks);
}

function scale(items, measure) {
    const {value, text} = MEASURES[measure];
    const most = [...items].sort((one, other) => value(other) - value(one))[0];
    return h("p", {class: "map-scale"}, h("span", {class: "muted"}, "0"),
        [...Array(SHADES).keys()].map((index) => h("span", {class: `swatch shade-${index + 1}`, "aria-hidden": "true"})),
        h("span", {class: "muted"}, text(most)), h("span", {class: "muted"}, `· ${t(measure)}`));
}
